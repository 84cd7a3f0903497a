"""An invitation to become staff: a link that works once, for some days."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class InvitationQuerySet(models.QuerySet):
    def open(self, *, at: datetime | None = None) -> "InvitationQuerySet":
        at = at or timezone.now()
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at)

    def with_token(self, token: str) -> "InvitationQuerySet":
        return self.filter(digest=digest_of(token))


class StaffInvitation(models.Model):
    """Whoever holds the link makes one account with these roles; no name or address is kept."""

    groups = models.ManyToManyField("auth.Group", verbose_name=_("roles"))
    note = models.CharField(
        _("for whom"),
        max_length=40,
        blank=True,
        help_text=_("So that you find it again, for example initials. Not shown to the invited."),
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    made_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(_("works until"), editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    accepted_by = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("staff invitation")
        verbose_name_plural = _("staff invitations")
        ordering = ["-made_at"]
        default_permissions = ("add", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False, withdrawn_at=None),
                name="invitation_used_or_withdrawn",
            ),
        ]

    @property
    def role_words(self) -> str:
        return ", ".join(group.name for group in self.groups.all())

    def __str__(self) -> str:
        return f"{self.pk} · {self.made_at:%Y-%m-%d}"


def digest_of(token: str) -> str:
    return salted_hmac("accounts.staff-invitation", token, algorithm="sha256").hexdigest()
