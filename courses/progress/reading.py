"""What paths are made of, read for many courses with as many statements as for one."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from courses.catalogue.models import CoursePage, LessonPage, ModulePage
from courses.progress.attempt import Attempt
from courses.progress.lesson_progress import LessonProgress

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


def progress_of(
    enrolment_ids: list[int],
) -> dict[int, dict[UUID, tuple[datetime, datetime | None]]]:
    """Return when each lesson was opened and done, by enrolment and the lesson's key."""
    progress = {id_: {} for id_ in enrolment_ids}
    rows = LessonProgress.objects.filter(enrolment__in=enrolment_ids).values_list(
        "enrolment_id", "lesson__translation_key", "opened_at", "done_at"
    )
    for enrolment_id, key, opened_at, done_at in rows:
        progress[enrolment_id][key] = (opened_at, done_at)
    return progress


def attempts_of(enrolment_ids: list[int]) -> dict[int, list[Attempt]]:
    """Return the attempts of each enrolment, the earliest first."""
    attempts = {id_: [] for id_ in enrolment_ids}
    rows = Attempt.objects.filter(enrolment__in=enrolment_ids).select_related("edition")
    for attempt in rows.order_by("started_at", "pk"):
        attempts[attempt.enrolment_id].append(attempt)
    return attempts
