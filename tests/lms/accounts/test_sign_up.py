"""Nia signs up on her phone."""

import pytest

from lms.accounts.models import RecoveryCode, User
from tests.lms.accounts.conftest import ACCOUNT, ANSWERS

pytestmark = pytest.mark.django_db
SIGN_UP = "/akun/daftar/"


def test_three_steps_make_an_account_and_nothing_is_stored_before_the_last(visitor):
    age = visitor.get(SIGN_UP)
    about = visitor.post(SIGN_UP, {"step": "age", "age_band": "18-24"})
    account = visitor.post(SIGN_UP, {"step": "about", **ANSWERS})

    assert age.context["step"] == "age"
    assert about.context["step"] == "about"
    assert account.context["step"] == "account"
    assert User.objects.count() == 0
    assert "kelas" not in visitor.cookies

    hidden = {
        name: account.context["form"][name].value() or ""
        for name in ("age_band", *account.context["about_fields"])
        if name in account.context["form"].fields
    }
    response = visitor.post(SIGN_UP, {**hidden, **ACCOUNT})

    nia = User.objects.get()
    assert response.status_code == 302
    assert (nia.username, nia.display_name, nia.age_band, nia.region_code) == (
        "nia",
        "Nia",
        "18-24",
        "74.71",
    )
    assert nia.profile_is_complete
    assert nia.check_password(ACCOUNT["password1"])
    assert visitor.session["_auth_user_id"] == str(nia.pk)


def test_a_child_under_13_meets_a_kind_page_and_leaves_no_trace(visitor):
    for posted in (
        {"step": "age", "age_band": "<13"},
        {**ANSWERS, **ACCOUNT, "age_band": "<13"},
    ):
        response = visitor.post(SIGN_UP, posted)

        assert response.status_code == 200
        assert response.context["step"] == "too_young"
    assert User.objects.count() == 0
    assert "kelas" not in visitor.cookies


def test_an_age_that_is_no_answer_leads_back_to_the_question(visitor):
    response = visitor.post(SIGN_UP, {**ANSWERS, **ACCOUNT, "age_band": "99"})

    assert response.context["step"] == "age"
    assert User.objects.count() == 0


def test_several_places_of_one_name_are_offered_to_choose_from(visitor):
    asked = visitor.post(SIGN_UP, {"step": "about", **ANSWERS, "region": "bandung"})

    choices = dict(asked.context["form"].fields["region_choice"].choices)
    assert set(choices) == {"32.04", "32.73", "32.17"}

    answered = visitor.post(
        SIGN_UP, {"step": "about", **ANSWERS, "region": "bandung", "region_choice": "32.73"}
    )
    assert answered.context["step"] == "account"
    assert answered.context["form"]["region"].value() == "Kota Bandung, Jawa Barat"


def test_a_slip_in_the_about_step_is_mended_there_and_the_answers_stay(visitor):
    response = visitor.post(SIGN_UP, {**ANSWERS, **ACCOUNT, "region": "Atlantis"})

    assert response.context["step"] == "about"
    assert set(response.context["form"].errors) == {"region"}
    assert response.context["form"]["display_name"].value() == "Nia"


def test_a_name_that_is_taken_in_other_capitals_is_refused(visitor, ayu):
    response = visitor.post(
        SIGN_UP, {**ANSWERS, **ACCOUNT, "username": "AYU", "password1": "b-u-k-u-biru"}
    )

    assert set(response.context["form"].errors) == {"username"}
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "username", ["ay", "ayu@mail.id", "a yu", "ayu\u202e", "admin", "а-кириллица", "-ayu", "a" * 31]
)
def test_a_name_that_could_be_mistaken_is_refused(visitor, username):
    response = visitor.post(SIGN_UP, {**ANSWERS, **ACCOUNT, "username": username})

    assert "username" in response.context["form"].errors
    assert User.objects.count() == 0


