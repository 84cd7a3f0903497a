"""The stricter rules for people who see other people's data: short sessions, a second factor."""

import time

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lms.accounts import roles

STAFF_SINCE = "staff_since"
STAFF_SEEN = "staff_seen"
# Each note of a visit is a write: one in five minutes is exact enough.
SEEN_EVERY_SECONDS = 300
# Spare codes alone are none.
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def begin(session: SessionBase) -> None:
    session[STAFF_SINCE] = session[STAFF_SEEN] = int(time.time())


class StaffSessionMiddleware:
    """Learners pay nothing for this: their session carries no mark, so nothing is looked up."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or not self._is_staff_session(request):
            return self.get_response(request)
        if _is_over(request.session):
            return _sign_in_again(request)
        if settings.STAFF_MFA and not _may_go_without(request) and not _has_second_factor(request):
            messages.info(request, _("Staff sign in with a second step. Please set it up first."))
            return redirect("mfa_activate_totp")
        return self.get_response(request)

    def _is_staff_session(self, request: HttpRequest) -> bool:
        if STAFF_SINCE in request.session:
            return True
        # A role that was given while the person was signed in counts from the first visit on.
        if request.path.startswith("/admin/") and roles.is_staff_member(request.user):
            begin(request.session)
            return True
        return False


def _is_over(session: SessionBase) -> bool:
    """Return whether this session is too old or was left alone too long; note the visit if not."""
    now, seen = time.time(), session.get(STAFF_SEEN, session[STAFF_SINCE])
    is_old = now - session[STAFF_SINCE] > settings.STAFF_SESSION_SECONDS
    if is_old or now - seen > settings.STAFF_IDLE_SECONDS:
        return True
    if now - seen > SEEN_EVERY_SECONDS:
        session[STAFF_SEEN] = int(now)
    return False


def _has_second_factor(request: HttpRequest) -> bool:
    return Authenticator.objects.filter(user_id=request.user.pk, type__in=SECOND_FACTORS).exists()


def _may_go_without(request: HttpRequest) -> bool:
    """The set-up pages themselves, what they need, and the way out."""
    ways = (
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "account_logout",
    )
    prefixes = (settings.STATIC_URL, "/healthz/")
    path = request.path.removeprefix("/en")
    return path in {reverse(name).removeprefix("/en") for name in ways} or path.startswith(prefixes)


def _sign_in_again(request: HttpRequest) -> HttpResponse:
    wanted = request.get_full_path() if request.method == "GET" else "/admin/"
    logout(request)
    messages.info(
        request, _("For safety, staff sign in again after two quiet hours, and every day.")
    )
    return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")
