"""A link that a guardian opens on their own phone, without an account, to answer once."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from lms.accounts import codes
from lms.accounts.consent import GuardianConsent
from lms.accounts.youth import MINOR_BANDS

# 130 bits: nobody finds one by trying, and it can be copied by hand all the same.
TOKEN_LENGTH = 26
# Its beginning, for whoever types: 50 bits, behind a wall for whoever guesses.
SHORT_LENGTH = 10


class ConsentLinkQuerySet(models.QuerySet):
    def unanswered(self) -> "ConsentLinkQuerySet":
        return self.filter(answered_at=None, cancelled_at=None)

    def open(self, *, at: datetime) -> "ConsentLinkQuerySet":
        """Those that still ask something: in time, of a minor for whom nobody has agreed yet."""
        agreed = GuardianConsent.objects.in_force().filter(learner=OuterRef("learner"))
        return self.unanswered().filter(
            ~Exists(agreed),
            expires_at__gt=at,
            learner__is_active=True,
            learner__age_band__in=MINOR_BANDS,
        )

    def with_token(self, token: str) -> "ConsentLinkQuerySet":
        """The whole token, or its beginning that is typed by hand."""
        digest = digest_of(token)
        return self.filter(Q(digest=digest) | Q(short_digest=digest))


class ConsentLink(models.Model):
    class Answer(models.TextChoices):
        YES = "ya", _("Yes")
        NO = "tidak", _("No")

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consent_links"
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    # Empty for links from before there was a code to type.
    short_digest = models.CharField(max_length=64, blank=True, editable=False)
    # The member of staff who made it; None when the learner did.
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("works until"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=5, choices=Answer.choices, blank=True)
    cancelled_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = ConsentLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link for a guardian")
        verbose_name_plural = _("links for guardians")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["learner"],
                condition=Q(answered_at=None, cancelled_at=None),
                name="one_consent_link_unanswered",
            ),
            models.UniqueConstraint(
                fields=["short_digest"],
                condition=~Q(short_digest=""),
                name="consent_link_code_is_its_own",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="")
                | Q(answered_at__isnull=False, answer__in=["ya", "tidak"], cancelled_at=None),
                name="consent_link_answered_or_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} · {self.made_at:%Y-%m-%d}"


def token_from(seed: str) -> str:
    """Return the token that belongs to the seed.

    The page that shows the link again keeps the seed; with a stolen table alone nobody has it.
    """
    mixed = salted_hmac("accounts.consent-link.seed", seed, algorithm="sha256").digest()
    return codes.encode(int.from_bytes(mixed), length=TOKEN_LENGTH)


def short_code_of(token: str) -> str:
    return token[:SHORT_LENGTH]


def digest_of(token: str) -> str:
    meant = (codes.normalise(token, length=length) for length in (TOKEN_LENGTH, SHORT_LENGTH))
    normal = next(filter(None, meant), "")
    return salted_hmac("accounts.consent-link", normal, algorithm="sha256").hexdigest()
