"""Deed: a learner goes on in another cohort of the course, with all they have done.

What was handed in stays with its enrolment and counts in the next one. Marks of lessons
and of practice are copied, a test under way goes along, and so do the extra modules:
docs/decisions/moving.md.
"""

from datetime import datetime

from django.db import transaction

from courses.enrolment.leaving import HasCompleted, HasLeft, change_place, hold
from courses.enrolment.models import Cohort, Enrolment, Selection
from courses.progress import practice
from courses.progress.attempt import Attempt
from courses.progress.lesson_progress import LessonProgress
from lms import audit
from lms.accounts.models import User


@transaction.atomic
def move(enrolment: Enrolment, *, to: Cohort, by: User, at: datetime) -> Enrolment:
    """Return the enrolment in the other cohort; asked twice it is done once.

    Raises CohortFull, HasCompleted, and HasLeft when somebody ended or moved it meanwhile.
    ValueError when `to` is not another cohort of the same course.
    """
    # Before the enrolment, as in handing in: whoever takes both in turn waits for nobody twice.
    under_way = Attempt.objects.select_for_update().filter(submitted_at=None)
    list(under_way.filter(enrolment=enrolment).order_by("pk"))
    here = hold(enrolment)
    if to.course_id != here.course_id or to.pk == here.cohort_id:
        raise ValueError("Not another cohort of this course.")
    if here.is_complete:
        raise HasCompleted
    if not here.is_open:
        return _moved_already(here, to=to)
    there = change_place(here, to=to, at=at)
    _copy_marks(here, there)
    practice.take_along(here, there, at=at)
    _take_tests_along(here, there)
    _take_extras_along(here, there, by=by, at=at)
    audit.record(
        "enrolment.move", by=by, subject=here, cohort=here.cohort_id, to=to.pk, enrolment=there.pk
    )
    return there


def _moved_already(here: Enrolment, *, to: Cohort) -> Enrolment:
    there = Enrolment.objects.of(here.learner).current().filter(cohort=to).first()
    if there is None or here.journey_id is None or there.journey_id != here.journey_id:
        raise HasLeft
    return there


def _copy_marks(here: Enrolment, there: Enrolment) -> None:
    """What was read: the earlier mark counts, and the place where reading stopped last."""
    known = {mark.lesson_id: mark for mark in there.lesson_progress.all()}
    new = []
    for mark in here.lesson_progress.all():
        mine = known.get(mark.lesson_id)
        if mine is None:
            mark.pk, mark.enrolment, mark._state.adding = None, there, True
            new.append(mark)
            continue
        if mine.done_at is None:
            mine.done_at, mine.was_skipped = mark.done_at, mark.was_skipped
        if mark.stopped_at and (mine.stopped_at is None or mark.stopped_at > mine.stopped_at):
            mine.stopped_at, mine.stopped_at_block = mark.stopped_at, mark.stopped_at_block
    LessonProgress.objects.bulk_create(new)
    fields = ["done_at", "was_skipped", "stopped_at", "stopped_at_block"]
    LessonProgress.objects.bulk_update(known.values(), fields)


def _take_tests_along(here: Enrolment, there: Enrolment) -> None:
    """A test under way is no evidence yet: it goes on under the hours of the other cohort."""
    there_already = list(there.attempts.values_list("quiz", "purpose", "number", "submitted_at"))
    numbers = {(quiz, purpose, number) for quiz, purpose, number, _at in there_already}
    open_ones = {(quiz, purpose) for quiz, purpose, _number, at in there_already if at is None}
    for attempt in here.attempts.filter(submitted_at=None):
        kind = (attempt.quiz_id, attempt.purpose)
        if kind not in open_ones and (*kind, attempt.number) not in numbers:
            attempt.enrolment = there
            attempt.save(update_fields=["enrolment"])


def _take_extras_along(here: Enrolment, there: Enrolment, *, by: User, at: datetime) -> None:
    known = Selection.objects.in_force().filter(enrolment=there).values("module")
    rows = Selection.objects.in_force().filter(enrolment=here).exclude(module__in=known)
    Selection.objects.bulk_create(
        Selection(enrolment=there, module_id=module, selected_by=by, selected_at=at)
        for module in rows.values_list("module", flat=True)
    )
