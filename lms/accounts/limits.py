"""Limits that stop guessing and let a class in.

allauth counts the tries for one account: few, exactly, however many come at once. Here are
the wide limits for one network address. A class behind one Wi-Fi is one address, so these
counters take no lock: forty good sign-ins at once must not wait for each other.
"""

import contextlib
import time

from allauth.account import app_settings
from allauth.core.internal.ratelimit import get_ip, parse_rates
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext

FAILED_SIGN_IN = "failed_sign_in"
SIGN_UP = "sign_up"
CARD = "card"
JOIN_GUESS = "join_guess"
CONSENT_GUESS = "consent_guess"
CONSENT_LINK = "consent_link"
JOIN_PER_CODE = "join_per_code"


def address_is_full(request: HttpRequest, what: str) -> bool:
    """Return whether this address has used up what is allowed in the present minutes."""
    most, _minutes = settings.LIMITS_PER_ADDRESS[what]
    return cache.get(_key(what, get_ip(request)), 0) >= most


def count_for_address(request: HttpRequest, what: str) -> None:
    _count(what, get_ip(request))


def code_is_full(code: str, what: str) -> bool:
    """Return whether this one code, whoever uses it, has had what is allowed just now."""
    most, _minutes = settings.LIMITS_PER_ADDRESS[what]
    return cache.get(_key(what, code), 0) >= most


def count_for_code(code: str, what: str) -> None:
    _count(what, code)


def _count(what: str, whose: str) -> None:
    _most, minutes = settings.LIMITS_PER_ADDRESS[what]
    key = _key(what, whose)
    cache.add(key, 0, timeout=minutes * 60)
    # Where the cache is a table, two at the same moment may count as one, and a full table
    # may have thrown the count out: wide limits bear both.
    with contextlib.suppress(ValueError):
        cache.incr(key)


def too_many(action: str) -> str:
    """Say when one more try is sure to be let in, for one account."""
    per_account = [
        rate for rate in parse_rates(app_settings.RATE_LIMITS[action]) if rate.per == "key"
    ]
    return try_again_in(max(1, round(max(rate.duration for rate in per_account) / 60)))


def try_again_in(minutes: int) -> str:
    when = ngettext("in %(minutes)d minute", "in %(minutes)d minutes", minutes) % {
        "minutes": minutes
    }
    return gettext(
        "That was tried many times. To keep the account safe, please try again %(when)s. "
        "Your trainer can help, too."
    ) % {"when": when}


def _key(what: str, whose: str) -> str:
    _most, minutes = settings.LIMITS_PER_ADDRESS[what]
    window = int(time.time() // (minutes * 60))
    return f"limits:{what}:{window}:{whose}"
