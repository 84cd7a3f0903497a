"""Deeds: a learner says under which name the certificates are to be printed."""

from datetime import datetime

from django.db import transaction

from certificates.issue import request_certificate
from courses.models import Enrolment
from lms.accounts.models import User


class AlreadyConfirmed(Exception):
    """The name was confirmed before; from then on staff change it."""


def propose_name(learner: User, *, name: str) -> None:
    """Keep the name until its owner has seen how it prints. Raises AlreadyConfirmed."""
    _write(learner, certificate_name=name)


@transaction.atomic
def confirm_name(learner: User, *, name: str, at: datetime) -> None:
    """Fix the name and ask for the certificate of every course already finished.

    Raises AlreadyConfirmed.
    """
    _write(learner, certificate_name=name, certificate_name_confirmed_at=at)
    finished = Enrolment.objects.of(learner).exclude(completed_at=None)
    for enrolment in finished.select_related("learner"):
        request_certificate(enrolment)


def _write(learner: User, **changes) -> None:
    # Of two taps one writes: the second finds the name confirmed.
    waiting = User.objects.filter(pk=learner.pk, certificate_name_confirmed_at=None)
    if not waiting.update(**changes):
        raise AlreadyConfirmed
