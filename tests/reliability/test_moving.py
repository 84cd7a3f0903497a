"""Two trainers move people at one moment: nobody is doubled or lost."""

import pytest
from django.utils import timezone

from courses.enrolment.leaving import HasLeft
from courses.enrolment.models import Enrolment
from courses.enrolment.seats import CohortFull
from courses.progress.moving import move
from tests.factories import join, make_cohort, make_person
from tests.reliability.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_trainers_move_two_people_to_the_last_seat(course, cohort, budi, fitri):
    """One goes, the other stays where they are: nobody is doubled or lost."""
    last = make_cohort(course, "kendari-2", trainer=budi)
    last.capacity = 1
    last.save()
    people = [join(make_person(name), course, cohort=cohort) for name in ("gita", "hana")]

    def moving(enrolment, by):
        def deed() -> str:
            try:
                move(enrolment, to=last, by=by, at=timezone.now())
            except CohortFull:
                return "full"
            return "moved"

        return deed

    results = at_once(moving(people[0], budi), moving(people[1], fitri))

    assert sorted(results) == ["full", "moved"]
    assert (last.enrolments.current().count(), cohort.enrolments.current().count()) == (1, 1)


def test_two_trainers_move_one_person_to_two_places(course, cohort, budi, fitri):
    places = [make_cohort(course, f"kendari-{n}", trainer=budi) for n in (2, 3)]
    enrolment = join(make_person("gita"), course, cohort=cohort)

    def moving(to, by):
        def deed() -> str:
            try:
                move(enrolment, to=to, by=by, at=timezone.now())
            except HasLeft:
                return "late"
            return "moved"

        return deed

    results = at_once(moving(places[0], budi), moving(places[1], fitri))

    assert sorted(results) == ["late", "moved"]
    assert Enrolment.objects.current().count() == 1
