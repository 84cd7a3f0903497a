"""Fifty people want five seats in the same moment: five are let in, never six."""

import time

import pytest
from django.utils import timezone

from courses.enrolment import seats
from courses.enrolment.enrol import enrol
from courses.enrolment.models import Cohort, Enrolment
from courses.enrolment.seats import CohortFull
from tests.factories import make_person
from tests.reliability.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)

SEATS = 5
PEOPLE = 50


@pytest.fixture
def five_seats(cohort) -> Cohort:
    cohort.capacity = SEATS
    cohort.save()
    return cohort


def _come(person, *, cohort: Cohort, deed=enrol) -> str:
    try:
        deed(person, cohort=cohort, at=timezone.now())
    except CohortFull:
        return "full"
    return "in"


def test_fifty_for_five_seats_are_five(five_seats):
    people = [make_person(f"orang{n}") for n in range(PEOPLE)]

    answers = at_once(*[lambda p=person: _come(p, cohort=five_seats) for person in people])

    assert (answers.count("in"), answers.count("full")) == (SEATS, PEOPLE - SEATS)
    forms = list(five_seats.enrolments.values_list("first_form", flat=True))
    assert sorted([forms.count("A"), forms.count("B")]) == [2, 3]


def test_without_the_lock_more_are_let_in(five_seats, monkeypatch):
    """The negative control: with lock and transaction off, the story must see the race."""
    people = [make_person(f"orang{n}") for n in range(PEOPLE)]
    count = seats.seats_taken
    monkeypatch.setattr(
        type(Cohort.objects.all()), "select_for_update", lambda self, **kwargs: self
    )
    monkeypatch.setattr(seats, "seats_taken", lambda one: (count(one), time.sleep(0.1))[0])
    unguarded = enrol.__wrapped__

    at_once(*[lambda p=p: _come(p, cohort=five_seats, deed=unguarded) for p in people])

    assert Enrolment.objects.count() > SEATS
