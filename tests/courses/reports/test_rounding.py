"""Nobody can reckon a small count from the ones shown, also who knows how it is done."""

from collections import defaultdict
from itertools import product

import pytest

from courses.reports.items.rounding import rounded, rounded_parts


@pytest.mark.parametrize("to", [3, 4, 5])
@pytest.mark.parametrize("parts", [2, 3, 4])
def test_whoever_knows_the_rule_and_the_rounded_whole_still_has_a_choice(to, parts):
    possible = defaultdict(list)
    for counts in product(range(13), repeat=parts):
        whole = sum(counts)
        shown = rounded_parts(counts, whole=whole, to=to)
        # Beyond the counts tried, an origin would be missing.
        if shown is not None and max(shown) < 12 - to:
            possible[(*shown, rounded(whole, to=to))].append(counts)

    told = [
        (shown, place)
        for shown, origins in possible.items()
        for place in range(parts)
        if len({origin[place] for origin in origins}) == 1 and origins[0][place] < to
    ]

    assert len(possible) > 4
    assert told == []


def test_no_count_under_the_set_number_is_ever_shown():
    assert [rounded(count, to=5) for count in range(9)] == [0, 0, 0, 5, 5, 5, 5, 5, 10]


def test_parts_that_were_all_rounded_down_are_not_shown():
    assert rounded_parts([2, 2, 2, 32], whole=38, to=5) is None


def test_whoever_is_responsible_sees_every_count():
    assert rounded_parts([20, 0, 1], whole=21, to=0) == [20, 0, 1]
