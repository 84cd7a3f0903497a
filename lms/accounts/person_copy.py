"""A copy of somebody's own data, in private storage for a day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PersonCopyQuerySet(models.QuerySet):
    def current(self, *, at) -> "PersonCopyQuerySet":
        return self.filter(expires_at__gt=at)


class PersonCopy(models.Model):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="copies"
    )
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    # Drawn by chance: the name of the file tells nobody's.
    file_name = models.CharField(max_length=120, blank=True)

    objects = PersonCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("copy of own data")
        verbose_name_plural = _("copies of own data")
        default_permissions = ()

    @property
    def is_ready(self) -> bool:
        return bool(self.file_name)

    def __str__(self) -> str:
        return f"{self.person_id} · {self.asked_at:%Y-%m-%d}"
