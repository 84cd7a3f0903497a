"""Answers of a cohort that were kept aside or came late: to be looked at, and nothing else."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from courses.enrolment import access
from courses.enrolment.models import Cohort
from courses.progress import recovery
from lms import audit
from lms.accounts import roles

ROWS_PER_PAGE = 100


def recovery_button(request: HttpRequest, cohort: Cohort) -> list[HeaderButton]:
    if not roles.may_teach(request.user):
        return []
    url = reverse("cohorts:recovery", args=[cohort.pk])
    return [HeaderButton(_("Answers kept aside"), url=url, icon_name="history")]


class RecoveryView(generic.PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    any_permission_required = ["add", "change", "view"]
    http_method_names = ["get", "head"]
    template_name = "courses/teach/recovery.html"
    page_title = gettext_lazy("Answers kept aside")
    header_icon = "history"
    inspect_url_name = index_url_name = ""

    @cached_property
    def cohort(self) -> Cohort:
        # 404, not 403: a trainer must not learn that another cohort exists.
        return get_object_or_404(access.cohorts_for(self.request.user), pk=self.kwargs["pk"])

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

    def get_page_subtitle(self) -> str:
        return str(self.cohort)

    def get_breadcrumbs_items(self) -> list[dict]:
        page = reverse(self.inspect_url_name, args=[self.cohort.pk])
        return [
            {"url": reverse(self.index_url_name), "label": _("Cohorts")},
            {"url": page, "label": str(self.cohort)},
            {"url": "", "label": self.page_title, "sublabel": str(self.cohort)},
        ]
