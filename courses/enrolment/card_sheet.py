"""A sheet of cards to print: whose, and until when its file is there."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.enrolment.cohort import Cohort
from lms.accounts.one_time import new_seed


class CardSheet(models.Model):
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="card_sheets")
    # Frozen when it is asked for: unit number n of the work stays the same person.
    enrolment_ids = models.JSONField(default=list)
    # The codes are made from it; gone with the file.
    seed = models.CharField(max_length=32, default=new_seed, blank=True, editable=False)
    file_name = models.CharField(max_length=120, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("sheet of cards")
        verbose_name_plural = _("sheets of cards")
        default_permissions = ()

    @property
    def is_ready(self) -> bool:
        return bool(self.file_name)

    @property
    def is_gone(self) -> bool:
        return not self.seed

    def __str__(self) -> str:
        return f"{self.cohort_id} #{self.pk}"
