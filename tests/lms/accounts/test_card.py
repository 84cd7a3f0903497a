"""Rani has no e-mail. Her trainer handed her a card: a name, and a code for one use."""

import pytest
from django.test import Client
from django.utils import timezone

from courses.enrolment.enrol import enrol
from courses.enrolment.models import Enrolment
from lms.accounts import one_time
from lms.accounts.invitations import NewAccount, make_accounts
from lms.accounts.models import OneTimeCode

CARD = "/akun/kartu/"
OWN = "pelangi-tiga-warna"


@pytest.fixture
def rani(db):
    [person] = make_accounts([NewAccount(name="Rani Dewi", age_band="13-15")])
    return person


@pytest.fixture
def code(rani):
    seed = one_time.new_seed()
    one_time.issue([rani], seed=seed, at=timezone.now())
    return one_time.pretty(one_time.code_for(rani, seed=seed))


def use(client: Client, username: str, code: str, *, password: str = OWN, **more):
    return client.post(CARD, {"username": username, "code": code, "password": password, **more})


def problems(response) -> list[str]:
    return [str(error) for error in response.context["form"].non_field_errors()]


def test_the_first_visit_sets_a_password_then_asks_what_is_missing(client, rani, code):
    first = use(client, rani.username, code.lower())

    rani.refresh_from_db()
    assert rani.check_password(OWN)
    assert not OneTimeCode.objects.exists()
    assert first.url.startswith("/akun/kode-pemulihan/?next=%2Fakun%2Fubah%2F")
    profile = client.post(first.url).url
    assert profile.startswith("/akun/ubah/?next=%2Fakun%2Fizin%2F")


def test_what_was_missing_is_frozen_in_the_enrolment_her_trainer_made(client, rani, code, cohort):
    enrol(
        rani,
        cohort=cohort,
        at=timezone.now(),
        way_in=Enrolment.WayIn.NEW_ACCOUNT,
        may_wait=True,
    )
    use(client, rani.username, code)
    about = {"age_band": "13-15", "sex": "P", "region": "Kota Kendari", "category": "pelajar"}

    client.post("/akun/ubah/", about)

    facts = Enrolment.objects.values_list("age_band", "sex", "region_code", "category").get()
    assert facts == ("13-15", "P", "74.71", "pelajar")


def test_a_card_is_good_once(client, rani, code):
    use(client, rani.username, code)

    again = use(Client(), rani.username, code, password="lain-lagi-lain")

    rani.refresh_from_db()
    assert len(problems(again)) == 1
    assert rani.check_password(OWN)


def test_an_unknown_name_a_wrong_code_and_a_worn_out_card_sound_the_same(rani, code):
    unknown = use(Client(), "tidak-ada", code)
    wrong = use(Client(), rani.username, "0000-0000")
    for _try in range(one_time.MOST_TRIES):
        one_time.fits(rani, code="0000-0000", at=timezone.now())
    worn_out = use(Client(), rani.username, code)

    assert problems(unknown) == problems(wrong) == problems(worn_out)


def test_a_weak_password_costs_no_try(client, rani, code):
    use(client, rani.username, code, password="1234")

    assert OneTimeCode.objects.get().tries == 0


def test_somebody_switched_off_stays_outside(client, rani, code):
    rani.is_active = False
    rani.save()

    assert len(problems(use(client, rani.username, code))) == 1


def test_a_second_factor_is_still_asked_for(client, rani, code):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(rani, generate_totp_secret())

    response = use(client, rani.username, code)

    assert response.url.startswith("/akun/langkah-kedua/masuk/")
    assert "_auth_user_id" not in client.session


def test_from_a_join_code_it_leads_back_to_it(client, rani, code):
    rani.sex, rani.region_code, rani.category = "P", "74.71", "pelajar"
    rani.save()

    response = use(client, rani.username, code, next="/gabung/ABCD2345/")

    assert response.url == "/akun/kode-pemulihan/?next=%2Fgabung%2FABCD2345%2F"


def test_no_other_host_is_gone_to(client, rani, code):
    response = use(client, rani.username, code, next="https://jahat.example/")

    assert "jahat" not in response.url
