"""Who learned lately (hook `people_active_since`)."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from courses.enrolment.models import Attendance, Enrolment


def active_since(since: datetime) -> QuerySet:
    """Return the ids of people who joined, came, read, answered or handed in since that moment."""
    came = Attendance.objects.filter(enrolment=OuterRef("pk"), marked_at__gte=since)
    signs = (
        Q(enrolled_at__gte=since)
        | Q(completed_at__gte=since)
        | Q(lesson_progress__opened_at__gte=since)
        | Q(lesson_progress__done_at__gte=since)
        | Q(lesson_progress__stopped_at__gte=since)
        | Q(attempts__started_at__gte=since)
        | Q(attempts__submitted_at__gte=since)
        | Q(attempts__answers__answered_at__gte=since)
        | Exists(came.exclude(status=Attendance.Status.ABSENT))
    )
    return Enrolment.objects.filter(signs).values("learner")
