"""Issuing for a whole cohort: who is in it is frozen when staff ask for it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Cohort


class IssueBatch(models.Model):
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="issue_batches")
    enrolment_ids = models.JSONField()
    # Enrolments left out, by id, with a code that says why.
    left_out = models.JSONField(default=dict)
    zip_name = models.CharField(max_length=120, blank=True)
    merged_name = models.CharField(max_length=120, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("batch of certificates")
        verbose_name_plural = _("batches of certificates")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.cohort.code} #{self.pk}"
