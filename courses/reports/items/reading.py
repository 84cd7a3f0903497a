"""The answers of an edition, read person by person, however many there are."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from courses.progress.attempt import Attempt
from courses.quizzes.models import QuizEdition, QuizItem
from courses.quizzes.quiz import EVERY_FORM
from courses.reports.items.item_analysis import AFTER, BEFORE, Analysis, Reply, Sheet, analyse

# So many rows are held at once.
ROWS = 2000

# The version asked, and whether it has a worth, by the id of the item.
Items = dict[int, tuple[int, bool]]


def analysis_of(edition: QuizEdition) -> Analysis:
    """Count every first attempt of the edition, in two statements."""
    return analyse(sheets_of(edition))


def sheets_of(edition: QuizEdition) -> Iterator[Sheet]:
    """Yield the first test of each purpose of everybody who had this edition, person by person.

    Whoever was moved to another cohort is one person, by `journey`. Their pre-test and post-test
    come along when they were of another edition or quiz, for before and after: `counts` is False.
    """
    attempts = _attempts(edition)
    used = QuizItem.objects.filter(edition__in=attempts.values("edition"))
    items = {
        pk: (version_id, form != EVERY_FORM)
        for pk, version_id, form in used.values_list("pk", "version_id", "form")
    }
    rows = attempts.order_by("person", "submitted_at", "pk").values_list(
        "pk",
        "person",
        "purpose",
        "form",
        "edition_id",
        "item_ids",
        "answers__item_id",
        "answers__choice_ids",
        "answers__text",
        "answers__fraction_percent",
    )
    taken = set()
    for _pk, of_attempt in groupby(rows.iterator(chunk_size=ROWS), key=itemgetter(0)):
        answers = list(of_attempt)
        _pk, person, purpose, form, edition_id, item_ids, *_answer = answers[0]
        if (person, purpose) in taken:
            continue
        # One person's rows stand together: what others took need not be remembered.
        taken = {key for key in taken if key[0] == person} | {(person, purpose)}
        replies = _replies(item_ids, {row[6]: row[7:] for row in answers}, items)
        yield Sheet(person, purpose, form, replies, counts=edition_id == edition.pk)


def _attempts(edition: QuizEdition) -> QuerySet[Attempt]:
    # A later attempt is practised: repeating would make items look easier than they are.
    first = Attempt.objects.submitted().filter(number=1)
    first = first.annotate(person=Coalesce("enrolment__journey", F("enrolment")))
    here = first.filter(edition=edition)
    before_and_after = Q(purpose__in=(BEFORE, AFTER), person__in=here.values("person"))
    return first.filter(Q(edition=edition) | before_and_after)


def _replies(item_ids: list[int], answers: dict[int, tuple], items: Items) -> tuple[Reply, ...]:
    replies = []
    for item_id in item_ids:
        version_id, is_scored = items[item_id]
        choice_ids, text, fraction = answers.get(item_id, ([], "", None))
        chosen = tuple(choice for choice in choice_ids if choice)
        worth = int((fraction or 0) * 100) if is_scored else None
        is_omitted = not (chosen or text)
        replies.append(Reply(version_id, worth, chosen, is_omitted=is_omitted))
    return tuple(replies)
