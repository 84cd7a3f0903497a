"""The way back in for somebody without e-mail: one code, shown once, good for one use.

The page that shows the code keeps only a seed in the session: with the site's secret
it gives the code again, so that a page lost on a weak network can be loaded once more,
and a stolen session table gives nobody a code.
"""

import hashlib
import secrets

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from lms.accounts import codes
from lms.accounts.user import User

CODE_LENGTH = 12
_SEED_SALT = "accounts.recovery.seed"
_CODE_SALT = "accounts.recovery.code"
# Compared with when there is no such person or no code: the same work, never equal.
_NOTHING = "-" * hashlib.sha256().digest_size * 2


class RecoveryCode(models.Model):
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_code"
    )
    digest = models.CharField(max_length=64, editable=False)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user_id} · {self.made_at:%Y-%m-%d}"


def make_code(user: User) -> str:
    """Give this person a new code; the one before stops working. Return the seed."""
    seed = secrets.token_hex(16)
    RecoveryCode.objects.update_or_create(
        user=user,
        defaults={"digest": _digest(code_from(seed), user=user), "made_at": timezone.now()},
    )
    return seed


def code_from(seed: str) -> str:
    """Return the code that belongs to the seed."""
    mixed = salted_hmac(_SEED_SALT, seed, algorithm="sha256").digest()
    return codes.encode(int.from_bytes(mixed), length=CODE_LENGTH)


def pretty(code: str) -> str:
    return codes.grouped(code, size=4)


def fits(user: User | None, *, code: str) -> bool:
    """Return whether the typed code is the one in force for this person."""
    normal = codes.normalise(code, length=CODE_LENGTH) or ""
    user_id = user.pk if user else 0
    row = RecoveryCode.objects.filter(user_id=user_id, user__is_active=True).first()
    kept = row.digest if row else _NOTHING
    return constant_time_compare(_digest(normal, user=user), kept)


@transaction.atomic
def redeem(user: User, *, code: str, new_password: str) -> str | None:
    """Set the password and return the seed of the next code; None when the code was just used.

    Of two requests with the same code one wins.
    """
    digest = _digest(codes.normalise(code, length=CODE_LENGTH) or "", user=user)
    spent, _rows = RecoveryCode.objects.filter(user=user, digest=digest).delete()
    if not spent:
        return None
    user.set_password(new_password)
    user.save(update_fields=["password"])
    return make_code(user)


def _digest(code: str, *, user: User | None) -> str:
    # The person is part of it: the row of one account opens no other.
    value = f"{user.pk if user else 0}:{code}"
    return salted_hmac(_CODE_SALT, value, algorithm="sha256").hexdigest()
