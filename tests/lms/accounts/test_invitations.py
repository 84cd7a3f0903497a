"""Budi brings in people who have no account: each gets one, with a name to sign in by."""

import re

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from lms.accounts import invitations
from lms.accounts.invitations import NewAccount, make_accounts
from lms.accounts.models import User
from lms.accounts.usernames import VALIDATORS

pytestmark = pytest.mark.django_db


def test_a_username_is_made_from_the_name_with_a_number():
    [ayu] = make_accounts([NewAccount(name="Ayu Lestari", age_band="13-15")])

    assert re.fullmatch("ayu[1-9][0-9]{2}", ayu.username)
    assert (ayu.display_name, ayu.certificate_name) == ("Ayu", "Ayu Lestari")
    assert not ayu.has_usable_password()


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("Nur'aini S.", "nuraini"),
        ("Añdré", "andre"),
        ("M. Iqbal", "peserta"),
        ("李", "peserta"),
        ("", "peserta"),
        ("Bambangsusilohadiningratwijaya", "bambangsusilohadinin"),
    ],
)
def test_every_name_gives_a_username_that_sign_in_takes(name, base):
    [person] = make_accounts([NewAccount(name=name)])

    VALIDATORS[0](person.username)
    assert person.username.rstrip("0123456789") == base


def test_a_thousand_putris_have_a_thousand_usernames():
    people = make_accounts([NewAccount(name="Putri")] * 1000)

    assert len({person.username for person in people}) == 1000


def test_an_asked_for_username_is_given_or_the_whole_list_is_left():
    make_accounts([NewAccount(name="Ayu", username="Ayu-Kendari")])

    with pytest.raises(IntegrityError):
        make_accounts([NewAccount(name="Gita"), NewAccount(name="Ayu", username="AYU-kendari")])

    assert list(User.objects.values_list("username", flat=True)) == ["ayu-kendari"]


def test_a_name_taken_at_the_same_moment_is_drawn_again(monkeypatch):
    drawn = iter(["putri111", *["putri222"] * 6])
    make_accounts([NewAccount(name="Putri", username="putri111")])
    monkeypatch.setattr(invitations, "_DIGITS_TRIED", (3,))
    monkeypatch.setattr(invitations, "_numbered", lambda name, digits: next(drawn))
    # What the other request wrote is not seen yet when the names are compared.
    monkeypatch.setattr(invitations, "_taken", lambda names: set())

    [putri] = make_accounts([NewAccount(name="Putri")])

    assert putri.username == "putri222"


def test_an_address_is_kept_in_small_letters_and_unconfirmed():
    [sari] = make_accounts([NewAccount(name="Sari", email=" Sari@Contoh.ID ")])

    assert list(sari.emailaddress_set.values_list("email", "verified", "primary")) == [
        ("sari@contoh.id", False, True)
    ]


def _statements_for(count: int) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        make_accounts(
            [NewAccount(name=f"Sari {n}", email=f"s{n}x{count}@c.id") for n in range(count)]
        )
    # SQLite takes a long insert in pieces: those count as one statement here.
    words = [query["sql"].split(" (")[0] for query in asked]
    return [word for word, before in zip(words, [None, *words], strict=False) if word != before]


def test_five_and_five_hundred_cost_the_same_statements():
    assert len(_statements_for(500)) == len(_statements_for(5))
