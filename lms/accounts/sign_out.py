"""Signing out leaves nothing on a shared phone, also when it was asked for without network."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

# Set by sign-out.js: the next request that arrives, without network a later one, ends the session
# before anything of it is shown. The session cookie itself is out of a script's reach.
PENDING_COOKIE = "keluar"
CLEARED_BY_SCRIPT = "bersih"


def forget_everything(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Have the browser delete what it keeps of this site.

    Where sign-out.js did so already, it left what somebody else still has to send: that stays.
    """
    is_cleared = request.COOKIES.get(PENDING_COOKIE) == CLEARED_BY_SCRIPT
    response["Clear-Site-Data"] = '"cache"' if is_cleared else '"cache", "storage"'
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
        return forget_everything(request, redirect("accounts:signed_out"))
