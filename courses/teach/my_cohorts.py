"""A trainer's cohorts on the admin's first page: who needs a word, and what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from courses.enrolment import access
from courses.enrolment.models import Cohort, TrainingSession
from courses.teach.cohort_counts import with_counts
from courses.teach.needs import Need, needs_of, with_needs
from courses.teach.test_times_view import hours_of
from lms.accounts import roles
from lms.accounts.zones import in_zone

MOST_SHOWN = 12


@dataclass(frozen=True)
class CohortLine:
    """One cohort of the panel. Times are told in its zone; empty where there is none."""

    cohort: Cohort
    needs: list[tuple[Need, str, int]]
    next_session: str
    next_session_at: str
    open_tests: list[str]


class MyCohortsPanel(Component):
    name = "my_cohorts"
    template_name = "courses/teach/my_cohorts.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict:
        user, now = parent_context["request"].user, timezone.now()
        cohorts = with_needs(with_counts(access.cohorts_for(user)), at=now)
        cohorts = _with_next_session(cohorts, at=now).select_related("course")
        shown = list(cohorts.order_by("-starts_on", "code")[: MOST_SHOWN + 1])
        return {
            "lines": [_line(cohort, at=now) for cohort in shown[:MOST_SHOWN]],
            "are_more": len(shown) > MOST_SHOWN,
            "may_add": roles.may_run_programmes(user),
        }


def _with_next_session(cohorts: QuerySet[Cohort], *, at: datetime) -> QuerySet[Cohort]:
    sessions = TrainingSession.objects.filter(cohort=OuterRef("pk"), ends_at__gt=at)
    sessions = sessions.order_by("starts_at", "pk")
    return cohorts.annotate(
        next_session=Subquery(sessions.values("title")[:1]),
        next_session_at=Subquery(sessions.values("starts_at")[:1]),
    )


def _line(cohort: Cohort, *, at: datetime) -> CohortLine:
    # Who has completed stands among the counts already.
    needs = [each for each in needs_of(cohort) if each[2] and each[0] != Need.FINISHED]
    begins = cohort.next_session_at
    return CohortLine(
        cohort=cohort,
        needs=needs,
        next_session=cohort.next_session or "",
        next_session_at=in_zone(begins, cohort.zone) if begins else "",
        open_tests=[test.title for test in hours_of(cohort, at=at) if test.is_open],
    )


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    if roles.may_teach(request.user):
        panels.append(MyCohortsPanel())
