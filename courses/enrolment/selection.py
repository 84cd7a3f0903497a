"""Who was selected for an extra module. A row is never deleted: it is withdrawn."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import ModulePage
from courses.enrolment.enrolment import Enrolment


class SelectionQuerySet(models.QuerySet):
    def in_force(self) -> "SelectionQuerySet":
        return self.filter(withdrawn_at=None)

    def of(self, user) -> "SelectionQuerySet":
        """What is open to a learner now."""
        return self.in_force().filter(enrolment__learner=user, enrolment__ended_at=None)


class Selection(models.Model):
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="selections")
    # Always the Indonesian page; its translations are the same module.
    module = models.ForeignKey(ModulePage, on_delete=models.PROTECT, related_name="+")
    selected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    selected_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SelectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("selection for an extra module")
        verbose_name_plural = _("selections for extra modules")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "module"],
                condition=models.Q(withdrawn_at=None),
                name="selected_once_per_module",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by=None)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="a_withdrawn_selection_names_who_withdrew",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}/{self.module_id}"
