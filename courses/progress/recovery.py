"""The recovery list: answers that were kept aside, and those that count although they came late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet, Value
from django.utils.translation import gettext as _

from courses.enrolment.enrolment import EnrolmentQuerySet
from courses.progress.answer import Answer, SupersededAnswer
from courses.progress.attempt import Attempt
from courses.quizzes.models import Choice, QuizItem

COUNTS_LATE = "late"
COLUMNS = ("attempt_id", "item_id", "choice_ids", "came_at", "why")


@dataclass(frozen=True)
class KeptAside:
    """What came once, beside what counts now. Of words somebody wrote only that they did."""

    attempt: Attempt
    item: QuizItem
    said: str
    counts: str
    came_at: datetime
    why: str


def kept_aside(enrolments: EnrolmentQuerySet) -> QuerySet:
    """Return rows of COLUMNS, the newest first: to be cut into pages and given to `told`."""
    aside = SupersededAnswer.objects.filter(attempt__enrolment__in=enrolments)
    late = Answer.objects.filter(is_late=True, attempt__enrolment__in=enrolments)
    rows = aside.annotate(came_at=F("received_at"), why=F("reason")).values_list(*COLUMNS)
    counting = late.annotate(came_at=F("answered_at"), why=Value(COUNTS_LATE))
    # Two rows may be equal word for word: both are shown.
    every = rows.union(counting.values_list(*COLUMNS), all=True)
    return every.order_by("-came_at", "attempt_id", "item_id")


def told(rows: Sequence[tuple]) -> list[KeptAside]:
    """Put words to the rows of one page, in a number of statements that does not grow."""
    attempt_ids, item_ids = {row[0] for row in rows}, {row[1] for row in rows}
    attempts = Attempt.objects.select_related("enrolment__learner").in_bulk(attempt_ids)
    items = QuizItem.objects.select_related("version__question").in_bulk(item_ids)
    now = {
        (attempt, item): choices
        for attempt, item, choices in Answer.objects.filter(
            attempt__in=attempt_ids, item__in=item_ids
        ).values_list("attempt_id", "item_id", "choice_ids")
    }
    versions = {item.version_id for item in items.values()}
    words = dict(Choice.objects.filter(version__in=versions).values_list("pk", "text"))
    reasons = dict(SupersededAnswer.Reason.choices)
    reasons[COUNTS_LATE] = _("It came after the end, but was chosen before: it counts, as late.")
    return [
        KeptAside(
            attempt=attempts[attempt],
            item=items[item],
            said=_in_words(choices, words),
            counts=_in_words(now.get((attempt, item)), words),
            came_at=came_at,
            why=str(reasons[why]),
        )
        for attempt, item, choices, came_at, why in rows
    ]


def _in_words(choices: list[int] | None, words: dict[int, str]) -> str:
    if choices is None:
        return _("no answer")
    chosen = [words.get(pk, "–") for pk in choices]
    return "; ".join(chosen) if chosen else _("nothing chosen, or own words")
