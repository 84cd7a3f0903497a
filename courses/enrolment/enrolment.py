"""One person in one cohort, with what was true of them when they began."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import CoursePage
from courses.enrolment.cohort import Cohort
from courses.quizzes.quiz import Form


class EnrolmentQuerySet(models.QuerySet):
    def of(self, user) -> "EnrolmentQuerySet":
        """A learner's own."""
        return self.filter(learner=user)

    def current(self) -> "EnrolmentQuerySet":
        return self.filter(ended_at=None)

    def in_cohorts(self, cohorts) -> "EnrolmentQuerySet":
        return self.filter(cohort__in=cohorts)


class Enrolment(models.Model):
    """Reports read the frozen facts here, never the account, which may change later."""

    class WayIn(models.TextChoices):
        """Shown to nobody: that an account existed before is not the trainer's to know."""

        SELF = "sendiri", _("joined themselves")
        NEW_ACCOUNT = "akun_baru", _("with an account made for it")
        KNOWN = "dikenal", _("recognised, added by staff")

    class EndedBecause(models.TextChoices):
        """Empty for a finished enrolment whose person began once more elsewhere."""

        MOVED = "pindah", _("moved to another cohort")
        OWN_WISH = "keinginan", _("wants to stop")
        NO_TIME = "waktu", _("cannot make it to this time or place")
        NEVER_CAME = "tidak_datang", _("never came")
        BY_MISTAKE = "keliru", _("was added by mistake")
        OTHER = "lain", _("another reason, not written down")

    FROZEN_FIELDS = ("age_band", "sex", "region_code", "institution", "category", "disability")

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enrolments"
    )
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="enrolments")
    # The cohort's course once more, so that the database itself can keep the rule below.
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="enrolments")
    first_form = models.CharField(max_length=1, choices=Form.choices)
    age_band = models.CharField(max_length=8, blank=True)
    sex = models.CharField(max_length=8, blank=True)
    region_code = models.CharField(max_length=5, blank=True)
    institution = models.CharField(max_length=120, blank=True)
    category = models.CharField(max_length=12, blank=True)
    disability = models.CharField(max_length=8, blank=True)
    way_in = models.CharField(max_length=10, choices=WayIn.choices, default=WayIn.SELF)
    # Which row of a list this is: made from name, region and form number with a secret, so that
    # the same list twice adds nobody. Nobody can be read out of it; erasure empties it.
    roster_key = models.CharField(max_length=40, blank=True, editable=False)
    enrolled_at = models.DateTimeField(_("enrolled at"))
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_because = models.CharField(max_length=12, choices=EndedBecause.choices, blank=True)
    # Of somebody who was moved: the enrolment with which this way through the course began, the
    # same on each of its enrolments. What was handed in there counts here: decisions/moving.md.
    journey = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(fields=["learner", "cohort"], name="learner_once_per_cohort"),
            models.UniqueConstraint(
                fields=["learner", "course"],
                condition=models.Q(ended_at=None),
                name="one_open_enrolment_per_course",
            ),
            models.UniqueConstraint(
                fields=["cohort", "roster_key"],
                condition=~models.Q(roster_key=""),
                name="one_enrolment_per_row_of_a_list",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_because="") | models.Q(ended_at__isnull=False),
                name="only_an_ended_enrolment_says_why",
            ),
        ]
        indexes = [models.Index(fields=["cohort", "first_form"])]

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def is_complete(self) -> bool:
        return self.completed_at is not None

    @property
    def was_withdrawn(self) -> bool:
        """Whether staff took this person out of the class, and not into another one."""
        why = self.EndedBecause
        return self.ended_because not in ("", why.MOVED)

    @property
    def journey_that_counts(self) -> int | None:
        """Return the way whose hand-ins count here: while it goes on here, and where it ended."""
        return self.journey_id if self.is_open or self.is_complete else None

    def __str__(self) -> str:
        return f"{self.cohort_id}/{self.pk}"
