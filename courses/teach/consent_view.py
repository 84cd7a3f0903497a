"""The two yeses of a cohort's minors: who lacks which, since when; forms written down at once."""

from datetime import datetime, time

from django.db.models import F, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from courses.enrolment import agreements
from courses.enrolment.models import Cohort, Enrolment
from courses.teach.consent_form import RELATIONS, Row, SignedOnForm, rows_of, signed_forms
from courses.teach.of_cohort import OfCohort
from lms import audit
from lms.accounts import roles
from lms.accounts.consent import TEXT_VERSION
from lms.accounts.consent_list import record_forms


def consents_button(request: HttpRequest, cohort: Cohort) -> list[HeaderButton]:
    if not roles.may_record_consent(request.user):
        return []
    url = reverse("cohorts:consents", args=[cohort.pk])
    return [HeaderButton(_("Consents"), url=url, icon_name="clipboard-list", priority=30)]


class CohortConsentsView(OfCohort, WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/teach/consents.html"
    page_title = gettext_lazy("Consents")
    header_icon = "clipboard-list"

    @cached_property
    def enrolments(self) -> list[Enrolment]:
        name = Coalesce(NullIf("learner__display_name", Value("")), F("learner__username"))
        return list(agreements.of_minors(self.cohort.enrolments.all()).order_by(Lower(name), "pk"))

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = SignedOnForm(cohort=self.cohort)
        context = self.get_context_data(form=form, rows=rows_of(self.enrolments))
        audit.record(
            "cohort.consents", by=request.user, subject=self.cohort, people=len(self.enrolments)
        )
        return self.render_to_response(context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = SignedOnForm(request.POST, cohort=self.cohort)
        rows = rows_of(self.enrolments, posted=request.POST)
        ticked = signed_forms(rows)
        if not form.is_valid() or any(row.problems for row in rows):
            messages.error(request, _("Nothing is saved yet. Please mend what is marked below."))
            return self.render_to_response(self.get_context_data(form=form, rows=rows))
        if not ticked:
            messages.warning(request, _("Tick those whose signed form you hold."))
            return redirect(request.path)
        signed_at = timezone.make_aware(datetime.combine(form.cleaned_data["signed_on"], time(12)))
        now = timezone.now()
        n = record_forms(ticked, signed_at=min(signed_at, now), at=now, by=request.user)
        messages.success(request, _words(n))
        return redirect(request.path)

    def get_context_data(self, *, form: SignedOnForm, rows: list[Row], **kwargs) -> dict:
        return super().get_context_data(
            cohort=self.cohort,
            form=form,
            missing=[row for row in rows if row.needs_form],
            given=[row for row in rows if not row.needs_form],
            relations=RELATIONS.choices,
            version=TEXT_VERSION,
            **kwargs,
        )


def _words(n: int) -> str:
    words = ngettext("%(n)d consent is recorded.", "%(n)d consents are recorded.", n)
    return words % {"n": n}
