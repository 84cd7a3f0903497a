"""Who has handed in a test, as a condition on enrolments."""

from django.db.models import Exists, OuterRef, Q

from courses.progress.attempt import Attempt


def handed_in(purpose: str) -> Q:
    """Those with a test of this purpose, here or before they were moved here."""
    submitted = Attempt.objects.submitted().filter(purpose=purpose)
    goes_on = Q(ended_at=None) | Q(completed_at__isnull=False)
    here = Exists(submitted.filter(enrolment=OuterRef("pk")))
    earlier = Exists(submitted.filter(enrolment__journey=OuterRef("journey")))
    return Q(here) | (goes_on & Q(earlier))
