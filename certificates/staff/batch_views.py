"""Issuing for a whole cohort, and handing out what came of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from certificates import batching
from certificates.handing_out import FileAway, as_download
from certificates.models import IssueBatch
from certificates.staff.forms import CohortForm
from certificates.staff.furniture import furniture
from courses.enrolment.access import cohorts_for, enrolments_for
from lms import audit
from lms.accounts import roles
from lms.accounts.models import User
from lms.listings import CardTable

KINDS = {"zip": "zip_name", "pdf": "merged_name"}


def batches_for(user: User) -> QuerySet[IssueBatch]:
    return IssueBatch.objects.filter(cohort__in=cohorts_for(user)).select_related("cohort")


class BatchIndexView(IndexView):
    table_class = CardTable
    any_permission_required = ["view"]

    def get_base_queryset(self) -> QuerySet[IssueBatch]:
        return batches_for(self.request.user).select_related("created_by")

    @property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse("certificate_batch:new")
        return [HeaderButton(_("Issue certificates"), url=url, icon_name="plus")]


def new_batch(request: HttpRequest) -> HttpResponse:
    if not roles.may_issue_certificates(request.user):
        raise PermissionDenied
    form = CohortForm(request.POST or None, user=request.user, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        batch = batching.request_batch(form.cleaned_data["cohort"], by=request.user)
        return redirect("certificate_batch:inspect", batch.pk)
    context = furniture(_("Issue certificates"), _all_batches()) | {"form": form}
    return render(request, "certificates/staff/new_batch.html", context)


@require_safe
def inspect_batch(request: HttpRequest, batch_id: int) -> HttpResponse:
    batch = get_object_or_404(batches_for(request.user), pk=batch_id)
    people = enrolments_for(request.user).filter(cohort=batch.cohort).select_related("learner")
    left_out = [
        (reason.label, [each for each in people if each.pk in ids])
        for reason in IssueBatch.LeftOut
        if (ids := set(batch.left_out_because(reason)))
    ]
    audit.record("certificate.view_batch", by=request.user, subject=batch)
    context = furniture(str(batch), _all_batches()) | {
        "batch": batch,
        "job": batching.job_of(batch),
        "left_out": left_out,
        "asked": len(batch.enrolment_ids),
        "ready": len(batching.certificates_of(batch)),
        "keep_days": batching.KEEP_FILES_DAYS,
    }
    return render(request, "certificates/staff/batch.html", context)


@require_safe
def download(request: HttpRequest, batch_id: int, kind: str) -> HttpResponse:
    batch = get_object_or_404(batches_for(request.user), pk=batch_id)
    name = getattr(batch, KINDS[kind]) if kind in KINDS else ""
    if not name:
        raise Http404
    count = len(batching.certificates_of(batch))
    audit.record("certificate.export", by=request.user, subject=batch, kind=kind, count=count)
    try:
        return as_download(name, called=f"sertifikat-{batch.pk}.{kind}")
    except FileAway:
        messages.warning(request, _("The file cannot be fetched right now. Please try later."))
        return redirect("certificate_batch:inspect", batch.pk)


def _all_batches() -> tuple[str, str]:
    return _("Certificates of cohorts"), reverse("certificate_batch:index")
