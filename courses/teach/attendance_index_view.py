"""The meetings of today and the coming days on a trainer's phone: one tap leads to the list."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from courses.enrolment import access
from courses.enrolment.models import TrainingSession
from lms.accounts import roles
from lms.accounts.models import User

COMING_DAYS = timedelta(days=14)
# More than one person leads in two weeks; whoever runs all cohorts finds the others in the admin.
MOST_SHOWN = 40


@dataclass(frozen=True)
class Day:
    """A day of the clock on the wall where its meetings are; `ahead`: 0 is today."""

    day: date
    ahead: int
    sessions: list[TrainingSession]


@require_safe
@login_required
def attendance_index(request: HttpRequest) -> HttpResponse:
    # 404, not 403: to everybody else this page is not there.
    if not roles.may_teach(request.user):
        raise Http404
    now = timezone.now()
    sessions = list(_coming(request.user, at=now)[: MOST_SHOWN + 1])
    context = {
        "days": _by_day(sessions[:MOST_SHOWN], at=now),
        "are_more": len(sessions) > MOST_SHOWN,
        "coming_days": COMING_DAYS.days,
    }
    return render(request, "courses/teach/attendance/index.html", context)


def _coming(user: User, *, at: datetime) -> QuerySet[TrainingSession]:
    """Return what is not over since more than a day, with how many are marked."""
    sessions = TrainingSession.objects.filter(
        cohort__in=access.cohorts_for(user),
        ends_at__gt=at - timedelta(days=1),
        starts_at__lt=at + COMING_DAYS,
    )
    marked = Count("attendances", filter=Q(attendances__enrolment__ended_at=None))
    return (
        sessions.select_related("cohort").annotate(marked_count=marked).order_by("starts_at", "pk")
    )


def _by_day(sessions: list[TrainingSession], *, at: datetime) -> list[Day]:
    """Return the days in order; a meeting whose day is over in its zone is left out."""
    days: dict[tuple[date, int], list[TrainingSession]] = {}
    for session in sessions:
        if session.end_of_day > at:
            today = timezone.localdate(at, session.zone)
            day = max(session.day, today)
            days.setdefault((day, (day - today).days), []).append(session)
    return [Day(day, ahead, found) for (day, ahead), found in sorted(days.items())]
