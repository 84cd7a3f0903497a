"""The page behind the link: an adult reads, and says yes or no. No account, no names.

The adult may be the one who harms. The page tells the first letter of a nickname and no more
of the child, and of the class a name that says nothing.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from lms.accounts import asking_guardian, limits
from lms.accounts.consent import LINK_TEXT_VERSION
from lms.accounts.consent_link import ConsentLink
from lms.accounts.forms.consent import GuardianCodeForm, OwnPhoneForm

logger = logging.getLogger(__name__)
YES, NO = ConsentLink.Answer.YES, ConsentLink.Answer.NO
# The same form sent twice is answered with the same page.
ONCE_MORE = timedelta(minutes=10)
View = Callable[..., HttpResponse]


def _for_strangers(view: View) -> View:
    """Keep the page out of search engines and caches, and slow down whoever guesses."""

    @never_cache
    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if limits.address_is_full(request, limits.CONSENT_GUESS):
            logger.warning("Too many unknown links for guardians from one address.")
            response = _page(request, "slow_down", status=429, minutes=10)
        else:
            response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@_for_strangers
def guardian_code(request: HttpRequest) -> HttpResponse:
    """Type the code where no camera reads it; what it opens is the link's own page."""
    form = GuardianCodeForm(request.POST or None)
    if form.is_valid():
        return redirect("accounts:guardian_asked", token=form.cleaned_data["code"])
    return _page(request, "code", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@_for_strangers
def guardian_asked(request: HttpRequest, token: str) -> HttpResponse:
    links = ConsentLink.objects.with_token(token).select_related("learner")
    link = links.open(at=timezone.now()).first()
    if link is None:
        return _closed(request, links.first())
    if request.user.is_authenticated and request.user.pk in (link.learner_id, link.made_by_id):
        return _page(request, "own_link")
    if request.POST.get("answer") == NO:
        asking_guardian.say_no(link, at=timezone.now())
        return _thanks(request, links.first(), posted=NO)
    form = OwnPhoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asking_guardian.say_yes(link, at=timezone.now(), **form.facts)
        return _thanks(request, links.first(), posted=YES)
    context = {
        "form": form,
        "initial": link.learner.name_on_pages[:1].upper(),
        "expires_at": link.expires_at,
        "version": LINK_TEXT_VERSION,
        "grace_days": settings.ERASURE_GRACE_DAYS,
    }
    return _page(request, "asked", **context)


@require_safe
@_for_strangers
def guardian_answered(request: HttpRequest, answer: str) -> HttpResponse:
    """Say thank you; the same for everybody who answered so."""
    if answer not in ConsentLink.Answer.values:
        raise Http404
    context = {"said_yes": answer == YES, "grace_days": settings.ERASURE_GRACE_DAYS}
    return _page(request, "answered", **context)


def _closed(request: HttpRequest, link: ConsentLink | None) -> HttpResponse:
    """404 for what nobody made, 410 for the rest: not why, which may be the child's own wish."""
    if link is None:
        limits.count_for_address(request, limits.CONSENT_GUESS)
        return _page(request, "closed", status=404)
    if request.method == "POST":
        posted = NO if request.POST.get("answer") == NO else YES
        return _thanks(request, link, posted=posted)
    return _page(request, "closed", status=410)


def _thanks(request: HttpRequest, link: ConsentLink, *, posted: str) -> HttpResponse:
    is_new = link.answered_at and timezone.now() - link.answered_at < ONCE_MORE
    if is_new and link.answer == posted:
        return redirect("accounts:guardian_answered", answer=posted)
    return _page(request, "closed", status=410)


def _page(request: HttpRequest, name: str, *, status: int = 200, **context) -> HttpResponse:
    context["is_bare"] = True
    return render(request, f"accounts/guardian/{name}.html", context, status=status)