def test_extra_fields_give_no_rights(visitor):
    extra = {"is_staff": "on", "is_superuser": "on", "groups": "1", "certificate_name": "X"}

    visitor.post(SIGN_UP, {**ANSWERS, **ACCOUNT, **extra})

    nia = User.objects.get()
    assert not nia.is_staff
    assert not nia.is_superuser
    assert nia.groups.count() == 0
    assert nia.certificate_name == ""


def test_an_address_that_is_known_already_is_not_given_away(visitor, ayu):
    ayu.email = "keluarga@contoh.id"
    ayu.save()

    response = visitor.post(SIGN_UP, {**ANSWERS, **ACCOUNT, "email": "keluarga@contoh.id"})

    assert response.status_code == 302
    assert User.objects.get(username="nia").email == "keluarga@contoh.id"


def test_the_same_form_sent_twice_makes_one_account_and_signs_in_both_times(visitor, client):
    first = visitor.post(SIGN_UP, {**ANSWERS, **ACCOUNT})
    second = client.post(SIGN_UP, {**ANSWERS, **ACCOUNT})

    assert User.objects.count() == 1
    assert first.url == second.url
    assert client.session["_auth_user_id"] == visitor.session["_auth_user_id"]


def test_somebody_elses_new_name_does_not_open_their_account(visitor, client):
    visitor.post(SIGN_UP, {**ANSWERS, **ACCOUNT})
    other = client.post(SIGN_UP, {**ANSWERS, **ACCOUNT, "password1": "hujan-lagu-pagi"})

    assert set(other.context["form"].errors) == {"username"}
    assert "_auth_user_id" not in client.session


def test_without_an_address_a_code_is_shown_until_it_is_written_down(visitor):
    response = visitor.post(SIGN_UP, {**ANSWERS, **ACCOUNT})
    assert response.url == "/akun/kode-pemulihan/?next=%2Fbelajar%2F"

    page = visitor.get(response.url)
    again = visitor.get(response.url)
    assert page.context["code"] == again.context["code"]

    noted = visitor.post(response.url, {"next": "/belajar/"})
    after = visitor.get("/akun/kode-pemulihan/")

    assert noted.url == "/belajar/"
    assert after.status_code == 302


def test_with_an_address_no_code_is_made(visitor):
    visitor.post(SIGN_UP, {**ANSWERS, **ACCOUNT, "email": "nia@contoh.id"})

    assert RecoveryCode.objects.count() == 0


def test_the_code_is_nowhere_in_the_database(visitor):
    response = visitor.post(SIGN_UP, {**ANSWERS, **ACCOUNT})
    code = visitor.get(response.url).context["code"]

    kept = [RecoveryCode.objects.get().digest, str(dict(visitor.session.items()))]

    assert all(code not in text and code.replace("-", "") not in text for text in kept)


def test_a_minor_is_led_to_the_two_yeses(visitor):
    response = visitor.post(
        SIGN_UP, {**ANSWERS, **ACCOUNT, "age_band": "13-15", "email": "nia@contoh.id"}
    )

    assert response.url.startswith("/akun/izin/?next=")


def test_accounts_made_by_the_hundred_from_one_address_end_in_words(visitor, settings):
    settings.LIMITS_PER_ADDRESS = {"sign_up": (2, 10)}
    answers = []
    for number in range(3):
        answers.append(visitor.post(SIGN_UP, {**ANSWERS, **ACCOUNT, "username": f"nia{number}"}))
        visitor.logout()

    assert [response.status_code for response in answers] == [302, 302, 429]
    assert answers[2].templates[0].name == "429.html"
    assert User.objects.count() == 2


def test_next_leads_only_to_pages_of_ours(visitor):
    for evil in (
        "https://evil.example/",
        "//evil.example/",
        "javascript:alert(1)",
        "/\\evil.example",
    ):
        response = visitor.post(
            SIGN_UP,
            {**ANSWERS, **ACCOUNT, "username": "x" + str(abs(hash(evil)))[:6], "next": evil},
        )
        assert "evil" not in response.url
        visitor.logout()
