"""What stands below the page of a cohort: whose it is, and the way back to it."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views import generic

from courses.enrolment import access
from courses.enrolment.models import Cohort


class OfCohort(generic.PermissionCheckedMixin):
    any_permission_required = ["add", "change", "view"]
    inspect_url_name = index_url_name = ""

    def cohorts(self) -> QuerySet[Cohort]:
        return access.cohorts_for(self.request.user)

    @cached_property
    def cohort(self) -> Cohort:
        # 404, not 403: a trainer must not learn that another cohort exists.
        return get_object_or_404(self.cohorts(), pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.cohort)

    def way_here(self) -> list[dict]:
        """Return the crumbs down to the cohort's own page."""
        page = reverse("cohorts:inspect", args=[self.cohort.pk])
        return [
            {"url": reverse("cohorts:index"), "label": _("Cohorts")},
            {"url": page, "label": str(self.cohort)},
        ]

    def get_breadcrumbs_items(self) -> list[dict]:
        here = {"url": "", "label": self.page_title, "sublabel": str(self.cohort)}
        return [*self.way_here(), here]
