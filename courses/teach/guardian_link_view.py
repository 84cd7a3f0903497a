"""A link for the guardian of one minor of a cohort: made, shown and taken back by the trainer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from courses.enrolment import agreements
from courses.enrolment.models import Enrolment
from courses.teach.of_cohort import OfCohort
from lms import audit
from lms.accounts import asking_guardian
from lms.accounts.guardian_links_shown import remember, shown_link


class GuardianLinkView(OfCohort, WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/teach/guardian_link.html"
    page_title = gettext_lazy("Link for the adult")
    header_icon = "link"

    @cached_property
    def enrolment(self) -> Enrolment:
        lacking = agreements.of_minors(self.cohort.enrolments.all()).filter(consent_at=None)
        return get_object_or_404(lacking, pk=self.kwargs["enrolment_id"])

    def get(self, request: HttpRequest, pk: int, enrolment_id: int) -> HttpResponse:
        response = self.render_to_response(self.get_context_data())
        audit.record("consent.link_view", by=request.user, subject=self.enrolment)
        return response

    def post(self, request: HttpRequest, pk: int, enrolment_id: int) -> HttpResponse:
        learner, by, now = self.enrolment.learner, request.user, timezone.now()
        if request.POST.get("do") == "cancel":
            if asking_guardian.cancel_links(learner, by=by, at=now):
                messages.success(request, _("The link opens nothing any more."))
        elif request.POST.get("do") == "make":
            link, seed = asking_guardian.make_link(learner, by=by, at=now)
            remember(request, link, seed=seed)
        return redirect(request.path)

    def get_context_data(self, **kwargs) -> dict:
        shown = shown_link(self.request, self.enrolment.learner)
        return super().get_context_data(
            cohort=self.cohort, learner=self.enrolment.learner, shown=shown, **kwargs
        )

    def get_page_subtitle(self) -> str:
        return self.enrolment.learner.name_on_pages

    def get_breadcrumbs_items(self) -> list[dict]:
        consents = reverse("cohorts:consents", args=[self.cohort.pk])
        return [
            *self.way_here(),
            {"url": consents, "label": _("Consents")},
            {"url": "", "label": self.page_title},
        ]
