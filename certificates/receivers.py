"""What certificates hear from courses."""

from django.dispatch import receiver

from certificates.issue import request_certificate
from courses.models import Enrolment
from courses.signals import course_completed


@receiver(course_completed)
def ask_for_certificate(sender, enrolment_id: int, **kwargs) -> None:
    """Write the ledger row in the transaction that completes the course."""
    request_certificate(Enrolment.objects.select_related("learner").get(pk=enrolment_id))
