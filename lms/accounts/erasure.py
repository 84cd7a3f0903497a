"""That somebody's data are to be removed: why, when, and until when it may be taken back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ErasureQuerySet(models.QuerySet):
    def waiting(self) -> "ErasureQuerySet":
        return self.filter(cancelled_at=None, done_at=None)


class Erasure(models.Model):
    """A request and what became of it. The row stays: it holds numbers and codes only."""

    class Reason(models.TextChoices):
        OWN_WISH = "sendiri", _("The person asked on their own page")
        ASSENT_WITHDRAWN = "setuju_ditarik", _("The child's own yes was taken back")
        CONSENT_WITHDRAWN = "izin_ditarik", _("The guardian's consent was taken back")
        ASKED_STAFF = "lewat_petugas", _("The person asked a member of staff")
        GUARDIAN_ASKED = "lewat_wali", _("A guardian or companion asked")
        SAFETY = "keamanan", _("For somebody's safety")
        DOUBLE = "ganda", _("The account was made twice")
        UNUSED = "tidak_dipakai", _("Not used for a long time")

    OWN_REASONS = (Reason.OWN_WISH, Reason.ASKED_STAFF, Reason.UNUSED)
    AGREEMENT_REASONS = (Reason.ASSENT_WITHDRAWN, Reason.CONSENT_WITHDRAWN)
    STAFF_REASONS = (Reason.ASKED_STAFF, Reason.GUARDIAN_ASKED, Reason.SAFETY, Reason.DOUBLE)

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="erasures"
    )
    reason = models.CharField(_("reason"), max_length=16, choices=Reason.choices)
    asked_at = models.DateTimeField(_("asked for"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_at = models.DateTimeField(_("due"))
    cancelled_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    objects = ErasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("removal of data")
        verbose_name_plural = _("removals of data")
        default_permissions = ("add", "change", "view")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(cancelled_at=None, done_at=None),
                name="one_erasure_waiting",
            ),
            models.CheckConstraint(
                condition=models.Q(cancelled_at=None) | models.Q(done_at=None),
                name="erasure_done_or_taken_back",
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        return self.cancelled_at is None and self.done_at is None

    @property
    def owner_may_take_back(self) -> bool:
        """What a guardian, or staff for somebody's safety, began is not the owner's to stop."""
        return self.is_waiting and self.reason in self.OWN_REASONS

    def __str__(self) -> str:
        return f"{self.person_id} · {self.get_reason_display()}"
