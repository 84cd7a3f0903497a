"""A test as the page shows it: no key, no worth, no feedback."""

import secrets
from dataclasses import dataclass

from courses.catalogue.models import CoursePage
from courses.learn.in_language import in_this_language
from courses.learn.shown_item import ShownItem, shown_item
from courses.progress.attempt import Attempt
from courses.progress.attempts import items_of
from courses.progress.test_hours import window_of
from lms.accounts.zones import in_zone


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
    answers = {answer.item_id: answer for answer in attempt.answers.all()}
    every = items_of(attempt)
    scored = sum(item.is_scored for item in every)
    shown = [
        shown_item(
            item,
            place=place,
            number=place if item.is_scored else place - scored,
            answer=answers.get(item.pk),
            attempt=attempt,
        )
        for place, item in enumerate(every, start=1)
    ]
    return TestSheet(
        attempt=attempt,
        course=in_this_language(attempt.enrolment.course),
        items=shown[:scored],
        attitudes=shown[scored:],
        writer=secrets.token_hex(8),
        late=sum(answer.is_late for answer in answers.values()),
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
