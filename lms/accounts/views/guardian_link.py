"""The learner's page about the link for an adult: make one, show it, take it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.accounts import asking_guardian, limits
from lms.accounts.consent import GuardianConsent
from lms.accounts.guardian_links_shown import remember, shown_link
from lms.accounts.kept_form import learner_form


@require_safe
@login_required
def guardian_link(request: HttpRequest) -> HttpResponse:
    if not _asks_an_adult(request):
        return redirect("accounts:consent")
    context = {"shown": shown_link(request, request.user)}
    return render(request, "accounts/guardian_link.html", context)


@learner_form
def make_guardian_link(request: HttpRequest) -> HttpResponse:
    if not _asks_an_adult(request):
        return redirect("accounts:consent")
    mine = str(request.user.pk)
    if limits.code_is_full(mine, limits.CONSENT_LINK):
        messages.info(request, _("That were many links. Please wait an hour."))
        return redirect("accounts:guardian_link")
    limits.count_for_code(mine, limits.CONSENT_LINK)
    link, seed = asking_guardian.make_link(request.user, by=request.user, at=timezone.now())
    remember(request, link, seed=seed)
    return redirect("accounts:guardian_link")


@learner_form
def cancel_guardian_link(request: HttpRequest) -> HttpResponse:
    if asking_guardian.cancel_links(request.user, by=request.user, at=timezone.now()):
        messages.success(request, _("The link opens nothing any more."))
    return redirect("accounts:guardian_link")


def _asks_an_adult(request: HttpRequest) -> bool:
    user = request.user
    agreed = GuardianConsent.objects.in_force().filter(learner=user)
    return user.is_minor and not agreed.exists()
