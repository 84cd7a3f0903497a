"""Deeds: a trainer opens or closes a test of a cohort now."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction

from courses.enrolment.cohort import Cohort
from lms import audit
from lms.accounts.models import User


class CohortTest(StrEnum):
    """The value names the cohort's fields."""

    PRE = "pre_test"
    POST = "post_test"


@transaction.atomic
def open_now(cohort: Cohort, *, test: CohortTest, by: User, at: datetime) -> bool:
    """Let the test be begun from now on; False when it is open already.

    An end that has passed is taken away, one that is still to come stays.
    """
    cohort = _held(cohort)
    window = cohort.window_of(test)
    if window.is_open(at):
        return False
    closes_at = None if window.is_over(at) else window.closes_at
    _write(cohort, test=test, opens_at=at, closes_at=closes_at)
    audit.record("cohort.open_test", by=by, subject=cohort, test=test.value, at=at)
    return True


@transaction.atomic
def close_now(cohort: Cohort, *, test: CohortTest, by: User, at: datetime) -> bool:
    """Let nobody begin the test any more; False when it is not open."""
    cohort = _held(cohort)
    window = cohort.window_of(test)
    if not window.is_open(at) or cohort.is_standing:
        return False
    _write(cohort, test=test, opens_at=window.opens_at, closes_at=at)
    audit.record("cohort.close_test", by=by, subject=cohort, test=test.value, at=at)
    return True


def _held(cohort: Cohort) -> Cohort:
    # Two trainers who press at once take turns; the second finds it done.
    return Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)


def _write(
    cohort: Cohort, *, test: CohortTest, opens_at: datetime | None, closes_at: datetime | None
) -> None:
    setattr(cohort, f"{test}_opens_at", opens_at)
    setattr(cohort, f"{test}_closes_at", closes_at)
    cohort.save(update_fields=[f"{test}_opens_at", f"{test}_closes_at"])
