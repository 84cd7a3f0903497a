"""Deed: a trainer marks practice; whoever has all the rest is complete in the same stroke."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from courses.catalogue.practice import PracticeTask
from courses.enrolment import agreements
from courses.enrolment.enrolment import EnrolmentQuerySet
from courses.enrolment.models import Cohort, Enrolment
from courses.progress import completion
from courses.progress.path import CoursePath
from courses.progress.practice_mark import PracticeMark
from lms import audit
from lms.accounts.models import User


class NotMarkable(Exception):
    """Somebody of another cohort, who left, or whose two yeses are missing; nothing is stored."""


@dataclass(frozen=True)
class Mark:
    """`step` counts from 1; 0 takes a mark back."""

    enrolment_id: int
    task: PracticeTask
    step: int


def markable(cohort: Cohort) -> EnrolmentQuerySet:
    """Return whose practice may be marked: who is here now, and who completed here."""
    return cohort.enrolments.filter(Q(ended_at=None) | Q(completed_at__isnull=False))


def waiting_for_yeses(enrolments: EnrolmentQuerySet) -> set[int]:
    """Return the ids of minors of whom nothing is stored until both yeses are there."""
    minors = agreements.of_minors(enrolments)
    waiting = minors.filter(Q(consent_at=None) | Q(assent_at=None))
    return set(waiting.values_list("pk", flat=True))


@transaction.atomic
def mark_practice(cohort: Cohort, *, marks: Sequence[Mark], by: User, at: datetime) -> list[int]:
    """Store the marks and return the ids of enrolments that are complete by them.

    The older mark is kept beside the new one; the same mark again changes nothing. The number
    of statements does not grow with the marks, only with the people who become complete.
    Raises NotMarkable.
    """
    wanted = {mark.enrolment_id for mark in marks}
    # Locked before anything is written: a post-test handed in now waits, or has been counted.
    locked = markable(cohort).select_for_update(of=("self",)).filter(pk__in=wanted)
    people = list(locked.select_related("learner").order_by("pk"))
    waits = waiting_for_yeses(Enrolment.objects.filter(pk__in=wanted))
    if waits or wanted != {enrolment.pk for enrolment in people}:
        raise NotMarkable
    _write(cohort, marks, by=by, at=at)
    return _complete(cohort, people, at=at)


def _write(cohort: Cohort, marks: Sequence[Mark], *, by: User, at: datetime) -> None:
    standing = PracticeMark.objects.current().filter(
        enrolment__in={mark.enrolment_id for mark in marks}
    )
    known = {(row.enrolment_id, row.task_code): row for row in standing}
    new = [mark for mark in marks if _is_news(mark, known.get((mark.enrolment_id, mark.task.code)))]
    if not new:
        return
    beaten = [known.get((mark.enrolment_id, mark.task.code)) for mark in new]
    PracticeMark.objects.filter(pk__in=[row.pk for row in beaten if row]).update(superseded_at=at)
    PracticeMark.objects.bulk_create(
        PracticeMark(
            enrolment_id=mark.enrolment_id,
            task_code=mark.task.code,
            title=mark.task.title,
            scale_name=mark.task.scale_name,
            step=mark.step,
            marked_by=by,
            marked_at=at,
        )
        for mark in new
    )
    changes = [f"{mark.enrolment_id}:{mark.task.code}:{mark.step}" for mark in new]
    audit.record("practice.mark", by=by, subject=cohort, changes=changes)


def _is_news(mark: Mark, known: PracticeMark | None) -> bool:
    return mark.step != (known.step if known else 0)


def _complete(cohort: Cohort, people: list[Enrolment], *, at: datetime) -> list[int]:
    """Complete those who lacked nothing else; by the same deed as after a post-test."""
    for enrolment in people:
        enrolment.course, enrolment.cohort = cohort.course, cohort
    paths = CoursePath.of_many(people, courses={cohort.course_id: cohort.course})
    ready = [
        path.enrolment
        for path in paths
        if not path.enrolment.is_complete and not completion.open_rules(path)
    ]
    return [one.pk for one in ready if completion.complete_if_earned(one, at=at)]


def tasks_in_use(course) -> dict[str, str]:
    """Return the tasks of a course that have marks: their code and their scale."""
    marks = PracticeMark.objects.current().filter(enrolment__course=course)
    return dict(marks.values_list("task_code", "scale_name").distinct())


def take_along(here: Enrolment, there: Enrolment, *, at: datetime) -> None:
    """Copy the marks of somebody who is moved: of two for one task the later one counts."""
    known = {mark.task_code: mark for mark in there.practice_marks.current()}
    new = [
        mark
        for mark in here.practice_marks.current()
        for mine in [known.get(mark.task_code)]
        if mine is None or mine.marked_at < mark.marked_at
    ]
    beaten = there.practice_marks.current().filter(task_code__in=[mark.task_code for mark in new])
    beaten.update(superseded_at=at)
    for mark in new:
        mark.pk, mark.enrolment, mark._state.adding = None, there, True
    PracticeMark.objects.bulk_create(new)
