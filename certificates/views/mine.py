"""A learner's own certificates: the name on them, and the files."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from certificates import confirming, missing
from certificates.confirming import AlreadyConfirmed
from certificates.forms import NameForm
from certificates.handing_out import FileAway, as_download
from certificates.models import Certificate
from certificates.shelf import shelf_of
from courses.learn.consent import ask_for_consent, waits_for_consent
from courses.models import Enrolment
from lms.accounts.kept_form import learner_form


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    shelf = shelf_of(request.user)
    if shelf.is_making:
        missing.ask_again(Enrolment.objects.of(request.user))
    form = None
    if shelf.needs_name:
        known = request.user.certificate_name
        form = NameForm({"name": known}) if known else NameForm()
    return render(request, "certificates/mine.html", {"shelf": shelf, "form": form})


@learner_form
def name(request: HttpRequest) -> HttpResponse:
    """First the name is shown as it will print, then its owner says that it is right."""
    if waits_for_consent(request.user):
        return ask_for_consent(request)
    form = NameForm(request.POST)
    if not form.is_valid():
        context = {"shelf": shelf_of(request.user), "form": form}
        return render(request, "certificates/mine.html", context)
    written = form.cleaned_data["name"]
    try:
        if "confirmed" in request.POST:
            confirming.confirm_name(request.user, name=written, at=timezone.now())
            messages.success(request, _("Thank you. Your certificate is on its way."))
        else:
            confirming.propose_name(request.user, name=written)
    except AlreadyConfirmed:
        messages.info(request, _("You confirmed this before. Your trainer can help to change it."))
    return redirect("certificates:mine")


@require_safe
@login_required
def download(request: HttpRequest, certificate_id: int) -> HttpResponse:
    own = Certificate.objects.of(request.user).with_file()
    certificate = get_object_or_404(own, pk=certificate_id)
    try:
        return as_download(certificate.file_name, called=certificate.download_name)
    except FileAway:
        messages.info(request, _("The file cannot be fetched right now. Please try later."))
        return redirect("certificates:mine")
