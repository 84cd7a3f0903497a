"""A guardian's consent and the child's own assent: dated rows that can be withdrawn."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

TEXT_VERSION = "2026-11"
# The words on the page behind a link: they say as little as they can.
LINK_TEXT_VERSION = "2026-11-T"


class ConsentQuerySet(models.QuerySet):
    def in_force(self) -> "ConsentQuerySet":
        return self.filter(withdrawn_at=None)

    def taken_back_by_staff(self) -> "ConsentQuerySet":
        """Of guardians: each learner's last one, if staff recorded that it was taken back.

        Not one before it: what the learner or a guardian took back since stays taken back.
        """
        of_learner = GuardianConsent.objects.filter(learner=OuterRef("learner"))
        return self.filter(
            ~Exists(of_learner.in_force()),
            pk=Subquery(of_learner.order_by("-withdrawn_at", "-pk").values("pk")[:1]),
            withdrawn_by__isnull=False,
            learner__erased_at=None,
        )


class GuardianConsent(models.Model):
    class Method(models.TextChoices):
        PAPER = "kertas", _("Signed form, kept by the trainer")
        SAME_PHONE = "ponsel", _("An adult beside the child, on the same phone")
        COMPANION = "pendamping", _("A companion from a support service")
        LINK = "tautan", _("An adult on their own phone, through a link")

    class Relation(models.TextChoices):
        PARENT = "orang_tua", _("Parent")
        GUARDIAN = "wali", _("Guardian")
        # A parent may be the person who harms: a service's companion can consent instead.
        COMPANION = "pendamping", _("Companion from a support service")

    # What was agreed to, by whom and when.
    FACTS = (
        "method",
        "relation",
        "guardian_name",
        "organisation",
        "form_number",
        "text_version",
        "given_at",
    )

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="guardian_consents"
    )
    method = models.CharField(_("how"), max_length=10, choices=Method.choices)
    relation = models.CharField(_("relation"), max_length=10, choices=Relation.choices)
    guardian_name = models.CharField(_("name of the adult"), max_length=120)
    organisation = models.CharField(_("service of the companion"), max_length=120, blank=True)
    form_number = models.CharField(_("form number"), max_length=30, blank=True)
    text_version = models.CharField(max_length=10, default=TEXT_VERSION)
    given_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("guardian consent")
        verbose_name_plural = _("guardian consents")
        constraints = [
            models.UniqueConstraint(
                fields=["learner"],
                condition=models.Q(withdrawn_at=None),
                name="one_guardian_consent_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} · {self.get_method_display()} · {self.given_at:%Y-%m-%d}"


class Assent(models.Model):
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assents"
    )
    text_version = models.CharField(max_length=10, default=TEXT_VERSION)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assent")
        verbose_name_plural = _("assents")
        constraints = [
            models.UniqueConstraint(
                fields=["learner"],
                condition=models.Q(withdrawn_at=None),
                name="one_assent_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} · {self.given_at:%Y-%m-%d}"


def may_take_part(user) -> bool:
    """Return whether answers and progress of this person may be stored.

    Adults always; a minor when a guardian's consent and an assent are both in force.
    """
    if not user.is_minor:
        return bool(user.age_band)
    return (
        GuardianConsent.objects.in_force().filter(learner=user).exists()
        and Assent.objects.in_force().filter(learner=user).exists()
    )
