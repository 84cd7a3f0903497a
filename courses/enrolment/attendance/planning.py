"""Deeds: plan a meeting of a cohort, change it, and take back one that nobody was marked at."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from courses.enrolment.attendance.training_session import TrainingSession
from courses.enrolment.cohort import Cohort
from lms import audit
from lms.accounts.models import User


@dataclass(frozen=True)
class Plan:
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime


class HasMarks(Exception):
    """Somebody was marked at this meeting: it is evidence now, and stays."""


@transaction.atomic
def plan(cohort: Cohort, *, what: Plan, by: User) -> TrainingSession:
    session = TrainingSession.objects.create(cohort=cohort, made_by=by, **asdict(what))
    audit.record("session.plan", by=by, subject=session, cohort=cohort.pk)
    return session


@transaction.atomic
def change(session: TrainingSession, *, what: Plan, by: User) -> None:
    for name, value in asdict(what).items():
        setattr(session, name, value)
    session.save(update_fields=list(asdict(what)))
    audit.record("session.change", by=by, subject=session, cohort=session.cohort_id)


@transaction.atomic
def drop(session: TrainingSession, *, by: User) -> None:
    """Raises HasMarks."""
    # Locked, as marking locks it: no mark can come in between.
    TrainingSession.objects.select_for_update().get(pk=session.pk)
    if session.attendances.exists():
        raise HasMarks
    audit.record("session.drop", by=by, subject=session, cohort=session.cohort_id)
    session.delete()
