"""Ayu's card carries a code: it opens her account once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.accounts import one_time
from lms.accounts.invitations import NewAccount, make_accounts
from lms.accounts.models import OneTimeCode
from tests.reliability.together import at_once

NEW_PASSWORD = "pelangi-tiga-warna"
WRONG = "0000 0000"


@pytest.fixture
def rani(db):
    [person] = make_accounts([NewAccount(name="Rani")])
    return person


def code_of(person, *, at=None) -> str:
    seed = one_time.new_seed()
    one_time.issue([person], seed=seed, at=at or timezone.now())
    return one_time.code_for(person, seed=seed)


def test_the_code_is_eight_letters_and_kept_nowhere(rani):
    code = code_of(rani)

    row = OneTimeCode.objects.get()
    assert len(code) == 8
    assert code not in str(vars(row))
    assert one_time.fits(rani, code=one_time.pretty(code).lower(), at=timezone.now())


def test_a_sheet_made_again_has_the_same_codes_and_a_new_sheet_others(rani):
    seed = one_time.new_seed()

    assert one_time.code_for(rani, seed=seed) == one_time.code_for(rani, seed=seed)
    assert one_time.code_for(rani, seed=one_time.new_seed()) != one_time.code_for(rani, seed=seed)


def test_a_new_code_ends_the_one_before(rani):
    first = code_of(rani)
    second = code_of(rani)

    assert not one_time.fits(rani, code=first, at=timezone.now())
    assert one_time.fits(rani, code=second, at=timezone.now())


def test_after_ten_wrong_ones_the_right_one_is_no_good(rani):
    code = code_of(rani)
    for _try in range(one_time.MOST_TRIES):
        one_time.fits(rani, code=WRONG, at=timezone.now())

    assert not one_time.fits(rani, code=code, at=timezone.now())


def test_the_tenth_try_may_be_the_right_one(rani):
    code = code_of(rani)
    for _try in range(one_time.MOST_TRIES - 1):
        one_time.fits(rani, code=WRONG, at=timezone.now())

    assert one_time.fits(rani, code=code, at=timezone.now())


def test_an_expired_code_is_no_good(rani, settings):
    code = code_of(rani, at=timezone.now() - timedelta(days=settings.ONE_TIME_CODE_DAYS, seconds=1))

    assert not one_time.fits(rani, code=code, at=timezone.now())


def test_the_code_of_one_opens_no_other(rani, db):
    [other] = make_accounts([NewAccount(name="Tari")])
    code_of(other)

    assert not one_time.fits(other, code=code_of(rani), at=timezone.now())


def test_whoever_is_unknown_or_has_no_card_costs_the_same_statements(rani):
    code_of(rani)
    for person in (rani, None):
        with CaptureQueriesContext(connection) as asked:
            one_time.fits(person, code=WRONG, at=timezone.now())
        assert len(asked) <= 2


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_wins(rani):
    code = code_of(rani)

    def use_it():
        return one_time.redeem(rani, code=code, new_password=NEW_PASSWORD)

    seeds = at_once(use_it, use_it)

    assert sorted(seed is None for seed in seeds) == [False, True]
    rani.refresh_from_db()
    assert rani.check_password(NEW_PASSWORD)


def test_five_and_five_hundred_cards_cost_the_same_statements(db):
    kinds = []
    for size in (5, 500):
        people = make_accounts([NewAccount(name="Rani")] * size)
        with CaptureQueriesContext(connection) as asked:
            one_time.issue(people, seed="s", at=timezone.now())
        kinds.append({query["sql"].split(" (")[0] for query in asked})

    assert kinds[0] == kinds[1]
