"""What an answer and a test are worth."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.quizzes.marking import attitude_value, mark, score_percent

ONE_RIGHT = {1: Decimal(100), 2: Decimal(0), 3: Decimal(0)}
TWO_RIGHT = {1: Decimal(50), 2: Decimal(50), 3: Decimal(-50), 4: Decimal(-50)}


def test_the_right_option_is_worth_all():
    assert mark([1], fractions=ONE_RIGHT, takes_several=False) == 100


def test_every_option_ticked_where_one_may_be_is_worth_nothing():
    assert mark([1, 2, 3], fractions=ONE_RIGHT, takes_several=False) == 0


def test_half_of_the_right_options_is_worth_half():
    assert mark([2], fractions=TWO_RIGHT, takes_several=True) == 50


def test_a_wrong_tick_takes_away_what_it_is_worth():
    assert mark([1, 2, 3], fractions=TWO_RIGHT, takes_several=True) == 50


def test_an_option_of_another_item_is_worth_nothing():
    assert mark([99], fractions=ONE_RIGHT, takes_several=False) == 0


@given(
    st.lists(st.integers(1, 6)),
    st.dictionaries(st.integers(1, 6), st.decimals(-100, 100, places=2)),
)
def test_a_worth_never_leaves_0_to_100(chosen, fractions):
    assert 0 <= mark(chosen, fractions=fractions, takes_several=True) <= 100


def test_a_score_is_the_mean_of_all_items_rounded_half_up():
    assert score_percent([Decimal(100), Decimal(0), Decimal(0)]) == Decimal("33.33")
    assert score_percent([Decimal(100), Decimal(100), Decimal(0)]) == Decimal("66.67")


def test_a_test_without_items_has_no_score():
    assert score_percent([]) is None


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_a_reversed_attitude_counts_from_the_other_end(step):
    assert attitude_value(step, is_reversed=False) == step
    assert attitude_value(step, is_reversed=True) == 6 - step


@pytest.mark.parametrize("step", [0, 6, -1])
def test_a_step_that_the_scale_does_not_have_is_refused(step):
    with pytest.raises(ValueError, match="no step"):
        attitude_value(step, is_reversed=False)
