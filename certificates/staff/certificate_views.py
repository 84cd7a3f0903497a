"""Certificates of the learners a member of staff is responsible for."""

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic import IndexView, InspectView

from certificates.codes import normalise_code, pretty_code
from certificates.handing_out import FileAway, as_download
from certificates.models import Certificate
from certificates.staff.forms import RevokeForm, SupersedeForm
from certificates.staff.furniture import furniture
from certificates.withdraw import AlreadyWithdrawn, revoke, supersede
from courses.enrolment.access import cohorts_for, enrolments_for
from lms import audit
from lms.accounts import roles
from lms.accounts.models import User
from lms.listings import CardTable


def certificates_for(user: User) -> QuerySet[Certificate]:
    # 404 outside of it, not 403: nobody must learn that another cohort has certificates.
    return Certificate.objects.in_enrolments(enrolments_for(user)).select_related(
        "enrolment__cohort", "enrolment__course"
    )


class CertificateFilterSet(WagtailFilterSet):
    cohort = django_filters.ModelChoiceFilter(
        field_name="enrolment__cohort",
        label=gettext_lazy("Cohort"),
        queryset=lambda request: cohorts_for(request.user),
    )

    class Meta:
        model = Certificate
        fields = ["state"]


class CertificateIndexView(IndexView):
    table_class = CardTable
    any_permission_required = ["view"]

    def get_base_queryset(self) -> QuerySet[Certificate]:
        return certificates_for(self.request.user)

    def search_queryset(self, queryset: QuerySet[Certificate]) -> QuerySet[Certificate]:
        code = normalise_code(self.search_query) if self.is_searching else None
        return queryset.filter(code=code) if code else super().search_queryset(queryset)

    def get_context_data(self, *args, **kwargs) -> dict:
        context = super().get_context_data(*args, **kwargs)
        shown = len(context["object_list"])
        audit.record("certificate.list", by=self.request.user, subject=None, shown=shown)
        return context


class CertificateInspectView(InspectView):
    any_permission_required = ["view"]
    template_name = "certificates/staff/inspect.html"

    def get_object(self, queryset=None) -> Certificate:
        return get_object_or_404(certificates_for(self.request.user), pk=self.pk)

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        user, certificate = self.request.user, self.object
        may_withdraw = roles.may_revoke_certificates(user) and certificate.is_valid
        audit.record("certificate.view", by=user, subject=certificate)
        return context | {
            "certificate": certificate,
            "pretty_code": pretty_code(certificate.code),
            "may_revoke": may_withdraw,
            "may_supersede": may_withdraw and not certificate.is_erased,
        }


@require_safe
def download(request: HttpRequest, certificate_id: int) -> HttpResponse:
    own = certificates_for(request.user).with_file()
    certificate = get_object_or_404(own, pk=certificate_id)
    audit.record("certificate.download", by=request.user, subject=certificate)
    try:
        return as_download(certificate.file_name, called=certificate.download_name)
    except FileAway:
        messages.warning(request, _("The file cannot be fetched right now. Please try later."))
        return redirect("certificate:inspect", certificate.pk)


def revoke_certificate(request: HttpRequest, certificate_id: int) -> HttpResponse:
    certificate = _to_withdraw(request, certificate_id)
    form = RevokeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            revoke(certificate, reason=reason, by=request.user, at=timezone.now())
            messages.success(request, _("Revoked. The public check says so from now on."))
        except AlreadyWithdrawn:
            messages.info(request, _("This certificate was withdrawn already."))
        return redirect("certificate:inspect", certificate.pk)
    context = _form_page(certificate, title=_("Revoke this certificate"))
    return render(request, "certificates/staff/revoke.html", context | {"form": form})


def supersede_certificate(request: HttpRequest, certificate_id: int) -> HttpResponse:
    certificate = _to_withdraw(request, certificate_id)
    name = certificate.enrolment.learner.certificate_name
    form = SupersedeForm(request.POST or None, initial={"name": name})
    if request.method == "POST" and form.is_valid():
        return _supersede(request, certificate, **form.cleaned_data)
    context = _form_page(certificate, title=_("Replace by a new certificate"))
    return render(request, "certificates/staff/supersede.html", context | {"form": form})


def _supersede(
    request: HttpRequest, certificate: Certificate, *, name: str, reason: str
) -> HttpResponse:
    try:
        newer = supersede(certificate, name=name, reason=reason, by=request.user, at=timezone.now())
    except AlreadyWithdrawn:
        messages.info(request, _("This certificate was withdrawn already."))
        return redirect("certificate:inspect", certificate.pk)
    messages.success(request, _("Replaced. The new certificate is being made."))
    return redirect("certificate:inspect", newer.pk)


def _to_withdraw(request: HttpRequest, certificate_id: int) -> Certificate:
    certificate = get_object_or_404(certificates_for(request.user), pk=certificate_id)
    if not roles.may_revoke_certificates(request.user):
        raise PermissionDenied
    if request.method != "POST":
        audit.record("certificate.view", by=request.user, subject=certificate)
    return certificate


def _form_page(certificate: Certificate, *, title: str) -> dict:
    back = reverse("certificate:inspect", args=[certificate.pk])
    return furniture(title, (certificate.serial, back)) | {"certificate": certificate}
