"""What a trainer saw of one learner and one practice task. A row is never deleted or changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.catalogue.practice import SCALES, Scale
from courses.enrolment.models import Enrolment


class PracticeMarkQuerySet(models.QuerySet):
    def current(self) -> "PracticeMarkQuerySet":
        return self.filter(superseded_at=None)


class PracticeMark(models.Model):
    """The task's words are frozen as they were read; a corrected mark keeps the older row.

    No words about the person: docs/decisions/practice.md.
    """

    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.PROTECT, related_name="practice_marks"
    )
    task_code = models.CharField(_("task"), max_length=40)
    title = models.CharField(_("title"), max_length=160)
    scale_name = models.CharField(_("marked with"), max_length=20)
    step = models.PositiveSmallIntegerField(
        _("step"), help_text=_("Counted from 1; 0 when a mark was taken back.")
    )
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    marked_at = models.DateTimeField(_("marked at"))
    superseded_at = models.DateTimeField(_("corrected at"), null=True, blank=True)

    objects = PracticeMarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("practice mark")
        verbose_name_plural = _("practice marks")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "task_code"],
                condition=models.Q(superseded_at=None),
                name="one_current_mark_per_practice_task",
            ),
            models.CheckConstraint(
                condition=models.Q(step__lte=4), name="a_practice_scale_has_four_steps_at_most"
            ),
        ]

    @property
    def scale(self) -> Scale:
        return SCALES[self.scale_name]

    @property
    def is_done(self) -> bool:
        return self.step >= self.scale.done_from

    @property
    def words(self) -> str:
        return self.scale.words_of(self.step)

    def __str__(self) -> str:
        return f"{self.enrolment_id}/{self.task_code}"
