"""The audit log: rows that are written once and never changed."""

from typing import NoReturn

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class AppendOnly(Exception):
    """An audit event is never changed or deleted."""


def _refuse(*args, **kwargs) -> NoReturn:
    raise AppendOnly("Audit events are only ever added.")


class AuditQuerySet(models.QuerySet):
    update = delete = bulk_update = update_or_create = _refuse


class AuditEvent(models.Model):
    """Who did what to which row, and when. Ids and codes only, never names or text."""

    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    # A number, not a foreign key: the event outlives whatever becomes of the account.
    actor_id = models.BigIntegerField(_("person no."), null=True, blank=True)
    action = models.CharField(_("deed"), max_length=60)
    object_type = models.CharField(_("kind of row"), max_length=60, blank=True)
    object_id = models.CharField(_("row no."), max_length=64, blank=True)
    detail = models.JSONField(_("details"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    # Filled once, by the sealing.
    position = models.PositiveBigIntegerField(_("sealed as no."), null=True, unique=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    sealed_hash = models.CharField(max_length=64, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit events")
        ordering = ["-pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(position=None, sealed_hash="") | Q(position__gt=0, sealed_hash__gt=""),
                name="audit_sealed_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["object_type", "object_id"], name="audit_object"),
            models.Index(fields=["id"], condition=Q(position=None), name="audit_unsealed"),
        ]

    @property
    def is_sealed(self) -> bool:
        return self.position is not None

    @property
    def at_iso(self) -> str:
        return self.at.isoformat(timespec="seconds")

    @property
    def actor_words(self) -> str:
        """Who did it, when the query brought the name; the number of an account that is gone."""
        if self.actor_id is None:
            return gettext("The site itself")
        return getattr(self, "actor_name", None) or gettext("Person no. %s") % self.actor_id

    @property
    def detail_words(self) -> str:
        return ", ".join(f"{key}: {value}" for key, value in self.detail.items())

    def save(self, *args, **kwargs) -> None:
        if not self._state.adding:
            _refuse()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs) -> NoReturn:
        _refuse()

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_id}".strip()


class ChainHead(models.Model):
    """Where the chain ends: a single row, so that a cut-off end is noticed."""

    position = models.PositiveBigIntegerField(default=0)
    sealed_hash = models.CharField(max_length=64, blank=True)
    event_id = models.BigIntegerField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="audit_one_chain_head"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.sealed_hash}"
