"""The admin's first page: a trainer's own cohorts, with counts and without names."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from courses.enrolment.models import Enrolment, TrainingSession
from courses.teach import my_cohorts
from tests import factories
from tests.admin_queries import queries_beyond_the_shell
from tests.filled_form import words_of
from tests.taking import finish_course

pytestmark = pytest.mark.django_db

HOME = "/admin/"


def test_a_trainer_sees_counts_of_own_cohorts_and_no_names(cohort, enrolment, ayu, budi, at_desk):
    finish_course(enrolment)
    ayu.certificate_name = "Ayu Lestari Wulandari"
    ayu.save()

    words = words_of(at_desk(budi).get(HOME))

    assert "Angkatan kendari-1" in words
    assert "1 person 1 with pre-test 1 with post-test 1 completed" in words
    assert ("Ayu" in words, "Wulandari" in words) == (False, False)


def test_a_trainer_without_cohorts_is_told_who_gives_them(cohort, citra, at_desk):
    words = words_of(at_desk(citra).get(HOME))

    assert "No cohort names you as its trainer yet." in words
    assert "Angkatan kendari-1" not in words


def test_a_programme_admin_without_cohorts_is_shown_where_to_begin(fitri, at_desk):
    assert "Open the first cohort" in words_of(at_desk(fitri).get(HOME))


@pytest.mark.parametrize("who", ["dewi", "eko"])
def test_staff_without_learners_have_no_such_panel(who, cohort, request, at_desk):
    words = words_of(at_desk(request.getfixturevalue(who)).get(HOME))

    assert ("My cohorts" in words, "Angkatan kendari-1" in words) == (False, False)


def test_a_programme_admin_sees_the_newest_and_the_way_to_all(cohort, fitri, at_desk, monkeypatch):
    monkeypatch.setattr(my_cohorts, "MOST_SHOWN", 1)
    factories.make_cohort(cohort.course, "kendari-2")

    words = words_of(at_desk(fitri).get(HOME))

    assert "Angkatan kendari-1" in words
    assert "Angkatan kendari-2" not in words
    assert "All cohorts" in words


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_panel_costs_one_statement_for_two_cohorts_and_thirteen(
    how_many, cohort, enrolment, budi, at_desk
):
    for number in range(how_many):
        factories.make_cohort(cohort.course, f"kendari-1{number}", trainer=budi)

    assert queries_beyond_the_shell(at_desk(budi), HOME, about="courses_") == 1


def test_a_line_says_who_needs_a_word_what_comes_next_and_what_is_open(
    cohort, enrolment, budi, at_desk
):
    cohort.region_code = "74.71"
    cohort.save()
    Enrolment.objects.filter(pk=enrolment.pk).update(enrolled_at=timezone.now() - timedelta(8))
    TrainingSession.objects.create(
        cohort=cohort,
        title="Hari 2",
        starts_at=datetime(2099, 1, 5, 1, 0, tzinfo=UTC),
        ends_at=datetime(2099, 1, 5, 4, 0, tzinfo=UTC),
        made_by=budi,
    )

    words = words_of(at_desk(budi).get(HOME))

    assert "To be greeted 1 Pre-test missing 1 Next session: Hari 2, 5 January 2099 09.00" in words
    assert "WITA Open now: Pre-test, Post-test" in words
