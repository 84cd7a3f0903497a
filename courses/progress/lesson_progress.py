"""How far a learner is in one lesson."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import LessonPage
from courses.enrolment.models import Enrolment
from lms.accounts.models import Assent, GuardianConsent


class LessonProgressQuerySet(models.QuerySet):
    def writable_by(self, user) -> "LessonProgressQuerySet":
        """A learner's own; a minor's only while a guardian's consent and an assent are in force."""
        own = self.filter(enrolment__learner=user, enrolment__ended_at=None)
        if not user.is_minor:
            return own
        return own.filter(
            models.Exists(GuardianConsent.objects.in_force().filter(learner=user)),
            models.Exists(Assent.objects.in_force().filter(learner=user)),
        )


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
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_at_block = models.PositiveSmallIntegerField(
        default=0, help_text=_("Where reading stopped: the block's place, from 1; 0 is the top.")
    )

    objects = LessonProgressQuerySet.as_manager()

    class Meta:
        verbose_name = _("lesson progress")
        verbose_name_plural = _("lesson progress")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "lesson"], name="lesson_progress_once"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}/{self.lesson_id}"
