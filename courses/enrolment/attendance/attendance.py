"""Whether one person was at one meeting. One row each, never two; a change is in the audit log."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.enrolment.attendance.training_session import TrainingSession
from courses.enrolment.enrolment import Enrolment


class Attendance(models.Model):
    """A page load is a writer and numbers its marks, as it does with answers.

    Within a writer the highest number wins, in whatever order marks arrive; between
    writers the mark that was made later. The server tells when: docs/decisions/attendance.md.
    """

    class Status(models.TextChoices):
        ATTENDED = "hadir", _("present")
        LATE = "terlambat", _("late")
        ABSENT = "tidak", _("not here")

    class Source(models.TextChoices):
        TAP = "tap", _("tapped in the list")
        SHEET = "sheet", _("from the paper list")
        CARD = "card", _("by card")
        FILE = "csv", _("from a file")

    session = models.ForeignKey(
        TrainingSession, on_delete=models.PROTECT, related_name="attendances"
    )
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="attendances")
    status = models.CharField(_("status"), max_length=10, choices=Status.choices)
    source = models.CharField(_("source"), max_length=5, choices=Source.choices)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    marked_at = models.DateTimeField(_("marked at"))
    # Empty for a mark that did not wait on a phone.
    writer = models.CharField(max_length=32, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    # The highest sequence seen of each writer: a late resend of a beaten mark stays beaten.
    seen = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["session", "enrolment"], name="one_mark_per_person_and_session"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}/{self.enrolment_id}"
