"""Deeds: one enrolment, one certificate, one number, for ever."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from certificates import letter, pdf
from certificates.certificate import Certificate, SerialCounter
from certificates.codes import new_code
from certificates.facts import CertificateFacts
from certificates.freezing import facts_of, template_for
from certificates.serial import format_serial
from courses.models import Enrolment
from lms import audit, outbox
from lms.jobs import ledger

ISSUE = "certificates.issue"
SUBJECT_PREFIX = "enrolment:"


class NotEarned(Exception):
    """No certificate yet. The code says why."""

    NOT_COMPLETED = "not_completed"
    NAME_NOT_CONFIRMED = "name_not_confirmed"

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def request_certificate(enrolment: Enrolment) -> None:
    """Ask the ledger for the certificate; nothing happens before it is earned and named."""
    if not why_not(enrolment):
        ledger.submit(ISSUE, subject=f"{SUBJECT_PREFIX}{enrolment.pk}")


def why_not(enrolment: Enrolment) -> str | None:
    """Return the code of what is still missing, or None when a certificate can be made."""
    if not enrolment.is_complete:
        return NotEarned.NOT_COMPLETED
    if enrolment.learner.certificate_name_confirmed_at is None:
        return NotEarned.NAME_NOT_CONFIRMED
    return None


def issue_certificate(enrolment_id: int, *, at: datetime) -> Certificate:
    """Return the enrolment's certificate, with its number, its file and the file's hash.

    May be called any number of times, and be cut off at any point: the number is
    taken once, and a file that was not written yet is drawn again from the same
    facts, to the byte. A revoked certificate stays as it is. Raises NotEarned.
    """
    certificate = _take_number(enrolment_id, at=at)
    if certificate.state == Certificate.State.PENDING:
        _write_file(certificate)
    return certificate


@transaction.atomic
def _take_number(enrolment_id: int, *, at: datetime) -> Certificate:
    enrolment = (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("learner", "cohort__programme", "course__programme")
        .get(pk=enrolment_id)
    )
    known = enrolment.certificates.live().first()
    if known is not None:
        return known
    if reason := why_not(enrolment):
        raise NotEarned(reason)
    return new_certificate(enrolment, at=at)


def new_certificate(enrolment: Enrolment, *, at: datetime) -> Certificate:
    """Take the next number and freeze the facts, in a transaction that holds the enrolment."""
    template = template_for(enrolment)
    day = timezone.localdate(at)
    programme = enrolment.cohort.programme or enrolment.course.programme
    programme_code = programme.code if programme else enrolment.course.code
    number = _next_number(programme_code, day.year)
    code = new_code()
    serial = format_serial(number, programme_code, day, organiser_code=template.organiser_code)
    facts = facts_of(enrolment, template=template, serial=serial, code=code, issued_on=day)
    return Certificate.objects.create(
        enrolment=enrolment,
        code=code,
        serial=serial,
        programme_code=programme_code,
        year=day.year,
        number=number,
        facts=facts.to_json(),
        issued_at=at,
    )


def _next_number(programme_code: str, year: int) -> int:
    SerialCounter.objects.bulk_create(
        [SerialCounter(programme_code=programme_code, year=year)], ignore_conflicts=True
    )
    # The row lock makes a queue of those who want a number; a rollback gives it back unused.
    counter = SerialCounter.objects.select_for_update().get(
        programme_code=programme_code, year=year
    )
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def _write_file(certificate: Certificate) -> None:
    content = pdf.draw(CertificateFacts.from_json(certificate.facts))
    name = f"certificates/{certificate.year}/{certificate.code}.pdf"
    storage = storages["private"]
    # A file cut short by a crash is replaced; Django would keep both under two names.
    storage.delete(name)
    try:
        certificate.file_name = storage.save(name, ContentFile(content))
    except OSError:
        # A full disk needs back whatever was begun.
        storage.delete(name)
        raise
    certificate.sha256 = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        made = Certificate.objects.filter(
            pk=certificate.pk, state=Certificate.State.PENDING
        ).update(
            file_name=certificate.file_name,
            sha256=certificate.sha256,
            state=Certificate.State.VALID,
        )
        if made:
            audit.record("certificate.issue", by=None, subject=certificate)
            outbox.post(
                f"certificate.issued:{certificate.pk}",
                to=certificate.enrolment.learner,
                template=letter.ISSUED,
                context={"certificate_id": certificate.pk},
            )
    certificate.refresh_from_db()
    if certificate.is_erased:
        # The holder's data were removed while the file was being drawn.
        storage.delete(name)
