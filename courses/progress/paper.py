"""Deed: put answers given on paper into the database. All of them, or none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import Q

from courses.enrolment.models import Cohort, Enrolment
from courses.progress import completion
from courses.progress.answer import Answer
from courses.progress.attempt import Attempt
from courses.progress.paper_reading import PaperRow
from courses.progress.practice import markable, waiting_for_yeses
from courses.quizzes.drawing import asked, form_for
from courses.quizzes.marking import NOTHING, score_percent
from courses.quizzes.models import QuizEdition, QuizItem
from courses.quizzes.quiz import EVERY_FORM
from courses.quizzes.worth import worth_of
from lms import audit
from lms.accounts.models import User

LETTERS = "ABCDEFGHIJKLMNOPQRST"
WRITER = "paper000"


class Fault(StrEnum):
    NOBODY = "nobody"  # the row names nobody
    UNKNOWN = "unknown"  # nobody of this cohort
    TWICE = "twice"  # the same person once more
    WAITING = "waiting"  # a minor whose two yeses are not there
    ONLINE = "online"  # has begun this test on a device
    ENTERED = "entered"  # is there from paper already
    FORM = "form"  # the test has no such form
    QUESTION = "question"  # the form has no such question
    LETTER = "letter"  # the question has no such option
    SEVERAL = "several"  # one letter only may be chosen here
    NO_LETTERS = "no letters"  # the question asks for more than letters


@dataclass(frozen=True)
class Problem:
    row: int
    # The number of the question; 0 where the person or the form is meant.
    question: int
    value: str
    fault: Fault


@dataclass(frozen=True)
class Sheet:
    enrolment: Enrolment
    form: str
    # By item: the chosen options.
    chosen: dict[int, list[int]]


@dataclass
class Looked:
    sheets: list[Sheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class NoSuchTest(Exception):
    """The course has no published test of this purpose."""


class PrintedTest:
    """A test as it is printed: each form's questions by number, each option by its letter."""

    def __init__(self, cohort: Cohort, *, purpose: str) -> None:
        course, is_pre_test = cohort.course, purpose == Attempt.Purpose.PRE
        quiz = course.pre_test if is_pre_test else course.post_test
        if quiz is None or quiz.current_edition is None:
            raise NoSuchTest
        self.edition: QuizEdition = quiz.current_edition
        self.purpose = purpose
        items = self.edition.items.select_related("version").prefetch_related("version__choices")
        self._items = {item.pk: item for item in items.order_by("position")}
        places = [(item.form, item.pk) for item in self._items.values()]
        self.forms = sorted({form for form, _pk in places} - {EVERY_FORM}) or [EVERY_FORM]
        self._ids = {form: asked(places, form=form, seed=None) for form in self.forms}

    def items(self, form: str) -> list[QuizItem]:
        return [self._items[pk] for pk in self._ids[form]]

    def form_of(self, enrolment: Enrolment) -> str:
        """Return the form that is this person's turn."""
        form = form_for(
            first_form=enrolment.first_form,
            is_pre_test=self.purpose == Attempt.Purpose.PRE,
            number=1,
        )
        return form if form in self.forms else self.forms[0]


def options_of(item: QuizItem) -> dict[str, int]:
    """Return the options by their letters, in the order their author gave them."""
    options = sorted(item.version.choices.all(), key=lambda choice: choice.position)
    return {letter: option.pk for letter, option in zip(LETTERS, options, strict=False)}


def look_at(cohort: Cohort, *, test: PrintedTest, rows: Sequence[PaperRow]) -> Looked:
    """Return what the rows come to, and every problem; touches nothing.

    The number of statements does not grow with the rows.
    """
    people = list(markable(cohort).select_related("learner"))
    known = {person.learner.username.casefold(): person for person in people}
    known |= {person.learner.learner_code.casefold(): person for person in people}
    have, waits = taken(people, test=test), waiting_for_yeses(cohort.enrolments.all())
    looked, seen = Looked(), set()
    for row in rows:
        person = _person_of(row, known)
        fault = _why_not(row, person, have=have, waits=waits, seen=seen)
        form = row.form.upper() or (test.form_of(person) if person else test.forms[0])
        if not fault and form not in test.forms:
            looked.problems.append(Problem(row.number, 0, row.form, Fault.FORM))
        elif fault:
            looked.problems.append(Problem(row.number, 0, row.who, fault))
        else:
            seen.add(person.pk)
            chosen, problems = _read(row, test.items(form))
            looked.problems += problems
            looked.sheets.append(Sheet(person, form, chosen))
    return looked


def _person_of(row: PaperRow, known: dict[str, Enrolment]) -> Enrolment | None:
    who = row.who.casefold()
    return known.get(who) or known.get(re.sub(r"[\s-]", "", who))


