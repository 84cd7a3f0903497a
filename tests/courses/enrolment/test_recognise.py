"""Who somebody on a list is: Budi's list names Ayu, whom Citra's cohort knows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.enrolment.recognise import Described, likeness, recognise
from lms.accounts.invitations import NewAccount, make_accounts
from tests.factories import give_consent, make_person


@pytest.fixture
def sari(db):
    """Has an address, and takes part nowhere."""
    [person] = make_accounts([NewAccount(name="Sari Dewi", email="sari@contoh.id")])
    return person


def test_the_same_username_in_any_letters_is_the_same_person(cohort, ayu):
    [found] = recognise([Described(name="Somebody", username=" AYU ")], cohort=cohort)

    assert (found.person, found.is_in_cohort, found.asks) == (ayu, False, False)


def test_the_same_address_in_any_letters_is_the_same_person(cohort, sari):
    [found] = recognise([Described(name="S. Dewi", email="Sari@Contoh.id")], cohort=cohort)

    assert found.person == sari


def test_a_name_alone_never_matches(cohort, enrolment, ayu):
    [found] = recognise([Described(name=ayu.display_name, region_code="74.71")], cohort=cohort)

    assert (found.is_new, found.asks) == (True, False)


def test_somebody_of_this_cohort_is_told_from_somebody_of_another(cohort, enrolment, sari):
    known = [Described(name="", username="ayu"), Described(name="", username=sari.username)]

    assert [each.is_in_cohort for each in recognise(known, cohort=cohort)] == [True, False]


def test_the_same_name_region_and_form_number_in_this_cohort_is_asked_about(cohort, enrolment, ayu):
    described = Described(name=" ayu ", region_code="74.71", form_number="f-014")

    [found] = recognise([described], cohort=cohort)

    assert (found.person, found.looks_like) == (None, (ayu.pk,))


def test_the_same_three_in_another_cohort_are_not_asked_about(cohort, db):
    elsewhere = make_person("ayu")
    give_consent(elsewhere)

    described = Described(name="Ayu", region_code="74.71", form_number="F-014")

    assert recognise([described], cohort=cohort)[0].asks is False


def test_a_username_and_an_address_of_two_people_are_asked_about(cohort, ayu, sari):
    described = Described(name="Ayu", username="ayu", email=sari.email)

    [found] = recognise([described], cohort=cohort)

    assert (found.person, found.is_two_people, found.is_new) == (None, True, False)


def test_of_two_who_claim_an_address_the_one_who_confirmed_it_is_meant(cohort, sari):
    stranger = make_person("orang-lain", email="sari@contoh.id")
    stranger.emailaddress_set.create(email="sari@contoh.id", verified=True, primary=True)

    [found] = recognise([Described(name="Sari", email="sari@contoh.id")], cohort=cohort)

    assert found.person == stranger


def test_two_rows_are_alike_only_when_all_three_are_said():
    full = Described(name="Ayu  Lestari", region_code="74.71", form_number="F-014")

    assert likeness(full) == ("ayu lestari", "74.71", "f-014")
    assert likeness(Described(name="Ayu Lestari", region_code="74.71")) is None


def test_five_and_five_hundred_cost_the_same_statements(cohort, enrolment):
    counts = []
    for size in (5, 500):
        people = [
            Described(
                name=f"P{n}",
                username=f"p{n}",
                email=f"p{n}@c.id",
                region_code="74.71",
                form_number=f"F{n}",
            )
            for n in range(size)
        ]
        people[0] = Described(name="Ayu", username="ayu")
        with CaptureQueriesContext(connection) as asked:
            recognise(people, cohort=cohort)
        counts.append(len(asked))

    assert counts == [4, 4]
