from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lms.accounts import agreeing
from lms.accounts.consent import TEXT_VERSION, Assent, GuardianConsent, may_take_part
from lms.accounts.forms.consent import BesideForm, WithdrawForm
from lms.accounts.kept_form import learner_form
from lms.accounts.local_next import local_next


@require_safe
@login_required
def consent(request: HttpRequest) -> HttpResponse:
    """What taking part means in plain words, and the two yeses a minor needs."""
    context = {
        "assent": Assent.objects.in_force().filter(learner=request.user).first(),
        "consent": GuardianConsent.objects.in_force().filter(learner=request.user).first(),
        "next": local_next(request),
    }
    return render(request, "accounts/consent.html", context)


@learner_form
def give_assent(request: HttpRequest) -> HttpResponse:
    if request.user.is_minor:
        agreeing.give_assent(request.user, at=timezone.now())
        messages.success(request, _("Thank you. Your yes is noted."))
    return _on(request)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def adult_beside(request: HttpRequest) -> HttpResponse:
    """An adult beside the child, on the same phone: reads, signs by name, agrees."""
    if not request.user.is_minor:
        return redirect("accounts:consent")
    initial = {"relation": "pendamping"} if request.GET.get("as") == "companion" else {}
    form = BesideForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        agreeing.record_consent(
            request.user,
            method=form.method,
            relation=form.cleaned_data["relation"],
            guardian_name=form.cleaned_data["guardian_name"],
            organisation=form.cleaned_data["organisation"],
            at=timezone.now(),
        )
        messages.success(request, _("Thank you. The consent is noted with today's date."))
        return _on(request)
    context = {"form": form, "next": local_next(request)}
    return render(request, "accounts/adult_beside.html", context)


@require_safe
@login_required
def paper_form(request: HttpRequest) -> HttpResponse:
    """The same words on one sheet, to print, sign and hand to a trainer."""
    if not request.user.is_minor:
        return redirect("accounts:consent")
    lines = [
        _("Name of the child"),
        _("Name of the adult"),
        _("Parent, guardian, or companion from which service"),
        _("Place and date"),
        _("Signature"),
    ]
    context = {"lines": lines, "version": TEXT_VERSION}
    return render(request, "accounts/paper_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw(request: HttpRequest) -> HttpResponse:
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        if form.cleaned_data["what"] == "assent":
            agreeing.withdraw_assent(request.user, at=now)
        else:
            agreeing.withdraw_consent(request.user, at=now, by=request.user)
        messages.success(request, _("Done. From now on nothing new is stored."))
        return redirect("accounts:consent")
    context = {"form": form, "grace_days": settings.ERASURE_GRACE_DAYS}
    return render(request, "accounts/withdraw.html", context)


def _on(request: HttpRequest) -> HttpResponse:
    """Go on to where the person was heading, once both yeses are there."""
    if may_take_part(request.user):
        return redirect(local_next(request, default="learn:my_courses"))
    query = {"next": local_next(request)}
    return redirect(reverse("accounts:consent", query=query if query["next"] else None))
