"""Issuing for a whole cohort: who is in it is frozen when staff ask for it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Cohort


class IssueBatch(models.Model):
    class LeftOut(models.TextChoices):
        """Why somebody of the cohort gets no new certificate."""

        NOT_COMPLETED = "not_completed", _("has not finished the course yet")
        NAME_NOT_CONFIRMED = "name_not_confirmed", _("has not confirmed the name to print yet")
        HAS_ONE = "has_one", _("has one already; it is in the files")
        REVOKED = "revoked", _("had one that was revoked")

    cohort = models.ForeignKey(
        Cohort, on_delete=models.PROTECT, related_name="issue_batches", verbose_name=_("cohort")
    )
    enrolment_ids = models.JSONField()
    # Enrolments left out, by id (as text: JSON has no other keys), with a code that says why.
    left_out = models.JSONField(default=dict)
    zip_name = models.CharField(max_length=120, blank=True)
    merged_name = models.CharField(max_length=120, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("asked for by"),
    )
    created_at = models.DateTimeField(_("asked for"), auto_now_add=True)

    class Meta:
        verbose_name = _("batch of certificates")
        verbose_name_plural = _("batches of certificates")
        ordering = ["-created_at"]
        default_permissions = ("view",)

    @property
    def has_files(self) -> bool:
        return bool(self.zip_name and self.merged_name)

    def left_out_because(self, reason: str) -> list[int]:
        """Return the ids of the enrolments left out for this reason."""
        return [int(pk) for pk, code in self.left_out.items() if code == reason]

    def __str__(self) -> str:
        return f"{self.cohort.code} #{self.pk}"
