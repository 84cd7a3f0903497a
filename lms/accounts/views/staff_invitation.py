"""The page behind the link of an invitation."""

from allauth.account.utils import perform_login
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lms.accounts import inviting_staff
from lms.accounts.forms.staff import JoinForm
from lms.accounts.staff_invitation import StaffInvitation


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters()
def join(request: HttpRequest, token: str) -> HttpResponse:
    """A username and a password; the second step is asked for right after."""
    if request.user.is_authenticated:
        # Whoever shows the link to somebody must not lose it to a tap of their own.
        return redirect("account_logout")
    if not StaffInvitation.objects.open().with_token(token).exists():
        return _too_late(request)
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = inviting_staff.accept(
                token,
                person=form.save(commit=False),
                password=form.cleaned_data["password"],
                at=timezone.now(),
            )
        except IntegrityError:
            form.add_error("username", _("Somebody already has this username."))
        else:
            return perform_login(request, person) if person else _too_late(request)
    return render(request, "accounts/staff_join.html", {"form": form})


def _too_late(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/staff_join_closed.html", status=404)
