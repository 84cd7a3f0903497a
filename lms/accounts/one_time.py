"""The code on a learner's card: opens the account once, to choose a password.

Kept as a digest. A code is made from the seed of the sheet it is printed on, so that a sheet
whose making was broken off is finished with the same codes; the seed goes when the sheet does.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from lms.accounts import codes, recovery
from lms.accounts.user import User

CODE_LENGTH = 8
MOST_TRIES = 10
_SEED_SALT = "accounts.one-time.seed"
_CODE_SALT = "accounts.one-time.code"
# Compared with when there is no such person or no code: the same work, never equal.
_NOTHING = "-" * 64


class OneTimeCode(models.Model):
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="one_time_code"
    )
    digest = models.CharField(max_length=64, editable=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("one-time code")
        verbose_name_plural = _("one-time codes")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(tries__lte=MOST_TRIES), name="one_time_code_tries"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.made_at:%Y-%m-%d}"


def new_seed() -> str:
    return secrets.token_hex(16)


def code_for(user: User, *, seed: str) -> str:
    mixed = salted_hmac(_SEED_SALT, f"{seed}:{user.pk}", algorithm="sha256").digest()
    return codes.encode(int.from_bytes(mixed), length=CODE_LENGTH)


def pretty(code: str) -> str:
    return codes.grouped(code, size=4)


def issue(users: Iterable[User], *, seed: str, at: datetime) -> None:
    """Give each of these people the code that belongs to the seed; earlier codes stop working."""
    expires_at = at + timedelta(days=settings.ONE_TIME_CODE_DAYS)
    rows = [
        OneTimeCode(
            user=user,
            digest=_digest(code_for(user, seed=seed), user_id=user.pk),
            made_at=at,
            expires_at=expires_at,
        )
        for user in users
    ]
    OneTimeCode.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["user"],
        update_fields=["digest", "made_at", "expires_at", "tries"],
    )


def fits(user: User | None, *, code: str, at: datetime) -> bool:
    """Return whether the typed code is the one in force; ten wrong ones, and it never is again.

    Each try is counted before it is looked at, so of many at once no more than ten are.
    """
    normal = codes.normalise(code, length=CODE_LENGTH) or ""
    user_id = user.pk if user else 0
    rows = OneTimeCode.objects.filter(user_id=user_id, user__is_active=True, expires_at__gt=at)
    counted = OneTimeCode.objects.filter(pk__in=rows.values("pk"), tries__lt=MOST_TRIES).update(
        tries=F("tries") + 1
    )
    kept = rows.values_list("digest", flat=True).first() if counted else None
    is_right = constant_time_compare(_digest(normal, user_id=user_id), kept or _NOTHING)
    if is_right:
        rows.filter(digest=kept).update(tries=0)
    return is_right


@transaction.atomic
def redeem(user: User, *, code: str, new_password: str) -> str | None:
    """Set the password and return the seed of a recovery code; None when the code was just used.

    Of two requests with the same code one wins.
    """
    digest = _digest(codes.normalise(code, length=CODE_LENGTH) or "", user_id=user.pk)
    spent, _rows = OneTimeCode.objects.filter(user=user, digest=digest).delete()
    if not spent:
        return None
    user.set_password(new_password)
    user.save(update_fields=["password"])
    return recovery.make_code(user)


def _digest(code: str, *, user_id: int) -> str:
    # The person is part of it: the row of one account opens no other.
    return salted_hmac(_CODE_SALT, f"{user_id}:{code}", algorithm="sha256").hexdigest()