def _why_not(row: PaperRow, person: Enrolment | None, *, have, waits, seen) -> Fault | None:
    if not row.who:
        return Fault.NOBODY
    if person is None:
        return Fault.UNKNOWN
    if person.pk in seen:
        return Fault.TWICE
    if person.pk in waits:
        return Fault.WAITING
    return have.get(person.pk)


def taken(people: list[Enrolment], *, test: PrintedTest) -> dict[int, Fault]:
    """Say of those who have a test of this purpose already how it came to be."""
    journeys = {p.journey_id: p.pk for p in people if p.journey_that_counts}
    theirs = Q(enrolment__in=people) | Q(enrolment__journey__in=journeys)
    attempts = Attempt.objects.filter(theirs, purpose=test.purpose)
    return {
        journeys.get(journey, enrolment): Fault.ENTERED if entered_at else Fault.ONLINE
        for enrolment, journey, entered_at in attempts.values_list(
            "enrolment_id", "enrolment__journey_id", "entered_at"
        )
    }


def _read(row: PaperRow, items: list[QuizItem]) -> tuple[dict[int, list[int]], list[Problem]]:
    chosen, problems = {}, []
    for number, text in row.letters.items():
        letters = re.sub(r"[\s,;./-]", "", text).upper()
        if not letters:
            continue
        if number > len(items):
            problems.append(Problem(row.number, number, text, Fault.QUESTION))
            continue
        item = items[number - 1]
        if item.version.is_written or item.version.is_placed:
            problems.append(Problem(row.number, number, text, Fault.NO_LETTERS))
            continue
        options = options_of(item)
        if not set(letters) <= options.keys():
            problems.append(Problem(row.number, number, text, Fault.LETTER))
        elif len(set(letters)) > 1 and not item.version.takes_several:
            problems.append(Problem(row.number, number, text, Fault.SEVERAL))
        else:
            chosen[item.pk] = sorted({options[letter] for letter in letters})
    return chosen, problems


@transaction.atomic
def enter(
    cohort: Cohort, *, purpose: str, rows: Sequence[PaperRow], by: User | None, at: datetime
) -> Looked:
    """Store every sheet as a test that was handed in; where there is one problem, nothing.

    Raises NoSuchTest.
    """
    # Somebody who begins the test on a phone right now waits here, or is seen as having begun.
    list(markable(cohort).select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    test = PrintedTest(cohort, purpose=purpose)
    looked = look_at(cohort, test=test, rows=rows)
    if looked.problems or not looked.sheets:
        return looked
    attempts = Attempt.objects.bulk_create(
        _attempt(sheet, test=test, by=by, at=at) for sheet in looked.sheets
    )
    Answer.objects.bulk_create(
        answer
        for sheet, attempt in zip(looked.sheets, attempts, strict=True)
        for answer in _answers(sheet, attempt, test=test, at=at)
    )
    ids = [attempt.pk for attempt in attempts]
    audit.record("paper.enter", by=by, subject=cohort, purpose=purpose, attempts=ids)
    if purpose == Attempt.Purpose.POST:
        for sheet in looked.sheets:
            completion.complete_if_earned(sheet.enrolment, at=at)
    return looked


def _attempt(sheet: Sheet, *, test: PrintedTest, by: User | None, at: datetime) -> Attempt:
    items = test.items(sheet.form)
    worths = [_worth(sheet, item) or NOTHING for item in items if item.is_scored]
    return Attempt(
        enrolment=sheet.enrolment,
        quiz_id=test.edition.quiz_id,
        edition=test.edition,
        purpose=test.purpose,
        number=1,
        form=sheet.form,
        seed="",
        item_ids=[item.pk for item in items],
        started_at=at,
        submitted_at=at,
        score_percent=score_percent(worths),
        entered_at=at,
        entered_by=by,
    )


def _answers(sheet: Sheet, attempt: Attempt, *, test: PrintedTest, at: datetime) -> list[Answer]:
    return [
        Answer(
            attempt=attempt,
            item=item,
            choice_ids=sheet.chosen[item.pk],
            fraction_percent=_worth(sheet, item),
            writer=WRITER,
            sequence=0,
            seen={WRITER: 0},
            answered_at=at,
        )
        for item in test.items(sheet.form)
        if item.pk in sheet.chosen
    ]


def _worth(sheet: Sheet, item: QuizItem):
    """Return what the answer is worth; None for an attitude, and where there is no answer."""
    if not item.is_scored or item.pk not in sheet.chosen:
        return None
    return worth_of(item.version, chosen=sheet.chosen[item.pk], text="")
