"""One page for those who look after safety: missing yeses of every cohort, removals under way."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from courses.enrolment import access, missing_yeses
from courses.enrolment.models import Cohort
from lms import audit
from lms.accounts import roles
from lms.accounts.models import Erasure

ROWS_PER_PAGE = 25


class SafeguardingView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/teach/safeguarding.html"
    page_title = gettext_lazy("Safeguarding")
    header_icon = "warning"

    def get(self, request: HttpRequest) -> HttpResponse:
        if not roles.looks_after_safety(request.user):
            raise PermissionDenied
        cohorts, removals = _missing(request), _removals(request)
        context = self.get_context_data(
            cohorts=cohorts,
            removals=removals,
            people=missing_yeses.people(),
            # Counts are for both; who somebody is, for those responsible for every cohort.
            sees_people=roles.sees_every_cohort(request.user),
        )
        response = self.render_to_response(context)
        audit.record(
            "safeguarding.view", by=request.user, subject=None, removals=len(removals.object_list)
        )
        return response

    def get_breadcrumbs_items(self) -> list[dict]:
        return [{"url": "", "label": _("Safeguarding")}]


def _missing(request: HttpRequest) -> Page:
    """Return a page of rows: the counts, the cohort, and the way to its consents where one is."""
    page = Paginator(missing_yeses.by_cohort(), ROWS_PER_PAGE).get_page(request.GET.get("p"))
    rows = list(page.object_list)
    ids = [row["cohort"] for row in rows]
    cohorts = Cohort.objects.select_related("programme").in_bulk(ids)
    own = set(access.cohorts_for(request.user).filter(pk__in=ids).values_list("pk", flat=True))
    for row in rows:
        pk = row["cohort"]
        row["consents_url"] = reverse("cohorts:consents", args=[pk]) if pk in own else ""
        row["cohort"] = cohorts[pk]
    page.object_list = rows
    return page


def _removals(request: HttpRequest) -> Page:
    waiting = Erasure.objects.waiting().select_related("person").order_by("due_at", "pk")
    page = Paginator(waiting, ROWS_PER_PAGE).get_page(request.GET.get("r"))
    page.object_list = list(page.object_list)
    return page


def admin_urls() -> list[URLPattern]:
    return [path("safeguarding/", SafeguardingView.as_view(), name="safeguarding")]


class SafeguardingMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return roles.looks_after_safety(request.user)


def menu_item() -> MenuItem:
    url = reverse("safeguarding")
    return SafeguardingMenuItem(_("Safeguarding"), url, icon_name="warning", order=340)
