"""One list of people on its way into a cohort: what was asked, by whom, and what came of it.

Names and values stand in private files only, and go with them; here are counts.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.enrolment.cohort import Cohort


class RosterImport(models.Model):
    class State(models.TextChoices):
        READING = "reading", _("being read")
        REFUSED = "refused", _("not taken")
        READ = "read", _("waiting for a yes")
        ADMITTING = "admitting", _("people are being added")
        DONE = "done", _("done")
        DROPPED = "dropped", _("dropped")

    WITH_FILES = (State.READING, State.READ, State.ADMITTING)

    cohort = models.ForeignKey(
        Cohort, on_delete=models.PROTECT, related_name="roster_imports", verbose_name=_("cohort")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.READING
    )
    refusal = models.CharField(max_length=20, blank=True)
    new_count = models.PositiveIntegerField(default=0)
    known_count = models.PositiveIntegerField(default=0)
    # Of the known: by name, region and form number, not by e-mail address or username.
    alike_count = models.PositiveIntegerField(default=0)
    # Of the new: minors, who wait for both yeses; and those whose profile has gaps.
    minor_count = models.PositiveIntegerField(default=0)
    gap_count = models.PositiveIntegerField(default=0)
    bad_row_count = models.PositiveIntegerField(default=0)
    # Titles of the columns that were not kept, and that nobody knew; only until it is done.
    dropped = models.JSONField(default=list, blank=True)
    unused = models.JSONField(default=list, blank=True)
    # Numbers of rows of whom somebody said: looks like another, and is somebody else.
    another_rows = models.JSONField(default=list, blank=True)
    added_count = models.PositiveIntegerField(default=0)
    # Numbers of rows whose people could not be added, though nothing is wrong with the row.
    held_rows = models.JSONField(default=list, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("list of people")
        verbose_name_plural = _("lists of people")
        ordering = ["-pk"]
        default_permissions = ("add", "view")

    @property
    def good_row_count(self) -> int:
        return self.new_count + self.known_count

    @property
    def is_waiting_for_a_yes(self) -> bool:
        return self.state == self.State.READ

    def __str__(self) -> str:
        return f"{self.cohort_id}/{self.pk}"
