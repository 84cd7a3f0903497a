"""Answers of a cohort that were kept aside or came late: to be looked at, and nothing else."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from courses.enrolment import access
from courses.enrolment.models import Cohort
from courses.progress import recovery
from courses.teach.of_cohort import OfCohort
from lms import audit
from lms.accounts import roles

ROWS_PER_PAGE = 100


def recovery_button(request: HttpRequest, cohort: Cohort) -> list[HeaderButton]:
    if not roles.may_teach(request.user):
        return []
    url = reverse("cohorts:recovery", args=[cohort.pk])
    return [HeaderButton(_("Answers kept aside"), url=url, icon_name="history")]


class RecoveryView(OfCohort, WagtailAdminTemplateMixin, TemplateView):
    http_method_names = ["get", "head"]
    template_name = "courses/teach/recovery.html"
    page_title = gettext_lazy("Answers kept aside")
    header_icon = "history"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        context = self.get_context_data(**kwargs)
        people = sorted({row.attempt.enrolment_id for row in context["rows"]})
        audit.record("cohort.recovery", by=request.user, subject=self.cohort, enrolments=people)
        return self.render_to_response(context)

    def get_context_data(self, **kwargs) -> dict:
        theirs = access.enrolments_for(self.request.user).filter(cohort=self.cohort)
        paginator = Paginator(recovery.kept_aside(theirs), ROWS_PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        rows = recovery.told(list(page.object_list))
        return super().get_context_data(rows=rows, page_obj=page, **kwargs)
