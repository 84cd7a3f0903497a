"""A form that was posted too late: finished by its owner, never by anybody else."""

import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lms.accounts import kept_form
from lms.accounts.consent import Assent
from tests.factories import make_person

YES = "/akun/izin/setuju/"


@pytest.fixture
def owner_field(signed_in, gita) -> dict:
    """What the page carried that Gita had opened while she was signed in."""
    page = signed_in(gita).get("/akun/izin/").content.decode()
    return {"for_user": re.search(r'name="for_user" value="([^"]+)"', page)[1]}


def kept_in(client: Client) -> dict | None:
    return client.session.get(kept_form.SESSION_KEY)


def test_gita_signs_in_again_and_one_tap_sends_it(client, gita, owner_field, sign_in):
    late = client.post(YES, {**owner_field, "next": "/kursus/aman/", "x": ["1", "2"]})
    assert late.url == "/akun/masuk/?next=/akun/kiriman/"
    assert Assent.objects.count() == 0

    offered = client.get(sign_in(client, "gita", next="/akun/kiriman/").url)
    kept = offered.context["kept"]
    assert kept.path == YES
    assert kept.fields == [("next", "/kursus/aman/"), ("x", "1"), ("x", "2")]

    client.post(kept.path, dict(kept.fields))
    assert Assent.objects.get().learner == gita
    assert kept_in(client) is None


def test_somebody_else_never_sees_or_sends_it(client, gita, owner_field, sign_in):
    rani = make_person("rani", age_band="16-17")
    client.post(YES, owner_field)

    response = client.get(sign_in(client, "rani", next="/akun/kiriman/").url)

    assert response.url == "/belajar/"
    assert kept_in(client) is None
    assert not Assent.objects.filter(learner=rani).exists()


def test_a_page_of_gitas_posted_in_a_tab_after_rani_signed_in_is_refused(
    signed_in, gita, owner_field
):
    rani = make_person("rani", age_band="16-17")

    response = signed_in(rani).post(YES, owner_field)

    assert response.status_code == 409
    assert Assent.objects.count() == 0


def test_without_a_word_whose_it_was_nothing_is_kept(client, db):
    response = client.post(YES, {"x": "1"})

    assert response.url == "/akun/masuk/"
    assert kept_in(client) is None


@pytest.mark.parametrize("forged", ["", "1", "MQ:1sabc:xyz", "\x00"])
def test_a_forged_owner_is_no_owner(client, db, forged):
    client.post(YES, {"for_user": forged})

    assert kept_in(client) is None


def test_what_is_too_big_or_holds_a_password_or_a_file_is_not_kept(client, owner_field):
    client.post(YES, {**owner_field, "text": "a" * 64 * 1024})
    assert kept_in(client) is None
    client.post(YES, {**owner_field, "new_password": "rahasia"})
    assert kept_in(client) is None
    client.post(YES, {**owner_field, "file": SimpleUploadedFile("a.txt", b"a")})
    assert kept_in(client) is None
    client.post(YES, {**owner_field, "text": "a" * 63 * 1024})
    assert kept_in(client) is not None


def test_it_waits_for_a_day_only(client, owner_field, sign_in):
    with time_machine.travel("2026-11-22 05:00 +0000", tick=False) as clock:
        client.post(YES, owner_field)
        clock.shift(24 * 3600 + 1)

        assert client.get(sign_in(client, "gita", next="/akun/kiriman/").url).status_code == 302


def test_it_can_be_thrown_away(client, gita, owner_field, sign_in):
    client.post(YES, owner_field)
    sign_in(client, "gita")

    client.post("/akun/kiriman/")

    assert kept_in(client) is None
    assert Assent.objects.count() == 0


def test_a_script_is_told_and_keeps_its_own_queue(client, owner_field, signed_in):
    asked = {"headers": {"accept": "application/json"}}

    assert client.post(YES, owner_field, **asked).status_code == 401
    assert kept_in(client) is None
    rani = signed_in(make_person("rani", age_band="16-17"))
    assert rani.post(YES, owner_field, **asked).json() == {"error": "other_person"}


def test_only_posting_is_possible(signed_in, gita):
    assert signed_in(gita).get(YES).status_code == 405


class TestTokenNoLongerGood:
    """The answer to a form whose CSRF token is stale, or was never ours."""

    @pytest.fixture
    def strict(self) -> Client:
        return Client(enforce_csrf_checks=True)

    def test_gitas_own_form_is_kept_and_nothing_is_done(self, strict, owner_field):
        response = strict.post(YES, {**owner_field, "x": "1"})

        assert response.status_code == 403
        assert response.context["was_kept"]
        assert kept_in(strict)["fields"] == [["x", "1"]] or kept_in(strict)["fields"] == [
            ("x", "1")
        ]
        assert Assent.objects.count() == 0

    def test_a_form_of_another_site_is_not_kept(self, strict, gita):
        strict.force_login(gita, backend="allauth.account.auth_backends.AuthenticationBackend")

        response = strict.post(YES, {"x": "1"}, headers={"origin": "https://evil.example"})

        assert response.status_code == 403
        assert not response.context["was_kept"]
        assert kept_in(strict) is None

    def test_a_form_of_gitas_is_not_kept_for_rani(self, strict, owner_field):
        rani = make_person("rani")
        strict.force_login(rani, backend="allauth.account.auth_backends.AuthenticationBackend")

        response = strict.post(YES, owner_field)

        assert not response.context["was_kept"]
        assert kept_in(strict) is None

    def test_a_form_of_another_kind_is_never_kept(self, strict, owner_field):
        response = strict.post("/akun/masuk/", {**owner_field, "login": "gita"})

        assert response.status_code == 403
        assert not response.context["was_kept"]
        assert "gita" not in response.content.decode().replace("_gita", "")

    def test_a_script_is_told_in_its_own_words(self, strict, owner_field):
        response = strict.post(YES, owner_field, headers={"accept": "application/json"})

        assert (response.status_code, response.json()) == (403, {"error": "session_ended"})
