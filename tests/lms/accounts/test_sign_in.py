"""Ayu signs in, and others try to."""

import threading
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from time import process_time

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth.signals import user_logged_in
from django.db import connections
from django.test import Client
from django.utils import translation
from wagtail.users.forms import UserCreationForm

from lms.accounts.forms.passwords import ReauthenticateForm
from lms.accounts.forms.sign_in import LoginForm
from lms.accounts.forms.sign_up import SignupForm
from tests.factories import PASSWORD, make_person
from tests.security.counting_hasher import compared

SIGN_IN = "/akun/masuk/"


@pytest.fixture
def evaluated(settings):
    """Every password that was really compared, as the hasher counts them."""
    settings.PASSWORD_HASHERS = ["tests.security.counting_hasher.CountingHasher"]
    compared.clear()
    return compared


def errors_of(response) -> list[str]:
    return [str(error) for error in response.context["form"].non_field_errors()]


def test_the_page_costs_four_queries_at_most(client, db, django_assert_max_num_queries):
    client.get(SIGN_IN)

    with django_assert_max_num_queries(4):
        assert client.get(SIGN_IN).status_code == 200


@pytest.mark.parametrize("typed", ["ayu", "AYU", " ayu ", "ayu@contoh.id", "Ayu@Contoh.id"])
def test_ayu_comes_in_by_name_or_address(client, ayu, sign_in, typed):
    ayu.email = "ayu@contoh.id"
    ayu.save()

    assert sign_in(client, typed).url == "/belajar/"
    assert client.session["_auth_user_id"] == str(ayu.pk)


def test_every_form_says_kata_sandi():
    with translation.override("id"):
        words = {
            "sign in": str(LoginForm()["password"].label),
            "sign up": str(SignupForm()["password1"].label),
            "again": str(ReauthenticateForm(user=None)["password"].label),
            "staff": str(UserCreationForm.base_fields["password1"].label),
        }

    assert set(words.values()) == {"Kata sandi"}, words


def test_staff_come_to_the_staff_pages(client, budi, sign_in):
    assert sign_in(client, "budi").url == "/admin/"


def test_a_sign_in_gives_a_new_session(client, ayu, sign_in):
    client.post("/akun/daftar/", {})
    session = client.session
    session["before"] = 1
    session.save()
    key = session.session_key
    client.cookies["kelas"] = key

    sign_in(client, "ayu")

    assert client.session.session_key != key


@pytest.mark.parametrize(("remember", "lasts"), [("", ""), ("on", 14 * 24 * 3600)])
def test_only_an_own_phone_stays_signed_in(client, ayu, sign_in, remember, lasts):
    sign_in(client, "ayu", remember=remember)

    assert client.cookies["kelas"]["max-age"] == lasts


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "http:evil.example", "evil"],
)
def test_next_never_leads_to_another_host(client, ayu, sign_in, elsewhere):
    assert sign_in(client, "ayu", next=elsewhere).url == "/belajar/"


def test_next_leads_to_a_page_of_ours(client, ayu, sign_in):
    assert sign_in(client, "ayu", next="/kursus/aman/").url == "/kursus/aman/"


def test_somebody_switched_off_is_told_so_only_with_the_right_password(client, ayu, sign_in):
    ayu.is_active = False
    ayu.save()

    assert sign_in(client, "ayu").url == "/akun/tidak-aktif/"
    assert "_auth_user_id" not in client.session
    wrong = sign_in(client, "ayu", "bukan-ini")
    assert errors_of(wrong) == errors_of(sign_in(client, "tidak-ada", "bukan-ini"))


def test_known_and_unknown_names_get_the_same_answer(client, ayu, sign_in):
    known = sign_in(client, "ayu", "bukan-ini")
    unknown = sign_in(client, "ayo", "bukan-ini")

    def without_what_was_typed(response):
        page = response.content.decode().replace('"ayo"', '"ayu"')
        token = response.context["csrf_token"]
        return page.replace(str(token), "")

    assert known.status_code == unknown.status_code == 200
    assert len(without_what_was_typed(known)) == len(without_what_was_typed(unknown))
    assert errors_of(known) == errors_of(unknown)


