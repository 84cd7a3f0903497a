"""Deeds: a person leaves a cohort, is let in again, or goes on in another one.

Nothing is deleted: an enrolment ends, with a reason from a short list, and its evidence stays.
"""

from datetime import datetime

from django.db import IntegrityError, transaction

from courses.enrolment.announcing import stop_letters
from courses.enrolment.cohort import Cohort
from courses.enrolment.enrolment import Enrolment
from courses.enrolment.seats import take_seats
from lms import audit
from lms.accounts.models import User


class CannotChangePlace(Exception):
    """This enrolment cannot be ended, opened or moved as asked."""


class HasCompleted(CannotChangePlace):
    """Who has finished has finished: that enrolment is evidence as it stands."""


class HasLeft(CannotChangePlace):
    """It was ended before this was asked."""


class CannotReturn(CannotChangePlace):
    """There is a reason that is not this cohort's to know: another class, or removed data."""


@transaction.atomic
def withdraw(enrolment: Enrolment, *, because: str, by: User, at: datetime) -> bool:
    """End the enrolment; False when it has ended already. Raises HasCompleted."""
    held = hold(enrolment)
    if held.is_complete:
        raise HasCompleted
    if not held.is_open:
        return False
    _end(held, because=because, at=at)
    audit.record(
        "enrolment.withdraw", by=by, subject=held, cohort=held.cohort_id, because=str(because)
    )
    return True


@transaction.atomic
def let_in(enrolment: Enrolment, *, by: User, at: datetime) -> bool:
    """Open a withdrawn enrolment again, as it was; False when it is open.

    Raises CohortFull, HasCompleted, and CannotReturn.
    """
    held = hold(enrolment)
    if held.is_open:
        return False
    if held.is_complete:
        raise HasCompleted
    if held.learner.erased_at is not None or not held.was_withdrawn:
        raise CannotReturn
    take_seats(held.cohort)
    _open(held)
    audit.record("enrolment.let_in", by=by, subject=held, cohort=held.cohort_id, at=at)
    return True


def change_place(here: Enrolment, *, to: Cohort, at: datetime) -> Enrolment:
    """End this enrolment and return the one that goes on in the other cohort of its course.

    Runs inside the transaction that holds `here`. What was true at the start of the way stays
    frozen, and so does the form of the test it began with: the other form comes after it.
    Raises CohortFull; HasCompleted when the person finished in that cohort once.
    """
    take_seats(to)
    there = Enrolment.objects.of(here.learner).filter(cohort=to).first()
    if there is not None and there.is_complete:
        raise HasCompleted
    here.journey_id = here.journey_id or here.pk
    _end(here, because=Enrolment.EndedBecause.MOVED, at=at)
    if there is not None:
        there.journey_id = here.journey_id
        _open(there)
        return there
    key = here.roster_key
    if key and Enrolment.objects.filter(cohort=to, roster_key=key).exists():
        key = ""
    return Enrolment.objects.create(
        learner=here.learner,
        cohort=to,
        course_id=to.course_id,
        first_form=here.first_form,
        way_in=here.way_in,
        roster_key=key,
        journey_id=here.journey_id,
        enrolled_at=at,
        **{name: getattr(here, name) for name in Enrolment.FROZEN_FIELDS},
    )


def hold(enrolment: Enrolment) -> Enrolment:
    # Two trainers who press at once take turns; the second finds it done.
    rows = Enrolment.objects.select_for_update(of=("self",)).select_related("learner", "cohort")
    return rows.get(pk=enrolment.pk)


def _end(enrolment: Enrolment, *, because: str, at: datetime) -> None:
    enrolment.ended_at, enrolment.ended_because = at, because
    enrolment.save(update_fields=["ended_at", "ended_because", "journey"])
    stop_letters(enrolment)


def _open(enrolment: Enrolment) -> None:
    enrolment.ended_at, enrolment.ended_because = None, ""
    try:
        with transaction.atomic():
            enrolment.save(update_fields=["ended_at", "ended_because", "journey"])
    except IntegrityError as error:
        # At most one open enrolment per person and course.
        raise CannotReturn from error
