"""A meeting of a cohort: when and where."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from courses.enrolment.cohort import Cohort


class TrainingSession(models.Model):
    """Moments are stored in UTC and told in the zone of the cohort."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="sessions")
    title = models.CharField(_("title"), max_length=120)
    place = models.CharField(_("place"), max_length=160, blank=True)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        default_permissions = ()
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="a_session_ends_after_it_starts"
            ),
        ]
        indexes = [models.Index(fields=["cohort", "starts_at"])]

    @property
    def zone(self) -> ZoneInfo:
        return self.cohort.zone

    @property
    def day(self) -> date:
        return timezone.localdate(self.starts_at, self.zone)

    @property
    def hours(self) -> str:
        """Return «09.00–12.00 WITA»."""
        start, end = (
            timezone.localtime(each, self.zone) for each in (self.starts_at, self.ends_at)
        )
        return f"{date_format(start, 'H.i')}–{date_format(end, 'H.i T')}"

    @property
    def end_of_day(self) -> datetime:
        """The midnight after its last minute, in its zone."""
        last = timezone.localdate(self.ends_at, self.zone)
        return timezone.make_aware(datetime.combine(last + timedelta(days=1), time()), self.zone)

    def __str__(self) -> str:
        return self.title
