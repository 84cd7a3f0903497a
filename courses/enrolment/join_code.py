"""A code that lets whoever holds it into a cohort. A row is never deleted: it is closed."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.enrolment.cohort import Cohort
from lms.accounts import codes

JOIN_CODE_LENGTH = 8


def new_join_code() -> str:
    return codes.random_code(JOIN_CODE_LENGTH)


class JoinCodeQuerySet(models.QuerySet):
    def open(self) -> "JoinCodeQuerySet":
        """Not closed by anybody; its last moment may be over."""
        return self.filter(closed_at=None)


class JoinCode(models.Model):
    class State(models.TextChoices):
        OPEN = "open", _("open")
        EXPIRED = "expired", _("expired")
        CLOSED = "closed", _("closed")
        COHORT_ENDED = "ended", _("the cohort has ended")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="join_codes")
    code = models.CharField(
        _("join code"), max_length=JOIN_CODE_LENGTH, unique=True, default=new_join_code
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = JoinCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("join code")
        verbose_name_plural = _("join codes")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["cohort"],
                condition=models.Q(closed_at=None),
                name="one_open_join_code_per_cohort",
            ),
        ]

    def state_at(self, moment: datetime) -> "JoinCode.State":
        last_day = self.cohort.ends_on
        if last_day is not None and timezone.localdate(moment, self.cohort.zone) > last_day:
            return self.State.COHORT_ENDED
        if self.closed_at is not None:
            return self.State.CLOSED
        return self.State.EXPIRED if moment >= self.expires_at else self.State.OPEN

    @property
    def last_day(self) -> date:
        """The last whole day on which it is good, in the cohort's zone."""
        return timezone.localdate(self.expires_at - timedelta(seconds=1), self.cohort.zone)

    @property
    def pretty(self) -> str:
        return codes.grouped(self.code, size=4)

    def __str__(self) -> str:
        return f"{self.cohort_id} · {self.made_at:%Y-%m-%d}"