@pytest.mark.slow
def test_known_and_unknown_names_take_the_same_time(ayu, sign_in, settings):
    settings.PASSWORD_HASHERS = ["lms.accounts.hashers.Argon2idHasher"]
    settings.ACCOUNT_RATE_LIMITS = False
    settings.LIMITS_PER_ADDRESS = {"failed_sign_in": (10_000, 10)}
    ayu.set_password(PASSWORD)
    ayu.email = "ayu@contoh.id"
    ayu.save()
    spent = {name: [] for name in ("ayu", "ayo", "ayu@contoh.id", "ayo@contoh.id")}
    client = Client()
    sign_in(client, "warm", "up")

    # Two hundred pairs: each name that is known, and right after it one that is not.
    for _ in range(100):
        for name, times in spent.items():
            # The processor's time, not the clock's: other tests run beside this one.
            begun = process_time()
            sign_in(client, name, "bukan-ini")
            times.append(process_time() - begun)

    medians = {name: median(times) for name, times in spent.items()}
    assert medians["ayu"] == pytest.approx(medians["ayo"], rel=0.15)
    assert medians["ayu@contoh.id"] == pytest.approx(medians["ayo@contoh.id"], rel=0.15)


def test_after_ten_wrong_passwords_even_the_right_one_waits_five_minutes(
    client, ayu, sign_in, evaluated
):
    with time_machine.travel("2026-11-22 05:00 +0000", tick=False) as clock:
        for _ in range(12):
            response = sign_in(client, "ayu", "bukan-ini")
        right = sign_in(client, "ayu")

        assert len(evaluated) == 10
        assert "5" in errors_of(response)[0]
        assert "_auth_user_id" not in client.session
        assert errors_of(right) == errors_of(response)

        clock.shift(5 * 60 + 1)
        assert sign_in(client, "ayu").url == "/belajar/"


def test_name_capitals_and_address_share_one_count(client, ayu, sign_in, evaluated):
    ayu.email = "ayu@contoh.id"
    ayu.save()
    EmailAddress.objects.create(user=ayu, email=ayu.email, primary=True)

    for typed in ("ayu", "AYU", "ayu@contoh.id", "AYU@contoh.id") * 6:
        sign_in(client, typed, "bukan-ini")

    assert len(evaluated) == 10


def test_one_locked_learner_locks_nobody_else_in_the_class(client, ayu, sign_in):
    make_person("rani")
    for _ in range(11):
        sign_in(client, "ayu", "bukan-ini")

    assert sign_in(Client(), "rani").url == "/belajar/"


def test_signing_in_rightly_counts_as_no_try(client, ayu, sign_in):
    for _ in range(15):
        assert sign_in(Client(), "ayu").url == "/belajar/"


@pytest.mark.parametrize("proxies", [0, 1])
def test_a_made_up_forwarding_header_gives_no_new_tries(ayu, evaluated, settings, proxies):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    for number in range(15):
        Client().post(
            SIGN_IN,
            {"login": "ayu", "password": "bukan-ini"},
            headers={"x-forwarded-for": f"10.0.0.{number}"},
        )

    assert len(evaluated) == 10


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_200_wrong_passwords_at_once_ten_are_compared(evaluated):
    make_person("ayu")
    start = threading.Barrier(20)

    def try_ten(_):
        start.wait()
        for _ in range(10):
            Client().post(SIGN_IN, {"login": "ayu", "password": "bukan-ini"})
        connections.close_all()

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(try_ten, range(20)))

    # Fewer are possible: whoever cannot get hold of the count within a second is sent away.
    assert 1 <= len(evaluated) <= 10


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_without_the_limit_all_of_them_would_be(evaluated, settings):
    """The control of the story above: it can see a guess that is let through."""
    settings.ACCOUNT_RATE_LIMITS = False
    make_person("ayu")

    def try_one(_):
        Client().post(SIGN_IN, {"login": "ayu", "password": "bukan-ini"})
        connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(try_one, range(40)))

    assert len(evaluated) == 40


def test_trying_many_names_from_one_address_ends_in_words(client, ayu, sign_in, settings):
    settings.LIMITS_PER_ADDRESS = {"failed_sign_in": (3, 10)}
    with time_machine.travel("2026-11-22 05:00 +0000", tick=False) as clock:
        for number in range(3):
            sign_in(client, f"nama{number}", "bukan-ini")
        assert "_auth_user_id" not in client.session
        assert errors_of(sign_in(client, "ayu")) != []

        clock.shift(10 * 60)
        assert sign_in(client, "ayu").status_code == 302


def test_the_password_is_never_sent_back(client, ayu, sign_in):
    assert "rahasia-ayu" not in sign_in(client, "ayu", "rahasia-ayu").content.decode()


def test_a_signed_in_page_stays_out_of_caches(client, ayu, sign_in):
    sign_in(client, "ayu")

    assert "no-store" in client.get("/akun/").headers["Cache-Control"]


def test_signals_of_allauth_and_django_fire_once(client, ayu, sign_in):
    seen = []
    receiver = lambda **signal: seen.append(signal["user"])  # noqa: E731
    user_logged_in.connect(receiver)

    sign_in(client, "ayu")

    user_logged_in.disconnect(receiver)
    assert seen == [ayu]
