"""Tables of the ledger: the work, its chunks, and what runs by the clock."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class JobQuerySet(models.QuerySet):
    def unfinished(self) -> "JobQuerySet":
        return self.filter(state__in=Job.UNFINISHED_STATES)

    def due(self) -> "JobQuerySet":
        """Jobs any worker may claim: their time has come, or their worker went silent."""
        now = timezone.now()
        return self.filter(
            Q(state=Job.State.WAITING, next_try_at__lte=now)
            | Q(state=Job.State.RUNNING, lease_until__lte=now)
        ).order_by("next_try_at", "pk")


class Job(models.Model):
    """One piece of long work. Payload and error hold ids and codes, never names or text."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        PARKED = "parked", _("Needs a look")
        CANCELLED = "cancelled", _("Cancelled")

    ACTIVE_STATES = (State.WAITING, State.RUNNING)
    UNFINISHED_STATES = (*ACTIVE_STATES, State.PARKED)

    kind = models.CharField(_("kind"), max_length=60)
    subject = models.CharField(_("about"), max_length=120)
    is_unique = models.BooleanField(default=True)
    payload = models.JSONField(default=dict, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    total = models.PositiveIntegerField(null=True, blank=True)  # unknown until planned
    done = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)  # in a row, without progress
    token = models.PositiveBigIntegerField(default=0)  # grows at every claim
    lease_until = models.DateTimeField(null=True, blank=True)
    next_try_at = models.DateTimeField(_("next try"), default=timezone.now)
    error = models.CharField(_("what stopped it"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    retried_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("background job")
        verbose_name_plural = _("background jobs")
        ordering = ["-pk"]
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject"],
                condition=Q(is_unique=True, state__in=["waiting", "running", "parked"]),
                name="job_one_unfinished_per_subject",
            ),
            models.CheckConstraint(
                condition=Q(total__isnull=True) | Q(done__lte=F("total")),
                name="job_done_within_total",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(state__in=["waiting", "running"]),
                name="job_due",
            ),
        ]

    @property
    def is_active(self) -> bool:
        return self.state in self.ACTIVE_STATES

    @property
    def can_be_retried(self) -> bool:
        """True for what is parked, and for what waits after something stopped it."""
        is_held_up = self.state == self.State.WAITING and self.error != ""
        return self.state == self.State.PARKED or is_held_up

    @property
    def title(self) -> str:
        """The kind in words; the bare name when its code is no longer there."""
        from lms.jobs import kinds

        return kinds.title_of(self.kind)

    @property
    def progress_words(self) -> str:
        if self.state == self.State.DONE:
            return gettext("Done.")
        if not self.total:
            return gettext("Waiting for its turn.") if self.is_active else ""
        return gettext("%(done)s of %(total)s done.") % {"done": self.done, "total": self.total}

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class JobChunk(models.Model):
    """A range of a job's units, finished or not as one."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        PARKED = "parked", _("Needs a look")

    job = models.ForeignKey(Job, models.CASCADE, related_name="chunks")
    start = models.PositiveIntegerField()
    stop = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)  # counted when it begins
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["job", "start"], name="job_chunk_once"),
            models.CheckConstraint(condition=Q(stop__gt=F("start")), name="job_chunk_not_empty"),
        ]

    @property
    def first_unit(self) -> int:
        """Counted as people count, from one."""
        return self.start + 1

    @property
    def size(self) -> int:
        return self.stop - self.start

    def __str__(self) -> str:
        return f"{self.job_id} [{self.start}, {self.stop})"


class PeriodicRun(models.Model):
    """When a periodic function is due next, and who is running it now."""

    name = models.CharField(max_length=60, unique=True)
    next_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
