"""One row for each message to a person."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MessageQuerySet(models.QuerySet):
    def due(self) -> "MessageQuerySet":
        return self.filter(state=Message.State.WAITING, next_try_at__lte=timezone.now()).order_by(
            "next_try_at", "pk"
        )


class Message(models.Model):
    """What is to be said to whom; the words are made when it is sent. Ids and codes only."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        PARKED = "parked", _("Needs a look")
        DROPPED = "dropped", _("Nobody to send it to")

    class Channel(models.TextChoices):
        EMAIL = "email", _("E-mail")

    event = models.CharField(_("event"), max_length=120)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.EMAIL)
    template = models.CharField(_("letter"), max_length=120)
    context = models.JSONField(default=dict, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try"), default=timezone.now)
    error = models.CharField(_("what stopped it"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("posted"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-pk"]
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="message_once_per_event"),
        ]
        indexes = [
            models.Index(fields=["next_try_at"], condition=Q(state="waiting"), name="message_due"),
        ]

    def __str__(self) -> str:
        return self.event
