"""What Ayu's phone is told when the database or the disk is away, and when we broke something."""

import errno

import pytest
from django.db import OperationalError
from django.test import Client

from lms.errors import server_error
from tests.statements import statements

STORAGE = [
    OperationalError("database or disk is full"),
    OSError(errno.ENOSPC, "No space left on device"),
]


@pytest.fixture
def phone():
    return Client(raise_request_exception=False)


@pytest.fixture
def broken(monkeypatch):
    """Let the search raise this."""

    def with_(error: Exception) -> None:
        def raise_it(*args, **kwargs):
            raise error

        monkeypatch.setattr("courses.learn.search.render", raise_it)

    return with_


@pytest.mark.parametrize("error", STORAGE, ids=lambda error: type(error).__name__)
def test_a_full_disk_is_said_and_the_phone_comes_again(error, broken, phone, db):
    broken(error)

    response = phone.get("/cari/")

    assert response.status_code == 503
    assert response["Retry-After"] == "20"
    assert "Kami sedang tidak bisa menyimpan" in response.text
    assert response["X-Request-ID"] in response.text


def test_the_page_itself_asks_the_database_nothing(rf, db):
    with statements(0):
        response = server_error(rf.get("/"))

    assert response.status_code == 500


def test_our_own_mistake_is_500_and_says_nothing_of_it(broken, phone, db):
    broken(ValueError("kenari"))

    response = phone.get("/cari/")

    assert response.status_code == 500
    assert "Retry-After" not in response
    assert "Ada yang rusak di pihak kami" in response.text
    assert 'href="tel:110"' in response.text
    assert "kenari" not in response.text


def test_english_is_answered_in_english(broken, phone, db):
    broken(STORAGE[0])

    response = phone.get("/en/cari/")

    assert "We cannot store anything right now" in response.text
