"""What comes between signing in and the page somebody wanted."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from lms.accounts import recovery, roles
from lms.accounts.consent import may_take_part

SEED_KEY = "recovery_seed"


def way(request: HttpRequest, *, to: str, is_new: bool) -> str:
    """Return the address to send a person to, who then goes on to `to`."""
    user = request.user
    if is_new and user.is_minor and not may_take_part(user):
        to = _before(to, page="accounts:consent")
    if is_new and not user.email:
        request.session[SEED_KEY] = recovery.make_code(user)
    if SEED_KEY in request.session:
        return _before(to, page="accounts:recovery_code")
    if user.age_band_is_stale() and not roles.is_staff_member(user):
        return _before(to, page="accounts:age")
    return to


def _before(to: str, *, page: str) -> str:
    return f"{reverse(page)}?{urlencode({'next': to})}"
