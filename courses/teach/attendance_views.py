"""The list of a meeting on a trainer's phone: who is here. Works as a plain form, too."""

import re
from datetime import datetime, timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from courses.enrolment import access
from courses.enrolment.attendance.listing import counts_of, list_of
from courses.enrolment.attendance.marking import Mark, NotInCohort, mark
from courses.enrolment.models import Attendance, TrainingSession
from lms import audit
from lms.accounts.kept_form import learner_form
from lms.accounts.models import User

STATUSES = Attendance.Status
# A search box is for lists longer than a screen.
LONG_LIST = 12
# A phone keeps the list from a day before the session to the end of its day.
KEPT_BEFORE = timedelta(days=1)


@require_safe
@login_required
def attendance_list(request: HttpRequest, session_id: int) -> HttpResponse:
    session = session_for(request.user, session_id)
    people = list_of(session)
    # A phone that is about to keep the list asks for the headers alone, and that is noted too.
    action = "attendance.keep" if request.method == "HEAD" else "attendance.view"
    audit.record(action, by=request.user, subject=session, people=len(people))
    context = {
        "session": session,
        "people": people,
        "counts": counts_of(people),
        "is_long": len(people) >= LONG_LIST,
        "kept_until": _kept_until(session, now=timezone.now()),
    }
    return render(request, "courses/teach/attendance/list.html", context)


@learner_form
def mark_from_form(request: HttpRequest, session_id: int) -> HttpResponse:
    """One tap without script; or everybody who has no mark yet is not here."""
    session = session_for(request.user, session_id)
    here = reverse("attendance:list", args=[session.pk])
    is_sheet = request.POST.get("source") == Attendance.Source.SHEET
    source = Attendance.Source.SHEET if is_sheet else Attendance.Source.TAP
    now = timezone.now()
    if "rest" in request.POST:
        unmarked = [person.enrolment_id for person in list_of(session) if not person.status]
        marks = [Mark(pk, STATUSES.ABSENT, source, now) for pk in unmarked]
        mark(session, marks=marks, by=request.user)
        return redirect(here)
    found = re.fullmatch(r"(\d{1,18}):(\w+)", request.POST.get("mark", ""), re.ASCII)
    if found is None or found[2] not in STATUSES:
        return redirect(here)
    enrolment_id = int(found[1])
    try:
        mark(session, marks=[Mark(enrolment_id, found[2], source, now)], by=request.user)
    except NotInCohort as error:
        raise Http404 from error
    return redirect(f"{here}#o-{enrolment_id}")


def _kept_until(session: TrainingSession, *, now: datetime) -> datetime | None:
    """Return until when a phone may keep this list; None when it is none of today's."""
    end = session.end_of_day
    return end if session.starts_at - KEPT_BEFORE <= now < end else None


def session_for(user: User, session_id: int) -> TrainingSession:
    # 404, not 403: a trainer must not learn that another cohort's session exists.
    sessions = TrainingSession.objects.filter(cohort__in=access.cohorts_for(user))
    return get_object_or_404(sessions.select_related("cohort"), pk=session_id)
