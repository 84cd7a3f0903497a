"""A trainer's cohorts on the admin's first page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from courses.enrolment import access
from courses.teach.cohort_counts import with_counts
from lms.accounts import roles

MOST_SHOWN = 12


class MyCohortsPanel(Component):
    name = "my_cohorts"
    template_name = "courses/teach/my_cohorts.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict:
        user = parent_context["request"].user
        cohorts = with_counts(access.cohorts_for(user)).order_by("-starts_on", "code")
        shown = list(cohorts[: MOST_SHOWN + 1])
        return {
            "cohorts": shown[:MOST_SHOWN],
            "are_more": len(shown) > MOST_SHOWN,
            "may_add": roles.may_run_programmes(user),
        }


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    if roles.may_teach(request.user):
        panels.append(MyCohortsPanel())
