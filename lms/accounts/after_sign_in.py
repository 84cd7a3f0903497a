"""What comes between signing in and the page somebody wanted."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

from lms.accounts import recovery, roles
from lms.accounts.consent import may_take_part
from lms.accounts.erasure import Erasure

SEED_KEY = "recovery_seed"


def way(request: HttpRequest, *, to: str, is_new: bool) -> str:
    """Return the address to send a person to, who then goes on to `to`.

    On a first visit, with a new account or a card: the recovery code, what the profile
    still lacks, and for a minor the two yeses. On each: that staff began to remove the data.
    """
    user = request.user
    if is_new and not user.email:
        request.session[SEED_KEY] = recovery.make_code(user)
    is_first = is_new or SEED_KEY in request.session
    if is_first and user.is_minor and not _asks_itself(to) and not may_take_part(user):
        to = _before(to, page="accounts:consent")
    if not roles.is_staff_member(user):
        if Erasure.objects.waiting().filter(person=user, reason__in=Erasure.STAFF_REASONS).exists():
            to = _before(to, page="accounts:erase")
        if is_first and not user.profile_is_complete:
            to = _before(to, page="accounts:edit_profile")
        elif user.age_band_is_stale():
            to = _before(to, page="accounts:age")
    if SEED_KEY in request.session:
        return _before(to, page="accounts:recovery_code")
    return to


def _asks_itself(to: str) -> bool:
    """Return whether the page wanted leads to the two yeses by itself, at its own time."""
    try:
        return getattr(resolve(urlsplit(to).path).func, "asks_for_consent", False)
    except Resolver404:
        return False


def _before(to: str, *, page: str) -> str:
    return f"{reverse(page)}?{urlencode({'next': to})}"
