"""What pairs, an order and filled gaps are worth."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from courses.quizzes.marking_placed import mark_gaps, mark_order, mark_pairs

RIGHT = [11, 12, 13, 14]
GAPS = [{1: Decimal(100), 2: Decimal(0)}, {3: Decimal(100), 4: Decimal(50)}]
ANY_ANSWER = st.lists(st.integers(0, 20), max_size=8)


def test_each_pair_counts_alike():
    assert mark_pairs([5, 5, 6], right=[5, 5, 6]) == 100
    assert mark_pairs([5, 0, 6], right=[5, 5, 6]) == Decimal("66.67")
    assert mark_pairs([], right=[5, 5, 6]) == 0


def test_the_right_order_is_worth_all_and_the_wrong_way_round_nothing():
    assert mark_order([11, 12, 13, 14], right=RIGHT) == 100
    assert mark_order([14, 13, 12, 11], right=RIGHT) == 0


def test_two_neighbours_changed_over_cost_two_of_six_pairs():
    """Kendall's tau of one inversion among four: 1 - 2 * 1 / 6."""
    assert mark_order([12, 11, 13, 14], right=RIGHT) == Decimal("66.67")


def test_a_piece_without_a_place_or_with_two_does_not_help():
    assert mark_order([11, 12, 13, 0], right=RIGHT) == 0
    assert mark_order([11, 11, 12, 13], right=RIGHT) == 0
    assert mark_order([11, 12, 13, 11], right=RIGHT) == 0


def test_the_gaps_are_worth_their_mean():
    assert mark_gaps([1, 3], gaps=GAPS) == 100
    assert mark_gaps([1, 4], gaps=GAPS) == 75
    assert mark_gaps([0, 4], gaps=GAPS) == 25


def test_an_option_of_another_gap_is_worth_nothing():
    assert mark_gaps([3, 1], gaps=GAPS) == 0


@given(ANY_ANSWER)
def test_no_answer_leaves_0_to_100(placed):
    worths = [
        mark_pairs(placed, right=RIGHT),
        mark_order(placed, right=RIGHT),
        mark_gaps(placed, gaps=GAPS),
    ]

    assert all(0 <= worth <= 100 for worth in worths)


@given(st.lists(st.integers(11, 14), min_size=4, max_size=4), st.integers(0, 3))
def test_one_more_right_pair_is_never_worth_less(placed, place):
    better = [*placed]
    better[place] = RIGHT[place]

    assert mark_pairs(better, right=RIGHT) >= mark_pairs(placed, right=RIGHT)


@given(st.permutations(RIGHT), st.integers(0, 2))
def test_two_neighbours_put_right_are_never_worth_less(order, place):
    better = [*order]
    better[place : place + 2] = sorted(better[place : place + 2])

    assert mark_order(better, right=RIGHT) >= mark_order(order, right=RIGHT)


@given(st.lists(st.sampled_from([0, 1, 2]), min_size=2, max_size=2))
def test_a_gap_filled_rightly_is_never_worth_less(placed):
    assert mark_gaps([1, placed[1]], gaps=GAPS) >= mark_gaps(placed, gaps=GAPS)
