"""That a text of a learner was shown to the companion. Which text, not what it says."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TextFlagQuerySet(models.QuerySet):
    def waiting(self) -> "TextFlagQuerySet":
        return self.filter(closed_at=None)


class TextFlag(models.Model):
    """The row stays: it holds numbers and codes only."""

    class Reason(models.TextChoices):
        DANGER = "bahaya", _("Somebody may be in danger")
        DISCLOSURE = "cerita", _("It tells of something that hurt somebody")
        PERSONAL = "pribadi", _("It holds a number, an address or somebody's full name")
        INSULT = "kasar", _("It insults or threatens somebody")
        OTHER = "lain", _("Another reason, to be talked about")

    class Outcome(models.TextChoices):
        TALKED = "dibicarakan", _("Talked with the person")
        REFERRED = "dirujuk", _("Referred to a service")
        HIDDEN = "disembunyikan", _("Hidden, and nothing else is needed")
        FINE = "wajar", _("Nothing to worry about")
        # Set by the site alone.
        ERASED = "terhapus", _("The person's data were removed")

    kind = models.CharField(_("text"), max_length=60)
    row_id = models.PositiveBigIntegerField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="text_flags"
    )
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    flagged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    flagged_at = models.DateTimeField(_("flagged"))
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=14, choices=Outcome.choices, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = TextFlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("flag for the companion")
        verbose_name_plural = _("flags for the companion")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "row_id"],
                condition=models.Q(closed_at=None),
                name="one_open_flag_per_text",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, outcome="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(outcome="")),
                name="a_closed_flag_says_what_became_of_it",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def __str__(self) -> str:
        return f"{self.kind}/{self.row_id}"
