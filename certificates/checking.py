"""What the site answers to anyone who asks about a certificate."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils import timezone

from certificates import pdf_text
from certificates.certificate import Certificate
from certificates.codes import pretty_code
from certificates.naming import initials

State = Certificate.State


class Verdict(StrEnum):
    VALID = "valid"
    PENDING = "pending"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    # Issued and never withdrawn, but its holder had their data removed.
    ERASED = "erased"
    # A file that carries a code of ours and is not the file we issued.
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class PublicRecord:
    """All that the public learns of a certificate: no name, no score, no reason, no successor."""

    code: str
    serial: str
    initials: str
    course_title: str
    organiser: str
    issued_on: date
    lesson_hours: Decimal | None
    withdrawn_on: date | None
    is_erased: bool

    @property
    def pretty_code(self) -> str:
        return pretty_code(self.code)


@dataclass(frozen=True)
class Finding:
    """A verdict, and the certificate it is about; None when there is no such certificate."""

    verdict: Verdict
    record: PublicRecord | None = None


UNKNOWN = Finding(Verdict.UNKNOWN)


def check_code(code: str) -> Finding:
    """Answer for a code as `codes.normalise_code` writes it, with one statement."""
    certificate = Certificate.objects.filter(code=code).first()
    return UNKNOWN if certificate is None else _about(certificate)


def check_file(content: bytes) -> Finding:
    """Answer for a PDF. It is not kept."""
    return issued_file(content) or changed_file(content)


def issued_file(content: bytes) -> Finding | None:
    """Answer for a PDF that is to the byte one that we issued; None for any other."""
    fingerprint = hashlib.sha256(content).hexdigest()
    certificate = Certificate.objects.filter(sha256=fingerprint).first()
    return None if certificate is None else _about(certificate)


def changed_file(content: bytes) -> Finding:
    """Answer for a PDF that we did not issue: with a code of ours in its text it was changed.

    Reads the text, which takes a process of its own and up to some seconds.
    """
    codes = pdf_text.codes_in(pdf_text.text_of(content))
    certificate = Certificate.objects.filter(code__in=codes).first() if codes else None
    if certificate is None:
        return UNKNOWN
    return Finding(Verdict.ALTERED, _record_of(certificate))


def _about(certificate: Certificate) -> Finding:
    verdict = Verdict(certificate.state)
    if verdict == Verdict.VALID and certificate.is_erased:
        verdict = Verdict.ERASED
    return Finding(verdict, _record_of(certificate))


def _record_of(certificate: Certificate) -> PublicRecord:
    withdrawn_at = certificate.state_changed_at if certificate.is_withdrawn else None
    return PublicRecord(
        code=certificate.code,
        serial=certificate.serial,
        initials=initials(certificate.holder_name),
        course_title=certificate.course_title,
        organiser=certificate.facts.get("organiser", ""),
        issued_on=certificate.issued_on,
        lesson_hours=certificate.lesson_hours,
        withdrawn_on=timezone.localdate(withdrawn_at) if withdrawn_at else None,
        is_erased=certificate.is_erased,
    )
