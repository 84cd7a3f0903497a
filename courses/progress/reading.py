"""What paths are made of, read for many courses with as many statements as for one."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from itertools import chain
from operator import or_
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q, prefetch_related_objects

from courses.catalogue.models import CoursePage, LessonPage, ModulePage
from courses.enrolment.models import Enrolment, Selection
from courses.progress.attempt import Attempt
from courses.progress.lesson_progress import LessonProgress
from courses.progress.practice_mark import PracticeMark


class Trace(NamedTuple):
    """What is known of one reader and one lesson."""

    opened_at: datetime
    done_at: datetime | None
    stopped_at: datetime | None
    stopped_at_block: int

    @property
    def last_at(self) -> datetime:
        return self.stopped_at or self.opened_at


Outline = list[tuple[ModulePage, list[LessonPage]]]


def outlines_of(courses: Iterable[CoursePage]) -> dict[int, Outline]:
    """Return the live modules and lessons of each course, in order, by the course's id."""
    courses = list(courses)
    if not courses:
        return {}
    below = reduce(or_, (Q(path__startswith=course.path) for course in courses))
    modules = list(ModulePage.objects.filter(below).live().order_by("path"))
    lessons_below = defaultdict(list)
    for lesson in _lessons(below):
        lessons_below[lesson.path[: -LessonPage.steplen]].append(lesson)
    return {
        course.pk: [
            (module, lessons_below[module.path])
            for module in modules
            if module.path.startswith(course.path)
        ]
        for course in courses
    }


def _lessons(below: Q) -> Iterable[LessonPage]:
    return LessonPage.objects.filter(below).live().defer("body", "sources").order_by("path")


def progress_of(enrolment_ids: list[int]) -> dict[int, dict[UUID, Trace]]:
    """Return what was read of each lesson, by enrolment and the lesson's key."""
    progress = {id_: {} for id_ in enrolment_ids}
    rows = LessonProgress.objects.filter(enrolment__in=enrolment_ids).values_list(
        "enrolment_id", "lesson__translation_key", *Trace._fields
    )
    for enrolment_id, key, *trace in rows:
        progress[enrolment_id][key] = Trace(*trace)
    return progress


def selections_of(enrolment_ids: list[int]) -> dict[int, set[UUID]]:
    """Return the keys of the extra modules each enrolment was selected for."""
    selected = {id_: set() for id_ in enrolment_ids}
    rows = Selection.objects.in_force().filter(enrolment__in=enrolment_ids)
    for enrolment_id, key in rows.values_list("enrolment_id", "module__translation_key"):
        selected[enrolment_id].add(key)
    return selected


def practice_of(enrolment_ids: list[int]) -> dict[int, dict[str, PracticeMark]]:
    """Return the marks that count now, by enrolment and the task's code."""
    marks = {id_: {} for id_ in enrolment_ids}
    for mark in PracticeMark.objects.current().filter(enrolment__in=enrolment_ids):
        marks[mark.enrolment_id][mark.task_code] = mark
    return marks


def attempts_of(enrolments: Iterable[Enrolment]) -> dict[int, list[Attempt]]:
    """Return the attempts of each enrolment, the earliest first, open ones with their answers.

    What somebody handed in before being moved is among those of the enrolment that goes on.
    """
    enrolments = list(enrolments)
    attempts = {enrolment.pk: [] for enrolment in enrolments}
    goes_on = {e.journey_id: e.pk for e in enrolments if e.journey_that_counts}
    wanted = Q(enrolment__in=list(attempts))
    if goes_on:
        wanted |= Q(enrolment__journey__in=list(goes_on))
    rows = Attempt.objects.filter(wanted).select_related("edition")
    if goes_on:
        rows = rows.annotate(journey=F("enrolment__journey"))
    for attempt in rows.order_by("started_at", "pk"):
        by_journey = goes_on.get(attempt.journey) if goes_on else None
        for owner in {attempt.enrolment_id, by_journey} & attempts.keys():
            attempts[owner].append(attempt)
    every = {one.pk: one for one in chain.from_iterable(attempts.values())}
    # No statement where no test is open.
    prefetch_related_objects([one for one in every.values() if not one.is_submitted], "answers")
    return attempts
