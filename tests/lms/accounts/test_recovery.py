"""Nia has no e-mail and forgot her password; the code on paper lets her in."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from lms.accounts import codes, recovery
from lms.accounts.models import RecoveryCode
from tests.factories import PASSWORD, make_person

RECOVER = "/akun/pulihkan/"
NEW_PASSWORD = "pelangi-tiga-warna"


@pytest.fixture
def nia(db):
    return make_person("nia")


@pytest.fixture
def code(nia):
    return recovery.pretty(recovery.code_from(recovery.make_code(nia)))


def recover(client: Client, code: str, *, username: str = "nia", password: str = NEW_PASSWORD):
    return client.post(RECOVER, {"username": username, "code": code, "password": password})


def errors_of(response) -> list[str]:
    return [str(error) for error in response.context["form"].non_field_errors()]


def test_the_code_sets_a_new_password_signs_in_and_shows_the_next_code(client, nia, code):
    response = recover(client, code)

    nia.refresh_from_db()
    assert nia.check_password(NEW_PASSWORD)
    assert client.session["_auth_user_id"] == str(nia.pk)
    following = client.get(response.url).context["code"]
    assert following != code
    assert recovery.fits(nia, code=following)


def test_a_code_is_good_for_one_use(client, nia, code):
    recover(client, code)

    again = recover(Client(), code, password="lain-lagi-lain")

    nia.refresh_from_db()
    assert errors_of(again) != []
    assert nia.check_password(NEW_PASSWORD)


def test_other_phones_are_signed_out_by_it(client, signed_in, nia, code):
    elsewhere = signed_in(nia)

    recover(client, code)

    assert elsewhere.get("/akun/").status_code == 302


@pytest.mark.parametrize("typed", [str.lower, lambda c: c.replace("-", " "), lambda c: f" {c} "])
def test_the_code_may_be_typed_as_people_type(client, nia, code, typed):
    recover(client, typed(code))

    nia.refresh_from_db()
    assert nia.check_password(NEW_PASSWORD)


def test_unknown_name_wrong_code_and_no_code_get_the_same_answer(client, nia, code):
    make_person("rani")

    answers = [
        errors_of(recover(Client(), "ABCD-EFGH-JKMN")),
        errors_of(recover(Client(), "ABCD-EFGH-JKMN", username="tidak-ada")),
        errors_of(recover(Client(), "ABCD-EFGH-JKMN", username="rani")),
        errors_of(recover(Client(), "?", username="rani")),
    ]

    assert answers == [answers[0]] * 4
    assert len(answers[0]) == 1


def test_a_code_opens_only_its_own_account(client, nia, code):
    rani = make_person("rani")
    recovery.make_code(rani)

    assert errors_of(recover(client, code, username="rani")) != []


def test_somebody_switched_off_does_not_come_back_by_it(client, nia, code):
    nia.is_active = False
    nia.save()

    assert errors_of(recover(client, code)) != []
    nia.refresh_from_db()
    assert nia.check_password(PASSWORD)


def test_a_weak_password_costs_no_try_and_keeps_the_code(client, nia, code):
    for _ in range(8):
        weak = recover(client, code, password="12345678")
        assert "password" in weak.context["form"].errors

    assert recover(client, code).status_code == 302


def test_after_five_tries_the_right_code_waits_in_words(client, nia, code):
    for _ in range(5):
        recover(client, "ABCD-EFGH-JKMN")

    response = recover(client, code)

    assert "15" in errors_of(response)[0]
    assert recover(client, "ABCD-EFGH-JKMN", username="tidak-ada").status_code == 200


def test_the_second_step_is_still_asked_for(client, budi, settings):
    TOTP.activate(budi, generate_totp_secret())
    code = recovery.code_from(recovery.make_code(budi))

    response = recover(client, code, username="budi")

    assert response.url == "/akun/langkah-kedua/masuk/"
    assert "_auth_user_id" not in client.session


def test_a_new_code_from_the_profile_asks_for_the_password_first(client, nia, code, sign_in):
    sign_in(client, "nia")
    asked = client.post("/akun/kode-pemulihan/baru/")
    assert asked.url.startswith("/akun/pastikan/")
    assert recovery.fits(nia, code=code)

    confirmed = client.post(asked.url, {"password": PASSWORD}, follow=True)
    assert recovery.fits(nia, code=confirmed.context["code"])
    assert not recovery.fits(nia, code=code)


def test_of_two_requests_with_one_code_one_wins(nia, code):
    first = recovery.redeem(nia, code=code, new_password=NEW_PASSWORD)
    second = recovery.redeem(nia, code=code, new_password="lain-lagi-lain")

    assert first is not None
    assert second is None
    assert RecoveryCode.objects.filter(user=nia).count() == 1


@given(number=st.integers(min_value=0, max_value=2**60 - 1))
def test_a_code_reads_back_however_it_is_written(number):
    code = codes.encode(number, length=12)
    misread = code.replace("0", "o").replace("1", "l").lower()

    assert codes.normalise(codes.grouped(code, size=4), length=12) == code
    assert codes.normalise(f" {misread[:5]} {misread[5:]}", length=12) == code


@given(text=st.text(max_size=80))
def test_whatever_is_typed_is_a_code_or_nothing(text):
    code = codes.normalise(text, length=12)

    assert code is None or (len(code) == 12 and set(code) <= set(codes.ALPHABET))
