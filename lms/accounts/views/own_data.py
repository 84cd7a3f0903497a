"""A person's own data: take a copy, have them removed, change one's mind about it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lms import audit
from lms.accounts import copying, erasing, roles
from lms.accounts.erasure import Erasure
from lms.accounts.forms.own_data import PasswordAgainForm
from lms.accounts.kept_form import learner_form
from lms.accounts.local_next import local_next
from lms.accounts.person_copy import PersonCopy


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def copy(request: HttpRequest) -> HttpResponse:
    """The password, then the copy is made; the password again, and it is handed over."""
    now = timezone.now()
    current = PersonCopy.objects.current(at=now).filter(person=request.user).first()
    form = PasswordAgainForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        if current is not None and current.is_ready:
            return _handed_over(request, current)
        copying.ask_for_copy(request.user, at=now)
        return redirect("accounts:copy")
    return render(request, "accounts/copy.html", {"form": form, "copy": current})


def _handed_over(request: HttpRequest, current: PersonCopy) -> HttpResponse:
    try:
        file = storages["private"].open(current.file_name)
    except OSError:
        messages.info(request, _("The file cannot be fetched right now. Please try later."))
        return redirect("accounts:copy")
    audit.record("person.copy_download", by=request.user, subject=current)
    response = FileResponse(file, as_attachment=True, filename="dataku.zip")
    response["Cache-Control"] = "private, no-store"
    return response


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
    context = {
        "form": form,
        "erasure": waiting,
        "grace_days": settings.ERASURE_GRACE_DAYS,
        "next": local_next(request),
    }
    return render(request, "accounts/erase.html", context)


@learner_form
def keep(request: HttpRequest) -> HttpResponse:
    waiting = get_object_or_404(Erasure.objects.waiting(), person=request.user)
    if not waiting.owner_may_take_back:
        return redirect("accounts:erase")
    erasing.take_back(waiting, at=timezone.now(), by=request.user)
    messages.success(request, _("Everything stays as it was."))
    return redirect("accounts:profile")
