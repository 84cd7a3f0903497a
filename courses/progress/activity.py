"""Who learned lately (hook `people_active_since`)."""

from datetime import datetime

from django.db.models import Q, QuerySet

from courses.enrolment.models import Enrolment


def active_since(since: datetime) -> QuerySet:
    """Return the ids of people who joined, read, answered or handed in since that moment."""
    signs = (
        Q(enrolled_at__gte=since)
        | Q(completed_at__gte=since)
        | Q(lesson_progress__opened_at__gte=since)
        | Q(lesson_progress__done_at__gte=since)
        | Q(lesson_progress__stopped_at__gte=since)
        | Q(attempts__started_at__gte=since)
        | Q(attempts__submitted_at__gte=since)
        | Q(attempts__answers__answered_at__gte=since)
    )
    return Enrolment.objects.filter(signs).values("learner")
