"""Wagtail brings pages of its own that know nothing of our rules."""

import pytest
from django.test import Client

from tests.access.reading import try_door
from tests.access.routes import has_places, path_of_any, routes
from tests.factories import PASSWORD, make_cohort, make_person

pytestmark = pytest.mark.django_db

# The one sign-in stands in for the doors; the words of the admin's scripts are nobody's secret.
OPEN_IN_ADMIN = {
    "/admin/login/",
    "/admin/logout/",
    "/admin/password_reset/",
    "/admin/password_reset/done/",
    "/admin/password_reset/complete/",
    "/admin/password_reset/confirm/x/x/",
    "/admin/password_reset/x",
    "/admin/bulk/accounts/x",
    "/admin/jsi18n/",
    "/admin/sprite/",
}


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


@pytest.mark.parametrize("name", ["visitor", "ayu"])
def test_the_admin_is_closed_to_whoever_is_no_staff(name, world, client_of):
    """Not by the rule of a namespace: by trying every address there is."""
    client = client_of(name)
    addresses = {path_of_any(route) for route in routes() if route.pattern.startswith("admin/")}

    answers = {
        (method, address): answer
        for address in sorted(addresses)
        for method in ("GET", "POST")
        if (answer := try_door(client, method, address)) != "adm"
    }

    assert len(addresses) > 280
    assert {address for _method, address in answers} == OPEN_IN_ADMIN


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
