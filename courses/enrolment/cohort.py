"""A cohort: one course, run for these people, by these trainers."""

import secrets
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import CoursePage, Programme
from courses.enrolment.window import ALWAYS, Window
from lms.accounts.zones import zone_of


def new_seed() -> str:
    return secrets.token_hex(8)


def _in_order(test: str) -> Q:
    opens, closes = f"{test}_opens_at", f"{test}_closes_at"
    return Q((opens, None)) | Q((closes, None)) | Q((f"{closes}__gte", F(opens)))


class CohortQuerySet(models.QuerySet):
    def of_programme(self, programme: Programme) -> "CohortQuerySet":
        """A cohort belongs to the programme it names, else to its course's."""
        return self.filter(Q(programme=programme) | Q(programme=None, course__programme=programme))


class Cohort(models.Model):
    class Mode(models.TextChoices):
        ONLINE = "daring", _("online")
        IN_PERSON = "luring", _("in person")
        BLENDED = "campuran", _("blended")
        SELF_PACED = "mandiri", _("self-paced")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=160)
    course = models.ForeignKey(
        CoursePage, on_delete=models.PROTECT, related_name="cohorts", verbose_name=_("course")
    )
    programme = models.ForeignKey(
        Programme,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cohorts",
        verbose_name=_("programme"),
    )
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices)
    is_standing = models.BooleanField(
        _("open to all"), default=False, help_text=_("The one cohort of a course open to all.")
    )
    region_code = models.CharField(_("region"), max_length=5, blank=True)
    venue = models.CharField(_("venue"), max_length=160, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    trainers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="cohorts_led", verbose_name=_("trainers")
    )
    capacity = models.PositiveSmallIntegerField(
        _("seats"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("When they are taken, nobody more can join. Empty: no limit."),
    )
    pre_test_opens_at = models.DateTimeField(_("pre-test opens"), null=True, blank=True)
    pre_test_closes_at = models.DateTimeField(_("pre-test closes"), null=True, blank=True)
    post_test_opens_at = models.DateTimeField(_("post-test opens"), null=True, blank=True)
    post_test_closes_at = models.DateTimeField(_("post-test closes"), null=True, blank=True)
    seed = models.CharField(max_length=16, default=new_seed, editable=False)

    objects = CohortQuerySet.as_manager()

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        ordering = ["-starts_on", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["course"],
                condition=models.Q(is_standing=True),
                name="one_standing_cohort_per_course",
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gte=1), name="a_cohort_has_seats"
            ),
            models.CheckConstraint(
                condition=_in_order("pre_test"), name="pre_test_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=_in_order("post_test"), name="post_test_closes_after_it_opens"
            ),
        ]

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which this cohort's times are told."""
        return zone_of(self.region_code)

    @property
    def pre_test_window(self) -> Window:
        return self.window_of("pre_test")

    @property
    def post_test_window(self) -> Window:
        return self.window_of("post_test")

    def window_of(self, test: str) -> Window:
        """Return from when to when; always where each goes at their own pace."""
        if self.is_standing:
            return ALWAYS
        return Window(getattr(self, f"{test}_opens_at"), getattr(self, f"{test}_closes_at"))

    def __str__(self) -> str:
        return self.name
