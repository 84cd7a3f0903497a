from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from lms.accounts import region_search, roles
from lms.accounts.consent import Assent, GuardianConsent
from lms.accounts.erasure import Erasure
from lms.accounts.forms.about import AgeForm, ProfileForm
from lms.accounts.local_next import local_next
from lms.accounts.regions import all_regions


@require_safe
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """The person's own data, and what can be changed about them."""
    user = request.user
    context = {
        "assent": Assent.objects.in_force().filter(learner=user).first(),
        "consent": GuardianConsent.objects.in_force().filter(learner=user).first(),
        "erasure": Erasure.objects.waiting().filter(person=user).first(),
        "may_erase": not roles.is_staff_member(user),
        "next": local_next(request),
    }
    return render(request, "accounts/profile.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit_profile(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect(local_next(request, default="accounts:profile"))
    context = {"form": form, "next": local_next(request)}
    return render(request, "accounts/edit_profile.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def age(request: HttpRequest) -> HttpResponse:
    """Once a year: how old are you now?"""
    form = AgeForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect(local_next(request, default="learn:my_courses"))
    context = {"form": form, "bands": form.bands, "next": local_next(request)}
    return render(request, "accounts/age.html", context)


@require_safe
@cache_control(max_age=24 * 3600, public=True)
def regions(request: HttpRequest) -> JsonResponse:
    """The names that the suggestions under «Where do you live?» are made of."""
    names = [region_search.label_of(region) for region in all_regions().values()]
    return JsonResponse({"regions": names}, json_dumps_params={"ensure_ascii": False})
