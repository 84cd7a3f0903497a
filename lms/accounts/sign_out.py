"""Signing out leaves nothing on a shared phone, also when it was asked for without network."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

# Set by sign-out.js when there was no network: the next request that arrives ends the session
# before anything of it is shown. The session cookie itself is out of a script's reach.
PENDING_COOKIE = "keluar"


def forget_everything(response: HttpResponse) -> HttpResponse:
    """Have the browser delete what it keeps of this site."""
    response["Clear-Site-Data"] = '"cache", "storage"'
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, PENDING_COOKIE):
        response.delete_cookie(name)
    response.delete_cookie("messages")
    return response


class PendingSignOutMiddleware:
    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.COOKIES.get(PENDING_COOKIE):
            return self.get_response(request)
        logout(request)
        return forget_everything(redirect("accounts:signed_out"))
