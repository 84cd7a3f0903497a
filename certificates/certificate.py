"""A certificate: facts as printed, a number never used again, a file and its hash."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Enrolment


class CertificateQuerySet(models.QuerySet):
    def of(self, user) -> "CertificateQuerySet":
        """A learner's own."""
        return self.filter(enrolment__learner=user)


class Certificate(models.Model):
    class State(models.TextChoices):
        PENDING = "pending", _("being made")
        VALID = "valid", _("valid")
        REVOKED = "revoked", _("revoked")
        SUPERSEDED = "superseded", _("replaced by a newer one")

    LIVE_STATES = (State.PENDING, State.VALID, State.REVOKED)

    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.PROTECT, related_name="certificates"
    )
    code = models.CharField(max_length=26, unique=True)
    serial = models.CharField(max_length=80, unique=True)
    programme_code = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    facts = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    file_name = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    issued_at = models.DateTimeField()
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

    def __str__(self) -> str:
        return self.serial


class SerialCounter(models.Model):
    """The last number given in a programme and year. It only ever goes up."""

    programme_code = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme_code", "year"], name="one_counter_per_programme_year"
            ),
        ]
