"""Marks of attendance that a trainer's phone kept while there was no network."""

from typing import Annotated

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Schema
from pydantic import Field

from courses.api.kept import (
    MOST_SAVES,
    DeviceTime,
    Id,
    Owner,
    Sequence,
    SignedIn,
    Writer,
    require_owner,
)
from courses.api.refusals import Refused
from courses.enrolment import access
from courses.enrolment.attendance.marking import Mark, NotInCohort, Outcome, mark, moment_of
from courses.enrolment.models import Attendance, TrainingSession

router = Router(auth=SignedIn())


class MarkIn(Schema):
    enrolment: Id
    status: Attendance.Status
    source: Attendance.Source
    writer: Writer
    sequence: Sequence
    device_time: DeviceTime = None


class MarksIn(Schema):
    session: Id
    owner: Owner
    # By the clock of the device, as the times of the marks are.
    sent_at: DeviceTime = None
    saves: Annotated[list[MarkIn], Field(min_length=1, max_length=MOST_SAVES)]


class MarkedOut(Schema):
    enrolment: int
    writer: str
    sequence: int
    outcome: Outcome
    # What counts now: after «superseded» the mark of another phone.
    status: Attendance.Status


class MarksOut(Schema):
    saves: list[MarkedOut]


@router.post("/attendance", response=MarksOut, url_name="attendance")
def store_marks(request: HttpRequest, sent: MarksIn) -> MarksOut:
    """Store marks; each may be sent any number of times and counts once."""
    require_owner(request, sent.owner)
    # 404, not 403: a trainer must not learn that another cohort's session exists.
    sessions = TrainingSession.objects.filter(cohort__in=access.cohorts_for(request.user))
    session = sessions.filter(pk=sent.session).first()
    if session is None:
        raise Http404
    now = timezone.now()
    marks = [
        Mark(
            each.enrolment,
            each.status.value,
            each.source.value,
            moment_of(made=each.device_time, sent=sent.sent_at, received=now),
            each.writer,
            each.sequence,
        )
        for each in sent.saves
    ]
    try:
        results = mark(session, marks=marks, by=request.user)
    except NotInCohort as error:
        words = _("Somebody in this list is not in the class.")
        raise Refused(422, "not_in_cohort", words) from error
    return MarksOut(
        saves=[
            MarkedOut(
                enrolment=result.enrolment_id,
                writer=each.writer,
                sequence=each.sequence,
                outcome=result.outcome,
                status=result.status,
            )
            for each, result in zip(marks, results, strict=True)
        ]
    )
