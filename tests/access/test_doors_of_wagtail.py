"""Wagtail brings pages of its own that know nothing of our rules."""

import pytest
from django.test import Client

from tests.access.routes import has_places, routes
from tests.factories import PASSWORD, make_cohort, make_person

pytestmark = pytest.mark.django_db


def test_one_door_signs_people_in(course):
    """The others would know neither the limits nor the second factor."""
    make_person("nia")
    typed = {"username": "nia", "login": "nia", "password": PASSWORD, "remember": "on"}
    addresses = [
        f"{language}/{route.pattern}"
        for route in routes()
        if not has_places(route.name) and "^" not in route.pattern
        for language in ("", "/en")
    ]

    opened = [address for address in addresses if _signs_in(address, typed)]

    assert len(addresses) > 200
    assert opened == ["/akun/masuk/", "/en/akun/masuk/"]


def _signs_in(address: str, typed: dict[str, str]) -> bool:
    client = Client(raise_request_exception=False)
    client.post(address, typed)
    return "_auth_user_id" in client.session


class TestSiteHistory:
    """It lists every row of a kind that one may see."""

    PAGES = ("/admin/reports/site-history/", "/admin/reports/site-history/results/")

    def test_tells_a_trainer_nothing_of_other_cohorts(
        self, signed_in, course, cohort, budi, citra, fitri
    ):
        other = make_cohort(course, "bandung-1", trainer=citra)
        signed_in(fitri).post(f"/admin/cohorts/edit/{other.pk}/", _as_it_is(other))

        for page in self.PAGES:
            assert "Angkatan bandung-1" in signed_in(fitri).get(page).text
            assert signed_in(budi).get(page).url == "/admin/"

    def test_stands_in_the_menu_of_those_who_may_open_it(self, signed_in, course, eko, fitri):
        in_menu = {
            person.username: self.PAGES[0] in signed_in(person).get("/admin/").text
            for person in (eko, fitri)
        }

        assert in_menu == {"eko": False, "fitri": True}


def _as_it_is(cohort) -> dict:
    trainers = [person.pk for person in cohort.trainers.all()]
    fields = {name: getattr(cohort, name) for name in ("name", "code", "mode")}
    return {**fields, "course": cohort.course_id, "trainers": trainers}
