"""When a session begins, changes its key and ends (S11), in one matrix."""

from collections.abc import Callable

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from lms.accounts import recovery
from lms.accounts.models import User
from tests.factories import NOON, PASSWORD, make_person

SECOND_STEP = "/akun/langkah-kedua/masuk/"
NEW_PASSWORD = "awan-putih-sore"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def _sign_in(client: Client, name: str, **more):
    return client.post("/akun/masuk/", {"login": name, "password": PASSWORD, **more})


def _is_in(client: Client) -> bool:
    return client.get("/akun/").status_code == 200


def _code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def _waits(clock, seconds: int) -> None:
    clock.shift(seconds)
    # A cache server has a clock of its own, and would have let go by then.
    cache.clear()


def _switched_off(person: User) -> None:
    person.is_active = False
    person.save()


def _recovers(phone: Client, person: User) -> None:
    code = recovery.code_from(recovery.make_code(person))
    Client().post(
        "/akun/pulihkan/", {"username": person.username, "code": code, "password": NEW_PASSWORD}
    )


def _changes_password(phone: Client) -> None:
    form = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD}
    assert phone.post("/akun/sandi/ubah/", form).status_code == 302


# What happens, and who is still signed in after it: on this phone, and on another one.
MATRIX: dict[str, tuple[Callable, tuple[bool, bool]]] = {
    "nothing": (lambda phone, person, clock: None, (True, True)),
    "signs out": (lambda phone, person, clock: phone.post("/akun/keluar/"), (False, True)),
    "signs out without network": (
        lambda phone, person, clock: phone.cookies.load({"keluar": "bersih"}),
        (False, True),
    ),
    "changes the password": (lambda phone, person, clock: _changes_password(phone), (True, False)),
    "recovers by the code": (lambda phone, person, clock: _recovers(phone, person), (False, False)),
    "is switched off": (lambda phone, person, clock: _switched_off(person), (False, False)),
    "two weeks pass": (lambda phone, person, clock: _waits(clock, 14 * 86400 + 1), (False, False)),
    "nine hours pass": (lambda phone, person, clock: _waits(clock, 9 * 3600), (True, True)),
}


@pytest.mark.parametrize("event", MATRIX)
def test_who_is_still_signed_in(event, clock, ayu):
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        _sign_in(client, "ayu", remember="on")
    happens, still_in = MATRIX[event]

    happens(here, ayu, clock)

    assert (_is_in(here), _is_in(elsewhere)) == still_in


def test_the_key_changes_with_each_step_up(budi):
    secret = generate_totp_secret()
    TOTP.activate(budi, secret)
    phone, keys = Client(), []

    def note() -> None:
        keys.append(phone.session.session_key)

    _sign_in(phone, "budi")
    note()
    phone.post(SECOND_STEP, {"code": _code_now(secret)})
    note()
    _changes_password(phone)
    note()

    assert len(set(keys)) == 3
    assert Session.objects.filter(pk__in=keys[:2]).count() == 0


class TestHalfFinished:
    """The password was right; the second step is still to come."""

    DOORS = ("/akun/", "/akun/langkah-kedua/", "/akun/sandi/ubah/", "/belajar/", "/admin/")

    @pytest.fixture
    def secret(self, budi) -> str:
        secret = generate_totp_secret()
        TOTP.activate(budi, secret)
        return secret

    @pytest.fixture
    def phone(self, clock, secret) -> Client:
        phone = Client()
        assert _sign_in(phone, "budi").url == SECOND_STEP
        return phone

    def test_opens_no_door(self, phone):
        assert [phone.get(door).status_code for door in self.DOORS] == [302] * len(self.DOORS)
        saves = phone.post("/api/v1/answers", {}, content_type="application/json")
        assert (saves.status_code, "_auth_user_id" in phone.session) == (401, False)

    def test_is_finished_within_a_quarter_of_an_hour(self, phone, clock, secret):
        clock.shift(14 * 60)
        phone.post(SECOND_STEP, {"code": _code_now(secret)})
        assert _is_in(phone)

    def test_is_over_after_a_quarter_of_an_hour(self, phone, clock, secret):
        clock.shift(15 * 60 + 1)
        assert phone.post(SECOND_STEP, {"code": _code_now(secret)}).url == "/akun/masuk/"
        assert not _is_in(phone)

    def test_is_over_when_the_person_is_switched_off(self, phone, budi, secret):
        _switched_off(budi)
        phone.post(SECOND_STEP, {"code": _code_now(secret)})
        assert not _is_in(phone)

    def test_gives_way_to_somebody_else_with_not_now(self, phone, ayu, secret):
        assert _sign_in(phone, "ayu").url == SECOND_STEP
        phone.post("/akun/keluar/")
        assert phone.post(SECOND_STEP, {"code": _code_now(secret)}).url == "/akun/masuk/"
        assert not _is_in(phone)
        _sign_in(phone, "ayu")
        assert phone.session["_auth_user_id"] == str(ayu.pk)

    def test_a_code_works_once(self, phone, secret):
        code = _code_now(secret)
        phone.post(SECOND_STEP, {"code": code})
        again = Client()
        _sign_in(again, "budi")
        again.post(SECOND_STEP, {"code": code})
        assert (_is_in(phone), _is_in(again)) == (True, False)

    def test_guessing_codes_ends_after_ten(self, phone, secret):
        for number in range(12):
            last = phone.post(SECOND_STEP, {"code": f"{number:06}"})
        right = phone.post(SECOND_STEP, {"code": _code_now(secret)})
        assert (last.status_code, right.status_code, _is_in(phone)) == (200, 200, False)


def test_of_a_role_taken_away_nothing_is_left_in_the_session(budi):
    phone = Client()
    _sign_in(phone, "budi")
    assert phone.get("/admin/").status_code == 200

    budi.groups.clear()

    assert phone.get("/admin/").status_code == 302


def test_a_made_up_key_is_not_taken_over(db):
    make_person("nia")
    phone = Client()
    phone.cookies["kelas"] = "a" * 32

    _sign_in(phone, "nia")

    assert phone.session.session_key != "a" * 32
