"""Who may join, and that joining twice is joining once."""

import pytest
from django.utils import timezone

from courses.enrolment.access import cohorts_for, enrolments_for
from courses.enrolment.enrol import (
    ConsentMissing,
    ProfileIncomplete,
    enrol,
    fill_gaps,
    standing_cohort,
)
from courses.enrolment.models import Enrolment
from tests.factories import NOON, give_consent, join, make_cohort, make_person

pytestmark = pytest.mark.django_db


def test_joining_twice_is_joining_once(ayu, course, cohort):
    first = join(ayu, course, cohort=cohort)
    second = join(ayu, course, cohort=cohort)

    assert first == second
    assert Enrolment.objects.count() == 1


def test_an_enrolment_keeps_what_was_true_at_its_start(ayu, course, cohort):
    enrolment = join(ayu, course, cohort=cohort)
    ayu.age_band = "16-17"
    ayu.save()

    enrolment.refresh_from_db()
    assert (enrolment.age_band, enrolment.region_code) == ("13-15", "74.71")


def test_a_child_without_consent_is_not_stored(course):
    child = make_person("gita", age_band="13-15")

    with pytest.raises(ConsentMissing):
        join(child, course)

    assert Enrolment.objects.count() == 0
    give_consent(child)
    assert join(child, course).learner == child


def test_half_answered_questions_come_first(course):
    person = make_person("hana", sex="")

    with pytest.raises(ProfileIncomplete):
        join(person, course)


def test_an_unfinished_enrolment_is_not_left_for_another_cohort(ayu, course, cohort):
    first = join(ayu, course, cohort=cohort)

    assert join(ayu, course) == first


def test_a_finished_course_can_be_taken_again_in_another_cohort(ayu, course, cohort):
    first = join(ayu, course, cohort=cohort)
    Enrolment.objects.filter(pk=first.pk).update(completed_at=timezone.now())

    second = enrol(ayu, cohort=standing_cohort(course), at=timezone.now())

    first.refresh_from_db()
    assert second != first
    assert first.ended_at is not None


def test_forms_are_shared_out_evenly(course):
    cohort = make_cohort(course, "seimbang")

    forms = [join(make_person(f"p{n}"), course, cohort=cohort).first_form for n in range(10)]

    assert forms.count("A") == forms.count("B") == 5


def test_a_trainer_sees_own_cohorts_only(enrolment, cohort, budi, citra, fitri, ayu, dewi):
    seen = {
        person.username: list(enrolments_for(person)) for person in (budi, citra, fitri, ayu, dewi)
    }

    assert seen == {
        "budi": [enrolment],
        "citra": [],
        "fitri": [enrolment],
        "ayu": [],
        "dewi": [],
    }
    assert list(cohorts_for(budi)) == [cohort]


def test_a_minor_may_wait_in_a_place_and_joins_by_her_own_deed(cohort, db):
    rani = make_person("rani", age_band="13-15")
    added = enrol(rani, cohort=cohort, at=NOON, way_in=Enrolment.WayIn.KNOWN, may_wait=True)

    with pytest.raises(ConsentMissing):
        enrol(make_person("tari", age_band="13-15"), cohort=cohort, at=NOON)
    enrol(rani, cohort=cohort, at=NOON, may_wait=True)

    added.refresh_from_db()
    assert (cohort.enrolments.count(), added.way_in) == (1, Enrolment.WayIn.SELF)


def test_what_was_not_known_at_the_start_is_frozen_when_it_is_said(cohort, db):
    rani = make_person("rani", sex="", region_code="", age_band="18-24")
    added = enrol(rani, cohort=cohort, at=NOON, way_in=Enrolment.WayIn.NEW_ACCOUNT, may_wait=True)
    rani.sex, rani.age_band = "P", "25+"

    fill_gaps(rani)

    added.refresh_from_db()
    assert (added.sex, added.region_code, added.age_band) == ("P", "", "18-24")
