"""Where questions are kept and what they are about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionBank(models.Model):
    code = models.SlugField(_("code"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=120)

    class Meta:
        verbose_name = _("item bank")
        verbose_name_plural = _("item banks")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} · {self.title}"


class Objective(models.Model):
    """What a learner can do after a lesson; items and lessons both point at it."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    text = models.CharField(_("objective"), max_length=250)

    class Meta:
        verbose_name = _("learning objective")
        verbose_name_plural = _("learning objectives")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"
