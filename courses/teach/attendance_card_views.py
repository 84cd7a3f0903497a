"""A trainer points a phone's camera at a learner's card: whose is it, and at which meeting."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from courses.enrolment import access
from courses.enrolment.attendance.marking import Mark, mark
from courses.enrolment.models import Attendance, Enrolment, TrainingSession
from courses.teach.attendance_views import KEPT_BEFORE, session_for
from lms import audit
from lms.accounts.kept_form import learner_form
from lms.accounts.models import User

NOTED_WITH_CARD = (Attendance.Status.ATTENDED, Attendance.Status.LATE)


@require_safe
@login_required
def card(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever is not this person's trainer meets a 404: a card opens nothing."""
    enrolments = list(_of_card(request.user, code))
    if not enrolments:
        raise Http404
    audit.record("attendance.card", by=request.user, subject=enrolments[0])
    now = timezone.now()
    sessions = TrainingSession.objects.filter(
        cohort__in=[each.cohort_id for each in enrolments],
        starts_at__lt=now + KEPT_BEFORE,
        ends_at__gt=now - KEPT_BEFORE,
    )
    context = {
        "person": enrolments[0].learner,
        "code": code,
        "sessions": sessions.select_related("cohort"),
        "cohort": enrolments[0].cohort,
    }
    return render(request, "courses/teach/attendance/card.html", context)


@learner_form
def mark_card(request: HttpRequest, session_id: int, code: str) -> HttpResponse:
    session = session_for(request.user, session_id)
    enrolment = get_object_or_404(_of_card(request.user, code), cohort=session.cohort)
    status = request.POST.get("status", "")
    if status not in NOTED_WITH_CARD:
        status = Attendance.Status.ATTENDED
    one = Mark(enrolment.pk, status, Attendance.Source.CARD, timezone.now())
    mark(session, marks=[one], by=request.user)
    return redirect(f"{reverse('attendance:list', args=[session.pk])}#o-{enrolment.pk}")


def _of_card(user: User, code: str):
    found = Enrolment.objects.current().in_cohorts(access.cohorts_for(user))
    return found.filter(learner__learner_code=code).select_related("learner", "cohort")
