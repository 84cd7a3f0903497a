"""Deeds: a person joins a cohort."""

from datetime import datetime

from django.db import IntegrityError, transaction

from courses.catalogue.models import CoursePage
from courses.enrolment.cohort import Cohort
from courses.enrolment.crossover import next_forms
from courses.enrolment.enrolment import Enrolment
from courses.enrolment.seats import take_seats
from lms.accounts.consent import may_take_part
from lms.accounts.models import User


class CannotEnrol(Exception):
    """This person cannot join now."""


class ConsentMissing(CannotEnrol):
    """A minor without a guardian's consent and an assent: nothing may be stored yet."""


class ProfileIncomplete(CannotEnrol):
    """What an enrolment freezes has not been answered yet."""


class NotOpenToAll(CannotEnrol):
    """The course is joined with a code from a trainer."""


def standing_cohort(course: CoursePage) -> Cohort:
    """Return the one cohort of a course open to all, made when first needed."""
    if not course.is_open_to_all:
        raise NotOpenToAll
    cohort, _made = Cohort.objects.get_or_create(
        course=course,
        is_standing=True,
        defaults={
            "code": f"{course.code}-mandiri".lower(),
            "name": f"{course.title} (mandiri)",
            "programme": course.programme,
            "mode": Cohort.Mode.SELF_PACED,
        },
    )
    return cohort


@transaction.atomic
def enrol(
    learner: User,
    *,
    cohort: Cohort,
    at: datetime,
    way_in: str = Enrolment.WayIn.SELF,
    may_wait: bool = False,
) -> Enrolment:
    """Return the learner's enrolment in this cohort's course; joining twice is joining once.

    A completed enrolment in another cohort of the course is ended first, an
    unfinished one is returned as it is. Raises ConsentMissing, ProfileIncomplete, or
    CohortFull when no seat is left.

    `may_wait`: a minor has a place before both yeses are there; until then lessons may be
    read, nothing is stored and the tests are closed. Staff also add people whose profile is
    not complete: its answers are asked at the first visit (`fill_gaps`).
    """
    current = Enrolment.objects.of(learner).current().filter(course=cohort.course_id).first()
    if current is not None and (current.cohort_id == cohort.pk or not current.is_complete):
        return _by_themselves(current) if way_in == Enrolment.WayIn.SELF else current
    if way_in == Enrolment.WayIn.SELF and not learner.profile_is_complete:
        raise ProfileIncomplete
    if not may_wait and not may_take_part(learner):
        raise ConsentMissing
    if current is not None:
        current.ended_at = at
        current.save(update_fields=["ended_at"])
    return _create(learner, cohort=cohort, at=at, way_in=way_in)


def fill_gaps(learner: User) -> None:
    """Freeze answers that an open enrolment still lacks; what it has stays as it was."""
    for enrolment in Enrolment.objects.of(learner).current():
        gaps = [
            name
            for name in Enrolment.FROZEN_FIELDS
            if not getattr(enrolment, name) and getattr(learner, name)
        ]
        if gaps:
            for name in gaps:
                setattr(enrolment, name, getattr(learner, name))
            enrolment.save(update_fields=gaps)


def _by_themselves(enrolment: Enrolment) -> Enrolment:
    """Somebody whom staff had added has now joined by their own deed."""
    if enrolment.way_in == Enrolment.WayIn.KNOWN:
        enrolment.way_in = Enrolment.WayIn.SELF
        enrolment.save(update_fields=["way_in"])
    return enrolment


def _create(learner: User, *, cohort: Cohort, at: datetime, way_in: str) -> Enrolment:
    # Holding the cohort's row also gives those who come at once their forms in turn.
    take_seats(cohort)
    frozen = {name: getattr(learner, name) for name in Enrolment.FROZEN_FIELDS}
    try:
        with transaction.atomic():
            return Enrolment.objects.create(
                learner=learner,
                cohort=cohort,
                course_id=cohort.course_id,
                first_form=next_forms(cohort)[0],
                enrolled_at=at,
                way_in=way_in,
                **frozen,
            )
    except IntegrityError:
        # A second tap arrived first, or this cohort was left earlier: that row is the one.
        known = Enrolment.objects.of(learner).get(cohort=cohort)
    if known.was_withdrawn and way_in != Enrolment.WayIn.SELF:
        # Staff take somebody out, and staff let them in again; seats and turns are held above.
        known.ended_at, known.ended_because = None, ""
        known.save(update_fields=["ended_at", "ended_because"])
    return known
