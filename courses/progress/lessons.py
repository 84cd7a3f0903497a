"""Deeds: a learner opens a lesson, and is done with it."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from courses.catalogue.models import LessonPage
from courses.enrolment.models import Enrolment
from courses.progress.lesson_progress import LessonProgress, LessonProgressQuerySet


def open_lesson(enrolment: Enrolment, *, lesson: LessonPage, at: datetime) -> None:
    """Remember the first time this lesson was opened; later times change nothing."""
    LessonProgress.objects.bulk_create(
        [LessonProgress(enrolment=enrolment, lesson=lesson.canonical, opened_at=at)],
        ignore_conflicts=True,
    )


def remember_place(
    rows: LessonProgressQuerySet, *, lesson_id: int, block: int, at: datetime
) -> bool:
    """Keep where reading stopped; return whether there was a row to keep it in.

    `rows` are those its reader may write; the lesson may be a translation. One statement:
    it is sent at every leaving of a lesson.
    """
    key = LessonPage.objects.filter(pk=lesson_id).values("translation_key")
    kept = rows.filter(lesson__translation_key__in=key)
    return bool(kept.update(stopped_at=at, stopped_at_block=block))


@transaction.atomic
def mark_done(
    enrolment: Enrolment, *, lesson: LessonPage, at: datetime, was_skipped: bool = False
) -> None:
    """The learner is done with the lesson; doing it twice keeps the first time.

    Skipping after a content notice counts as done and needs no reason; reading it
    after all clears the mark of having skipped.
    """
    lesson = lesson.canonical
    open_lesson(enrolment, lesson=lesson, at=at)
    rows = LessonProgress.objects.filter(enrolment=enrolment, lesson=lesson)
    rows.update(done_at=Coalesce(F("done_at"), at))
    if was_skipped:
        rows.filter(done_at=at).update(was_skipped=True)
    else:
        rows.update(was_skipped=False)
