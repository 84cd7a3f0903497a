"""Leaving nothing on a phone that others use."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.factories import PASSWORD


@pytest.fixture
def ayu_here(client, ayu, sign_in) -> Client:
    sign_in(client, "ayu")
    return client


def left_on_the_phone(client: Client) -> dict:
    """What the browser would still hold; the test client also sends what it was told to delete."""
    for name in [name for name, cookie in client.cookies.items() if not cookie.value]:
        del client.cookies[name]
    return {name: cookie.value for name, cookie in client.cookies.items()}


def test_signing_out_deletes_what_the_browser_keeps(ayu_here):
    response = ayu_here.post("/akun/keluar/")

    assert response.url == "/akun/sudah-keluar/"
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert left_on_the_phone(ayu_here) == {}
    assert Session.objects.count() == 0


def test_the_page_after_it_names_nobody_and_sets_nothing(ayu_here):
    response = ayu_here.post("/akun/keluar/")
    assert left_on_the_phone(ayu_here) == {}

    page = ayu_here.get(response.url)
    assert "Ayu" not in page.content.decode()
    assert left_on_the_phone(ayu_here) == {}


def test_asking_by_link_changes_nothing(ayu_here):
    assert ayu_here.get("/akun/keluar/").status_code == 200
    assert ayu_here.get("/akun/").status_code == 200


def test_other_phones_stay_signed_in(ayu_here, sign_in):
    other = Client()
    sign_in(other, "ayu")

    ayu_here.post("/akun/keluar/")

    assert other.get("/akun/").status_code == 200


def test_a_new_password_signs_out_the_others_and_not_this_one(ayu_here, sign_in):
    other = Client()
    sign_in(other, "ayu")

    ayu_here.post("/akun/sandi/ubah/", {"oldpassword": PASSWORD, "password1": "awan-putih-sore"})

    assert ayu_here.get("/akun/").status_code == 200
    assert other.get("/akun/").status_code == 302


def test_a_guessed_old_password_counts_as_a_try_at_the_door(ayu_here, sign_in):
    for _ in range(10):
        ayu_here.post("/akun/sandi/ubah/", {"oldpassword": "x", "password1": "awan-putih-sore"})

    assert sign_in(Client(), "ayu").status_code == 200


@pytest.mark.parametrize(
    ("mark", "deleted"),
    [("minta", '"cache", "storage"'), ("1", '"cache", "storage"'), ("bersih", '"cache"')],
)
def test_without_network_the_next_request_ends_the_session_before_anything_shows(
    ayu_here, mark, deleted
):
    ayu_here.cookies["keluar"] = mark

    response = ayu_here.get("/akun/")

    assert response.url == "/akun/sudah-keluar/"
    assert response.headers["Clear-Site-Data"] == deleted
    assert left_on_the_phone(ayu_here) == {}
    assert ayu_here.get("/akun/").url == "/akun/masuk/?next=/akun/"


def test_a_person_switched_off_is_out_at_once(ayu_here, ayu):
    ayu.is_active = False
    ayu.save()

    assert ayu_here.get("/akun/").status_code == 302


def test_the_staff_door_signs_out_the_same_way(client, budi, sign_in):
    sign_in(client, "budi")

    response = client.post("/admin/logout/")

    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert left_on_the_phone(client) == {}
