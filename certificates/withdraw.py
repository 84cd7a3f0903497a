"""Deeds: revoke a certificate, or replace it by one with mended facts. Nothing is deleted."""

from datetime import datetime

from django.db import transaction

from certificates.certificate import Certificate
from certificates.issue import ISSUE, SUBJECT_PREFIX, new_certificate
from courses.models import Enrolment
from lms import audit
from lms.accounts.models import User
from lms.jobs import ledger


class AlreadyWithdrawn(Exception):
    """The certificate is revoked or replaced already."""


@transaction.atomic
def revoke(certificate: Certificate, *, reason: str, by: User, at: datetime) -> Certificate:
    """Say of a certificate that it no longer holds. Its number and its page stay."""
    certificate = _locked(certificate)
    _withdraw(certificate, state=Certificate.State.REVOKED, reason=reason, by=by, at=at)
    audit.record("certificate.revoke", by=by, subject=certificate)
    return certificate


@transaction.atomic
def supersede(
    certificate: Certificate, *, reason: str, by: User, at: datetime, name: str = ""
) -> Certificate:
    """Replace a certificate by a new one with a new number, from the records as they are now.

    name: what the holder is called from now on; nothing changes the name when it is empty.
    """
    certificate = _locked(certificate)
    enrolment = (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("learner", "cohort__programme", "course__programme")
        .get(pk=certificate.enrolment_id)
    )
    _withdraw(certificate, state=Certificate.State.SUPERSEDED, reason=reason, by=by, at=at)
    is_renamed = bool(name) and name != enrolment.learner.certificate_name
    if is_renamed:
        enrolment.learner.certificate_name = name
        enrolment.learner.save(update_fields=["certificate_name"])
    newer = new_certificate(enrolment, at=at)
    certificate.replaced_by = newer
    certificate.save(update_fields=["replaced_by"])
    ledger.submit(ISSUE, subject=f"{SUBJECT_PREFIX}{enrolment.pk}")
    audit.record(
        "certificate.supersede",
        by=by,
        subject=certificate,
        newer_id=newer.pk,
        is_renamed=is_renamed,
    )
    return newer


def _locked(certificate: Certificate) -> Certificate:
    certificate = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if certificate.state != Certificate.State.VALID:
        raise AlreadyWithdrawn
    return certificate


def _withdraw(certificate: Certificate, *, state: str, reason: str, by: User, at: datetime) -> None:
    certificate.state = state
    certificate.reason = reason
    certificate.state_changed_by = by
    certificate.state_changed_at = at
    certificate.save(update_fields=["state", "reason", "state_changed_by", "state_changed_at"])
