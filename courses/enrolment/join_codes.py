"""Deeds: a trainer makes, renews and closes the code of a cohort; somebody comes with one."""

from datetime import datetime

from django.db import transaction

from courses.enrolment.cohort import Cohort
from courses.enrolment.join_code import JOIN_CODE_LENGTH, JoinCode
from lms import audit
from lms.accounts import codes
from lms.accounts.models import User


def find(typed: str) -> JoinCode | None:
    """Return the code a person means, open or not; None when nobody ever made it."""
    code = codes.normalise(typed, length=JOIN_CODE_LENGTH)
    if code is None:
        return None
    return JoinCode.objects.select_related("cohort__course").filter(code=code).first()


def open_code_of(cohort: Cohort) -> JoinCode | None:
    return JoinCode.objects.open().select_related("cohort").filter(cohort=cohort).first()


@transaction.atomic
def renew(cohort: Cohort, *, expires_at: datetime, by: User, at: datetime) -> JoinCode:
    """Give the cohort a new code; the one before lets nobody in any more."""
    _lock(cohort)
    _close_open(cohort, by=by, at=at)
    made = JoinCode.objects.create(cohort=cohort, made_by=by, made_at=at, expires_at=expires_at)
    audit.record("join_code.make", by=by, subject=cohort, until=expires_at.date())
    return made


@transaction.atomic
def close(cohort: Cohort, *, by: User, at: datetime) -> bool:
    """Close the cohort's code; False when none was open."""
    _lock(cohort)
    was_open = _close_open(cohort, by=by, at=at)
    if was_open:
        audit.record("join_code.close", by=by, subject=cohort)
    return was_open


def _close_open(cohort: Cohort, *, by: User, at: datetime) -> bool:
    rows = JoinCode.objects.open().filter(cohort=cohort)
    return bool(rows.update(closed_at=at, closed_by=by))


def _lock(cohort: Cohort) -> None:
    # Two trainers who renew at once take turns: the second one's code is the one that holds.
    Cohort.objects.select_for_update().get(pk=cohort.pk)
