"""A person's own data: have them removed, and change one's mind about it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lms.accounts import erasing, roles
from lms.accounts.erasure import Erasure
from lms.accounts.forms.own_data import PasswordAgainForm
from lms.accounts.kept_form import learner_form


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def erase(request: HttpRequest) -> HttpResponse:
    """What goes, what stays, until when it may be taken back; then the password."""
    if roles.is_staff_member(request.user):
        raise PermissionDenied
    waiting = Erasure.objects.waiting().filter(person=request.user).first()
    form = PasswordAgainForm(request.POST or None, user=request.user)
    if request.method == "POST" and waiting is None and form.is_valid():
        now = timezone.now()
        erasing.ask(request.user, reason=Erasure.Reason.OWN_WISH, at=now, by=request.user)
        messages.success(request, _("Noted. Here you can still change your mind."))
        return redirect("accounts:erase")
    context = {"form": form, "erasure": waiting, "grace_days": settings.ERASURE_GRACE_DAYS}
    return render(request, "accounts/erase.html", context)


@learner_form
def keep(request: HttpRequest) -> HttpResponse:
    waiting = get_object_or_404(Erasure.objects.waiting(), person=request.user)
    if not waiting.owner_may_take_back:
        return redirect("accounts:erase")
    erasing.take_back(waiting, at=timezone.now(), by=request.user)
    messages.success(request, _("Everything stays as it was."))
    return redirect("accounts:profile")
