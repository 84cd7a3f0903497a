"""No count, and no distance between two counts, tells of a few."""

from hypothesis import given
from hypothesis import strategies as st

from courses.reports.nested_counts import safe_to_show


def test_small_groups_and_what_lies_between_are_hidden():
    assert safe_to_show([20, 20, 18, 13, 2, 0], fewest=5) == [20, 20, None, 13, None, 0]
    assert safe_to_show([3, 3, 0], fewest=5) == [None, None, 0]
    assert safe_to_show([5], fewest=5) == [5]
    assert safe_to_show([], fewest=5) == []


@given(st.lists(st.integers(0, 40)), st.integers(1, 10))
def test_nobody_finds_a_small_group_by_subtracting(counts, fewest):
    answer = safe_to_show(counts, fewest=fewest)

    shown = [count for count in answer if count is not None]
    assert all(one in (None, count) for one, count in zip(answer, counts, strict=True))
    assert not any(0 < abs(a - b) < fewest for a in [0, *shown] for b in shown)
