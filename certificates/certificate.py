"""A certificate: facts as printed, a number never used again, a file and its hash."""

from datetime import date
from decimal import Decimal
from typing import NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from courses.models import Enrolment


class EvidenceStays(Exception):
    """A certificate is revoked or replaced, never deleted."""


def _refuse(*args, **kwargs) -> NoReturn:
    raise EvidenceStays("A certificate is revoked or replaced, never deleted.")


class CertificateQuerySet(models.QuerySet):
    delete = _refuse

    def of(self, user) -> "CertificateQuerySet":
        """A learner's own."""
        return self.filter(enrolment__learner=user)

    def in_enrolments(self, enrolments) -> "CertificateQuerySet":
        return self.filter(enrolment__in=enrolments)

    def live(self) -> "CertificateQuerySet":
        """The one that counts for each enrolment, be it valid or not."""
        return self.filter(state__in=Certificate.LIVE_STATES)

    def with_file(self) -> "CertificateQuerySet":
        """Those that may be handed out."""
        return self.filter(state=Certificate.State.VALID).exclude(file_name="")


class Certificate(models.Model):
    class State(models.TextChoices):
        PENDING = "pending", _("being made")
        VALID = "valid", _("valid")
        REVOKED = "revoked", _("revoked")
        SUPERSEDED = "superseded", _("replaced by a newer one")

    LIVE_STATES = (State.PENDING, State.VALID, State.REVOKED)

    enrolment = models.ForeignKey(
        Enrolment,
        on_delete=models.PROTECT,
        related_name="certificates",
        verbose_name=_("enrolment"),
    )
    code = models.CharField(_("code"), max_length=26, unique=True)
    serial = models.CharField(_("certificate number"), max_length=80, unique=True)
    programme_code = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    facts = models.JSONField()
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PENDING
    )
    file_name = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    issued_at = models.DateTimeField(_("issued"))
    state_changed_at = models.DateTimeField(null=True, blank=True)
    state_changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=250, blank=True)
    replaced_by = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_at", "-pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=~models.Q(state="superseded"),
                name="one_live_certificate_per_enrolment",
            ),
            models.UniqueConstraint(
                fields=["programme_code", "year", "number"], name="certificate_number_once"
            ),
        ]

    delete = _refuse

    @property
    def is_valid(self) -> bool:
        return self.state == self.State.VALID

    @property
    def is_pending(self) -> bool:
        return self.state == self.State.PENDING

    @property
    def is_withdrawn(self) -> bool:
        return self.state in (self.State.REVOKED, self.State.SUPERSEDED)

    @property
    def is_erased(self) -> bool:
        """True when the holder asked for their data to be removed: the name is gone."""
        return not self.facts.get("holder_name")

    @property
    def holder_name(self) -> str:
        return self.facts.get("holder_name", "")

    @property
    def course_title(self) -> str:
        """As printed; after an erasure, as the course is called now."""
        return self.facts.get("course_title") or self.enrolment.course.title

    @property
    def issued_on(self) -> date:
        printed = self.facts.get("issued_on")
        return date.fromisoformat(printed) if printed else timezone.localdate(self.issued_at)

    @property
    def lesson_hours(self) -> Decimal | None:
        printed = self.facts.get("lesson_hours")
        return Decimal(printed) if printed else None

    @property
    def download_name(self) -> str:
        """A file name that tells nobody's name and no subject."""
        return f"sertifikat-{slugify(self.serial.replace('/', '-'))}.pdf"

    def __str__(self) -> str:
        return self.serial


class SerialCounter(models.Model):
    """The last number given in a programme and year. It only ever goes up."""

    programme_code = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["programme_code", "year"], name="one_counter_per_programme_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_code} {self.year}: {self.last}"
