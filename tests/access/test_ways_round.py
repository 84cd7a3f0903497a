"""Ways round a door: rows that are gone, odd ids, the other language, the wrong method (S1)."""

from collections import defaultdict

import pytest
from django.test import Client

from courses.enrolment.models import Cohort
from lms.accounts.models import User
from tests.access.doors import FORMS, TABLE, tried
from tests.access.learners_table import LEARNERS
from tests.access.reading import Line, read, try_door
from tests.access.routes import names_a_row, path_of
from tests.access.world import World, translate

# A row that was, an id as long as a column takes, and one longer than any.
GONE = ("987654321", "9" * 18, "9" * 40)
MALFORMED = ("abc", "-1", "%D9%A1", "%00", "1%20OR%201=1", "..%2f1")
# 405: the method is refused before anybody looks for a row.
CLOSED = {"in", "adm", "not", "404", "405"}
WITH_A_ROW = {(each.method, each.route): each for each in TABLE if names_a_row(each.route)}

IN_BOTH_LANGUAGES = ("/akun/", "/belajar/", "/cari/", "/offline/", "/sertifikat/", "/_util/")
TRANSLATED = ("home", "catalogue", "course", "module", "lesson")
# Packages' own views, that answer whatever they are asked by as a GET.
ANY_METHOD = ("page:", "/dokumen/", "api:openapi-json")


@pytest.mark.parametrize("name", ["visitor", "ayu", "joko"])
@pytest.mark.parametrize("ids", [GONE, MALFORMED], ids=["gone", "malformed"])
def test_no_door_opens_to_a_row_that_is_not_there(name, ids, world, client_of):
    client = client_of(name)
    answers = {
        (line.method, path): try_door(client, line.method, path, body=FORMS.get(line.route))
        for line in WITH_A_ROW.values()
        for id_ in ids
        for path in [path_of(line.route, things=(id_, *line.things[1:]), world=world)]
        # The admin is closed to the others as a whole, whatever the address.
        if name == "joko" or not path.startswith("/admin/")
    }

    assert len(answers) > 20
    assert {door: answer for door, answer in answers.items() if answer not in CLOSED} == {}


@pytest.mark.parametrize("name", ["visitor", "ayu", "indra"])
def test_the_other_language_is_no_way_round(name, world, client_of):
    translate(world, *TRANSLATED)
    client = client_of(name)
    lines = [line for line in read(LEARNERS) if _is_in_both(line, world)]

    answers = {
        str(line): tried(client, line, name=name, world=world, prefix="/en") for line in lines
    }

    assert len(lines) > 60
    assert answers == {str(line): line.expected(name) for line in lines}


def test_each_address_takes_only_its_methods(world, client_of):
    clients = {name: client_of(name) for name in ("visitor", "ayu", "joko")}
    methods = defaultdict(set)
    for line in TABLE:
        methods[line.route].add(line.method)

    answers = {
        (method, line.route): try_door(clients[name], method, line.path(world))
        for line in TABLE
        if (name := _who_gets_in(line, clients)) and not line.route.startswith(ANY_METHOD)
        for method in {"GET", "POST", "DELETE"} - methods[line.route]
        if method != "DELETE" or not line.path(world).startswith("/admin/")
    }

    assert len(answers) > 100
    assert {door: answer for door, answer in answers.items() if answer != "405"} == {}


def _who_gets_in(line: Line, clients: dict[str, Client]) -> str | None:
    return next((name for name in clients if line.cells[name] in ("200", "go", "crs")), None)


def test_no_form_goes_through_without_its_token(world):
    lines = [line for line in TABLE if line.method == "POST"]
    visitor, joko = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    joko.force_login(
        world.people["joko"], backend="allauth.account.auth_backends.AuthenticationBackend"
    )

    answers = {
        (name, str(line)): tried(client, line, name=name, world=world)
        for name, client in (("visitor", visitor), ("joko", joko))
        for line in lines
    }

    assert len(lines) > 60
    assert answers == dict.fromkeys(answers, "403")


def _is_in_both(line: Line, world: World) -> bool:
    if line.route.startswith("page:"):
        return line.route.removeprefix("page:") in TRANSLATED
    return line.path(world).startswith(IN_BOTH_LANGUAGES)


def test_a_person_switched_off_is_out_at_once(world, client_of):
    ayu, body = client_of("ayu"), {"attempt": world["ayus_post"]}
    assert ayu.get("/belajar/").status_code == 200

    User.objects.filter(username="ayu").update(is_active=False)

    assert try_door(ayu, "GET", "/belajar/") == "in"
    assert try_door(ayu, "POST", f"/belajar/uji/{world['ayus_post']}/kirim/") == "in"
    assert ayu.post("/api/v1/answers", body, content_type="application/json").status_code == 401


def test_a_trainer_who_leaves_a_cohort_sees_it_no_more(world, client_of):
    budi, cohort = client_of("budi"), world["budis_cohort"]
    doors = [f"/admin/cohorts/{cohort}/", f"/admin/cohorts/{cohort}/attempts/"]
    assert [try_door(budi, "GET", door)[:3] for door in doors] == ["200", "200"]

    Cohort.objects.get(pk=cohort).trainers.clear()

    assert [try_door(budi, "GET", door) for door in doors] == ["404", "404"]
    world.people["budi"].groups.clear()
    assert [try_door(budi, "GET", door) for door in doors] == ["adm", "adm"]
