"""A form posted after its session ended: kept, and finished after sign-in by the same person.

The page carries the signed id of the person it was made for. Whoever else signs in on
that phone never sees the form and never sends it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

OWNER_FIELD = "for_user"
SESSION_KEY = "kept_form"
MAX_BYTES = 64 * 1024
MAX_AGE_SECONDS = 24 * 3600
_SALT = "accounts.kept-form"
_SECRET_WORDS = ("password", "sandi")
_OWN_FIELDS = (OWNER_FIELD, "csrfmiddlewaretoken")

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class KeptForm:
    path: str
    fields: list[tuple[str, str]]
    owner_id: int


def sign_owner(user) -> str:
    return signing.dumps(user.pk, salt=_SALT)


def owner_of(request: HttpRequest) -> int | None:
    """Return the id of the person the posted page was made for; None when it does not say."""
    try:
        return signing.loads(request.POST.get(OWNER_FIELD, ""), salt=_SALT)
    except signing.BadSignature:
        return None


def learner_form(view: View) -> View:
    """Let only a signed-in person post to this view, and only a form made for that person.

    Without a session the form is kept and its sender asked to sign in; a script
    (Accept: application/json) gets 401 and keeps its own queue. A form that was made
    for somebody else on this phone gets 409 and is dropped.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not request.user.is_authenticated:
            return _ask_to_sign_in(request)
        if owner_of(request) not in (None, request.user.pk):
            return _refuse_other_person(request)
        _forget_when_sent(request)
        return view(request, *args, **kwargs)

    guarded.keeps_form = True
    return guarded


def keep(request: HttpRequest) -> bool:
    """Keep the posted form in the session; False when it cannot safely be kept."""
    owner_id = owner_of(request)
    fields = _fields_of(request.POST)
    size = sum(len(name.encode()) + len(value.encode()) for name, value in fields)
    if owner_id is None or request.FILES or size > MAX_BYTES or _holds_a_secret(fields):
        return False
    request.session[SESSION_KEY] = {
        "path": request.get_full_path(),
        "fields": fields,
        "owner": owner_id,
        "at": int(time.time()),
    }
    return True


def kept_for(request: HttpRequest) -> KeptForm | None:
    """Return the form waiting for the person who is signed in."""
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["owner"] != request.user.pk:
        return None
    if time.time() - kept["at"] > MAX_AGE_SECONDS:
        return None
    return KeptForm(kept["path"], [tuple(field) for field in kept["fields"]], kept["owner"])


def drop(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def wants_json(request: HttpRequest) -> bool:
    return not request.accepts("text/html")


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": "signed_out"}, status=401)
    if keep(request):
        messages.info(request, _("Your sign-in had ended. Your form is kept: sign in to send it."))
        return redirect(f"{reverse('account_login')}?next={reverse('accounts:kept_form')}")
    messages.info(request, _("Please sign in first."))
    return redirect("account_login")


def _refuse_other_person(request: HttpRequest) -> HttpResponse:
    drop(request)
    if wants_json(request):
        return JsonResponse({"error": "other_person"}, status=409)
    return render(request, "accounts/other_person.html", status=409)


def _forget_when_sent(request: HttpRequest) -> None:
    kept = request.session.get(SESSION_KEY)
    if kept and kept["path"] == request.get_full_path():
        drop(request)


def _fields_of(posted: QueryDict) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in posted.lists()
        if name not in _OWN_FIELDS
        for value in values
    ]


def _holds_a_secret(fields: list[tuple[str, str]]) -> bool:
    return any(word in name.lower() for name, _value in fields for word in _SECRET_WORDS)
