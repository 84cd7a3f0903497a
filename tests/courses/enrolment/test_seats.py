"""A cohort lets in as many as it has seats for, whoever comes first."""

import pytest
from django.utils import timezone

from courses.enrolment.enrol import enrol, standing_cohort
from courses.enrolment.models import Cohort, Enrolment
from courses.enrolment.seats import CohortFull, take_seats
from tests.factories import join, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_seats(cohort) -> Cohort:
    cohort.capacity = 2
    cohort.save()
    return cohort


def test_a_full_cohort_lets_nobody_more_in(two_seats, course):
    for name in ("gita", "hana"):
        join(make_person(name), course, cohort=two_seats)

    with pytest.raises(CohortFull) as full:
        join(make_person("indra"), course, cohort=two_seats)

    assert full.value.left == 0
    assert two_seats.enrolments.count() == 2


def test_who_is_in_a_full_cohort_stays_in(ayu, two_seats, course):
    first = join(ayu, course, cohort=two_seats)
    join(make_person("gita"), course, cohort=two_seats)

    assert join(ayu, course, cohort=two_seats) == first


def test_who_moves_on_leaves_the_seat_free(two_seats, course):
    first = join(make_person("gita"), course, cohort=two_seats)
    join(make_person("hana"), course, cohort=two_seats)
    Enrolment.objects.filter(pk=first.pk).update(ended_at=timezone.now())

    join(make_person("indra"), course, cohort=two_seats)

    assert two_seats.enrolments.current().count() == 2


def test_a_list_is_told_how_many_seats_are_left(two_seats, course):
    join(make_person("gita"), course, cohort=two_seats)

    with pytest.raises(CohortFull) as full:
        take_seats(two_seats, wanted=3)

    assert full.value.left == 1


def test_being_refused_leaves_the_earlier_enrolment_as_it_was(ayu, two_seats, course):
    """She finished elsewhere; the full cohort must not end that enrolment on the way."""
    finished = enrol(ayu, cohort=standing_cohort(course), at=timezone.now())
    Enrolment.objects.filter(pk=finished.pk).update(completed_at=timezone.now())
    for name in ("gita", "hana"):
        join(make_person(name), course, cohort=two_seats)

    with pytest.raises(CohortFull):
        join(ayu, course, cohort=two_seats)

    finished.refresh_from_db()
    assert finished.ended_at is None


def test_the_page_refuses_kindly(ayu, course, signed_in):
    full = standing_cohort(course)
    full.capacity = 1
    full.save()
    join(make_person("gita"), course, cohort=full)

    page = signed_in(ayu).post(f"/belajar/kursus/{course.pk}/ikut/", follow=True)

    assert [str(words) for words in page.context["messages"]] == [
        "Semua kursi sedang terisi. Coba tanyakan lagi nanti, ya."
    ]
    assert full.enrolments.count() == 1
