"""How far a learner is in one lesson."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import LessonPage
from courses.enrolment.models import Enrolment


class LessonProgress(models.Model):
    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.PROTECT, related_name="lesson_progress"
    )
    lesson = models.ForeignKey(LessonPage, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    was_skipped = models.BooleanField(
        default=False, help_text=_("Passed over after a content notice; counts as done.")
    )

    class Meta:
        verbose_name = _("lesson progress")
        verbose_name_plural = _("lesson progress")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "lesson"], name="lesson_progress_once"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}/{self.lesson_id}"
