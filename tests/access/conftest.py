import pytest
from django.test import Client

from tests.access.world import World, make_world


@pytest.fixture
def world(db) -> World:
    return make_world()


@pytest.fixture
def client_of(world, signed_in):
    """Return the browser of one of the cast; the visitor's is signed in as nobody."""

    def browser(name: str) -> Client:
        return Client() if name == "visitor" else signed_in(world.people[name])

    return browser
