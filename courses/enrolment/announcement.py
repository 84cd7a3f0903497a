"""A short word of a trainer to everybody in a cohort. Never deleted: taken back."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.enrolment.cohort import Cohort

MOST_LETTERS = 600


class AnnouncementQuerySet(models.QuerySet):
    def in_force(self, *, on: date) -> "AnnouncementQuerySet":
        """Those a learner is shown on this day, newest first."""
        return self.filter(withdrawn_at=None, shown_until__gte=on).order_by("-written_at", "-pk")


class Announcement(models.Model):
    """Plain words to a class, and about nobody."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="announcements")
    title = models.CharField(_("title"), max_length=80)
    text = models.TextField(_("text"), max_length=MOST_LETTERS)
    # A day in the cohort's zone; the last on which it is shown.
    shown_until = models.DateField(_("shown until"))
    # Of the form it was written in: the same form sent twice is one announcement.
    key = models.UUIDField(editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(_("written at"))
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        default_permissions = ()
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "key"], name="announced_once_per_form"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by=None)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="a_withdrawn_announcement_names_who_withdrew",
            ),
        ]
        indexes = [models.Index(fields=["cohort", "shown_until"])]

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def written_on(self) -> date:
        return timezone.localdate(self.written_at, self.cohort.zone)

    def is_shown(self, *, on: date) -> bool:
        return not self.is_withdrawn and self.shown_until >= on

    def __str__(self) -> str:
        return f"{self.cohort_id}/{self.pk}"
