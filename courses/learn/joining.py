"""Joining a cohort with a code: what is it, sign in or sign up, and in.

The address carries the code, so it comes through sign-up, age and profile as the page to go
on to, with and without script.
"""

import hashlib
import logging
from collections.abc import Callable
from functools import wraps

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from courses.enrolment import join_codes
from courses.enrolment.enrol import ProfileIncomplete, enrol
from courses.enrolment.join_code import JOIN_CODE_LENGTH, JoinCode
from courses.enrolment.models import Enrolment
from courses.enrolment.seats import CohortFull
from courses.learn.consent import waits_for_consent
from courses.learn.in_language import in_this_language
from lms.accounts import codes, limits
from lms.accounts.kept_form import learner_form

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponse]


class JoinForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Join code"),
        max_length=codes.LONGEST_TYPED,
        help_text=gettext_lazy("Eight letters and digits, from your trainer or the poster."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        code = codes.normalise(self.cleaned_data["code"], length=JOIN_CODE_LENGTH)
        if code is None:
            raise forms.ValidationError(_("A join code has eight letters and digits."))
        return code


def _with_code(view: View) -> View:
    """Give the view the row of its code; whoever guesses meets a wall after a while."""

    @wraps(view)
    def answer(request: HttpRequest, code: str) -> HttpResponse:
        if limits.address_is_full(request, limits.JOIN_GUESS):
            logger.warning("Too many unknown join codes from one address.")
            return _page(request, "slow_down", status=429)
        found = join_codes.find(code)
        if found is None:
            return _unknown(request, code)
        state = found.state_at(timezone.now())
        if state != JoinCode.State.OPEN:
            return _page(request, "closed", status=410, state=state)
        response = view(request, found)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def code_form(request: HttpRequest) -> HttpResponse:
    form = JoinForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect("join:cohort", code=form.cleaned_data["code"])
    return _page(request, "form", form=form)


@require_safe
@_with_code
def cohort(request: HttpRequest, found: JoinCode) -> HttpResponse:
    """Say the course and the cohort, and nothing about anybody in it."""
    user = request.user
    is_in = user.is_authenticated and (
        Enrolment.objects.of(user).current().filter(cohort=found.cohort).exists()
    )
    context = {
        "code": found,
        "course": in_this_language(found.cohort.course),
        "is_in": is_in,
        "here": reverse("join:cohort", args=[found.code]),
    }
    return _page(request, "cohort", **context)


cohort.asks_for_consent = True


@learner_form
@_with_code
def join(request: HttpRequest, found: JoinCode) -> HttpResponse:
    here = reverse("join:cohort", args=[found.code])
    if limits.code_is_full(found.code, limits.JOIN_PER_CODE):
        logger.warning("Very many people come with one join code.")
        return _page(request, "slow_down", status=429)
    limits.count_for_code(found.code, limits.JOIN_PER_CODE)
    try:
        enrolment = enrol(request.user, cohort=found.cohort, at=timezone.now(), may_wait=True)
    except ProfileIncomplete:
        messages.info(request, _("A few questions about you come first."))
        return redirect(reverse("accounts:edit_profile", query={"next": here}))
    except CohortFull:
        return _page(request, "full", status=409)
    to = in_this_language(found.cohort.course).get_url(request)
    if not enrolment.is_open:
        messages.info(request, _("You left this class earlier. Your trainer can let you in again."))
        return redirect(to)
    if waits_for_consent(request.user):
        messages.success(request, _("You have a place. Two yeses are still to come: here is how."))
        return redirect(reverse("accounts:consent", query={"next": to}))
    messages.success(request, _("You are in. Good to have you here."))
    return redirect(to)


def _unknown(request: HttpRequest, code: str) -> HttpResponse:
    limits.count_for_address(request, limits.JOIN_GUESS)
    # No address, and of the code a short hash: one mark many times is one misread poster,
    # many marks are somebody trying.
    mark = hashlib.sha256(code.encode()).hexdigest()[:10]
    logger.info("A join code was not found (%s).", mark)
    return _page(request, "unknown", status=404, form=JoinForm())


def _page(request: HttpRequest, name: str, *, status: int = 200, **context) -> HttpResponse:
    if status == 429:
        context["minutes"] = 10
    response = render(request, f"courses/learn/join/{name}.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
