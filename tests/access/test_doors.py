"""Every address of ours, tried as each of the cast; each answer stands in the table (S1)."""

import pytest
from django.urls import path
from wagtail.models import get_page_models

from tests.access.doors import TABLE, tried
from tests.access.reading import read
from tests.access.routes import OURS, routes
from tests.access.third_parties import THIRD_PARTIES, is_third_party
from tests.access.world import PEOPLE

# Whom a door lets in is asked the same way on every database; that it opens there is seen by these.
ON_EACH_DATABASE = ("ayu", "budi", "joko")


def _each_person() -> list:
    alike = pytest.mark.one_database
    return [
        pytest.param(name, marks=[] if name in ON_EACH_DATABASE else [alike]) for name in PEOPLE
    ]


@pytest.mark.parametrize("name", _each_person())
def test_each_door_answers_as_the_table_says(name, world, client_of):
    client = client_of(name)

    answers = {str(line): tried(client, line, name=name, world=world) for line in TABLE}
    of_packages = {
        # Wagtail notes who edits what, and draws small pictures, when a page is opened.
        str(line): tried(client, line, name=name, world=world).partition(" +")[0]
        for line in THIRD_PARTIES
    }

    assert answers == {str(line): line.expected(name) for line in TABLE}
    assert of_packages == {str(line): line.expected(name) for line in THIRD_PARTIES}


def test_a_table_that_is_wrong_is_noticed(world, client_of):
    [wrong] = read("GET learn:result{gitas_pre} in 200 200 404 404 404 404 404 404 404 404")

    answer = tried(client_of("ayu"), wrong, name="ayu", world=world)

    assert (answer, wrong.expected("ayu")) == ("404", "200")


def test_an_address_without_a_line_is_noticed():
    in_table = {line.route for line in TABLE}
    ours = {route.name for route in routes() if not is_third_party(route)}

    # The one address of all pages: each kind of page has its own line, as the last story holds.
    assert sorted(ours - in_table) == ["wagtail_serve"]
    assert sorted(name for name in in_table - ours if not name.startswith(("page:", "/"))) == []


def test_a_new_address_would_be_noticed():
    made_up = [path("belajar/rahasia/", lambda request: None, name="secret")]

    assert [route.name for route in routes(made_up) if not is_third_party(route)] == ["secret"]


def test_every_kind_of_page_has_a_line(world):
    pages = {line.route.removeprefix("page:") for line in TABLE if line.route.startswith("page:")}
    kinds = {model for model in get_page_models() if model.__module__.startswith(OURS)}

    assert pages == set(world.pages)
    assert {type(page) for page in world.pages.values()} == kinds
