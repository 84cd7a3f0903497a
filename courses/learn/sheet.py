"""A test as the page shows it: no key, no worth, no feedback."""

import re
import secrets
from dataclasses import dataclass

from courses.catalogue.models import CoursePage
from courses.learn.in_language import in_this_language
from courses.progress.attempt import Attempt
from courses.progress.attempts import items_of
from courses.progress.test_hours import window_of
from courses.quizzes.drawing import shuffled
from courses.quizzes.models import QuestionVersion, QuizItem
from lms.accounts.zones import in_zone

# «Benar» before «Salah» reads naturally, and a scale goes from one end to the other.
IN_THEIR_OWN_ORDER = {QuestionVersion.Type.TRUE_FALSE, QuestionVersion.Type.LIKERT}
# The words of a test are Indonesian.
HOW_MANY = re.compile(r"\bpilih (?:semua|dua|tiga|empat|lima|[2-9])\b[^.]*\.?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class ShownChoice:
    id: int
    text: str
    is_chosen: bool


@dataclass(frozen=True)
class ShownItem:
    id: int
    # On the page, from 1, and within its part: the questions or the attitudes.
    place: int
    number: int
    text: str
    is_attitude: bool
    takes_several: bool
    choices: list[ShownChoice]

    @property
    def says_how_many(self) -> bool:
        """Whether the question itself ends with how many to choose, as in «Pilih dua.»."""
        return HOW_MANY.search(self.text) is not None

    @property
    def is_answered(self) -> bool:
        return any(choice.is_chosen for choice in self.choices)

    @property
    def seen(self) -> str:
        """What was chosen when the page was made: the form posts it back to be compared."""
        return ",".join(str(id_) for id_ in sorted(c.id for c in self.choices if c.is_chosen))


@dataclass(frozen=True)
class TestSheet:
    attempt: Attempt
    course: CoursePage
    items: list[ShownItem]
    # Asked after the items: neither right nor wrong, and never asked for twice.
    attitudes: list[ShownItem]
    # A page load is a writer: a new name for each.
    writer: str
    # In the zone of the class; empty where the test has no end.
    closes: str = ""
    last_answer: str = ""
    # Of the answers, those that came after the end and were chosen before.
    late: int = 0

    @property
    def is_pre_test(self) -> bool:
        return self.attempt.purpose == Attempt.Purpose.PRE

    @property
    def answered(self) -> int:
        return sum(item.is_answered for item in self.items)

    @property
    def unanswered(self) -> list[ShownItem]:
        return [item for item in self.items if not item.is_answered]

    @property
    def total(self) -> int:
        return len(self.items)

    @property
    def has_answers(self) -> bool:
        return bool(self.answered or self.attitudes_answered)

    @property
    def after_items(self) -> str:
        """The place that follows the last question; empty for the end of the page."""
        return "menurutmu" if self.attitudes else ""

    @property
    def attitudes_answered(self) -> int:
        return sum(item.is_answered for item in self.attitudes)


def test_sheet(attempt: Attempt) -> TestSheet:
    rows = list(attempt.answers.values_list("item_id", "choice_ids", "is_late"))
    chosen = {item: choices for item, choices, _is_late in rows}
    every = items_of(attempt)
    scored = sum(item.is_scored for item in every)
    shown = [
        _shown(item, place=place, scored=scored, chosen=chosen.get(item.pk, []), attempt=attempt)
        for place, item in enumerate(every, start=1)
    ]
    return TestSheet(
        attempt=attempt,
        course=in_this_language(attempt.enrolment.course),
        items=shown[:scored],
        attitudes=shown[scored:],
        writer=secrets.token_hex(8),
        late=sum(is_late for _item, _choices, is_late in rows),
        **_end_of(attempt),
    )


def _end_of(attempt: Attempt) -> dict[str, str]:
    cohort = attempt.enrolment.cohort
    window = window_of(cohort, purpose=attempt.purpose)
    if window.closes_at is None:
        return {}
    return {
        "closes": in_zone(window.closes_at, cohort.zone),
        "last_answer": in_zone(window.last_answer_at, cohort.zone),
    }


def _shown(
    item: QuizItem, *, place: int, scored: int, chosen: list[int], attempt: Attempt
) -> ShownItem:
    version = item.version
    choices = {choice.pk: choice for choice in version.choices.all()}
    order = list(choices)
    if attempt.edition.shuffle_choices and version.type not in IN_THEIR_OWN_ORDER:
        order = shuffled(order, seed=f"{attempt.seed}:{item.pk}")
    return ShownItem(
        id=item.pk,
        place=place,
        number=place if item.is_scored else place - scored,
        text=version.text,
        is_attitude=version.is_attitude,
        takes_several=version.takes_several,
        choices=[ShownChoice(pk, choices[pk].text, pk in chosen) for pk in order],
    )
