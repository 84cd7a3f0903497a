"""When somebody last did something in a class: came, read, answered, began or handed in a test."""

from django.db.models import DateTimeField, F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest

from courses.enrolment.enrolment import EnrolmentQuerySet
from courses.enrolment.models import Attendance
from courses.progress.answer import Answer
from courses.progress.attempt import Attempt
from courses.progress.lesson_progress import LessonProgress


def with_last_activity(enrolments: EnrolmentQuerySet) -> EnrolmentQuerySet:
    """Add `last_active_at`: the moment of joining where nothing was done since."""
    own = {"enrolment": OuterRef("pk")}
    # When it was, not when it was marked: a paper list may be typed weeks later.
    came = Attendance.objects.filter(**own).exclude(status=Attendance.Status.ABSENT)
    signs = [
        _latest(came, "enrolment", "session__starts_at"),
        _latest(LessonProgress.objects.filter(**own), "enrolment", "opened_at"),
        _latest(LessonProgress.objects.filter(**own), "enrolment", "done_at"),
        _latest(LessonProgress.objects.filter(**own), "enrolment", "stopped_at"),
        _latest(Attempt.objects.filter(**own), "enrolment", "started_at"),
        _latest(Attempt.objects.filter(**own), "enrolment", "submitted_at"),
        _latest(
            Answer.objects.filter(attempt__enrolment=OuterRef("pk")),
            "attempt__enrolment",
            "answered_at",
        ),
    ]
    return enrolments.annotate(last_active_at=Greatest(F("enrolled_at"), *signs))


def _latest(rows, owner: str, field: str) -> Coalesce:
    latest = rows.order_by().values(owner).annotate(at=Max(field)).values("at")
    # Without a row there is nothing to compare with: then it is the joining that counts.
    return Coalesce(Subquery(latest, output_field=DateTimeField()), F("enrolled_at"))
