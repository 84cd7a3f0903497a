"""The stricter rules for people who see other people's data: eight hours, and a second factor."""

import time

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lms.accounts import roles

STAFF_SINCE = "staff_since"


class StaffSessionMiddleware:
    """Learners pay nothing for this: their session carries no mark, so nothing is looked up."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or not self._is_staff_session(request):
            return self.get_response(request)
        if time.time() - request.session[STAFF_SINCE] > settings.SESSION_COOKIE_AGE_STAFF_SECONDS:
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
            request.session[STAFF_SINCE] = int(time.time())
            return True
        return False


def _has_second_factor(request: HttpRequest) -> bool:
    return Authenticator.objects.filter(
        user_id=request.user.pk, type=Authenticator.Type.TOTP
    ).exists()


def _may_go_without(request: HttpRequest) -> bool:
    """The set-up page itself, what it needs, and the way out."""
    ways = ("mfa_activate_totp", "account_reauthenticate", "account_logout")
    prefixes = (settings.STATIC_URL, "/healthz/")
    path = request.path.removeprefix("/en")
    return path in {reverse(name).removeprefix("/en") for name in ways} or path.startswith(prefixes)


def _sign_in_again(request: HttpRequest) -> HttpResponse:
    wanted = request.get_full_path() if request.method == "GET" else "/admin/"
    logout(request)
    messages.info(request, _("For safety, staff sign in again after eight hours."))
    return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")
