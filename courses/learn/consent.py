"""What a minor sees while a guardian's consent or the own assent is missing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lms.accounts.consent import may_take_part
from lms.accounts.models import User


def waits_for_consent(user: User) -> bool:
    """Return whether this person may read but nothing may be stored.

    Remembered on the person as loaded: a page asks in several places.
    """
    if not user.is_authenticated or not user.is_minor:
        return False
    if not hasattr(user, "_waits_for_consent"):
        user._waits_for_consent = not may_take_part(user)
    return user._waits_for_consent


def ask_for_consent(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("First an adult agrees, and you agree yourself. Here is how."))
    return redirect("accounts:consent")
