"""A cohort: one course, run for these people, by these trainers."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import CoursePage, Programme


def new_seed() -> str:
    return secrets.token_hex(8)


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
    join_code = models.CharField(_("join code"), max_length=12, unique=True, null=True, blank=True)
    seed = models.CharField(max_length=16, default=new_seed, editable=False)

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
        ]

    def __str__(self) -> str:
        return self.name
