"""Items counted person by person, against the whole table at once."""

from fractions import Fraction

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from courses.reports.items.item_analysis import FULL, Reply, Sheet, analyse
from courses.reports.items.shift import Method

worths = st.sampled_from([0, 2500, 5000, FULL])


def sheet(person, row, *, purpose="pre", form="A", first=1, **facts) -> Sheet:
    replies = tuple(Reply(first + n, worth) for n, worth in enumerate(row))
    return Sheet(person, purpose, form, replies, **facts)


@given(st.lists(st.lists(worths, min_size=4, max_size=4), min_size=3, max_size=40))
def test_counted_one_by_one_the_figures_are_those_of_the_whole_table(rows):
    table = numpy.array(rows, dtype=float)

    found = analyse(sheet(n, row) for n, row in enumerate(rows))

    totals = table.sum(axis=1)
    for place in range(4):
        item, own = found.items["pre", place + 1], table[:, place]
        assert item.facility_percent == pytest.approx(own.mean() / 100)
        assert item.right == (own == FULL).sum()
        if own.std() and (totals - own).std():
            theirs = stats.pearsonr(own, totals - own).statistic
            assert item.discrimination == pytest.approx(theirs, abs=1e-9)
        else:
            assert item.discrimination is None
    alpha = found.forms["pre", "A"].reliability.alpha
    if totals.var():
        theirs = 4 / 3 * (1 - table.var(axis=0).sum() / totals.var())
        assert alpha == pytest.approx(theirs, abs=1e-9)
    else:
        assert alpha is None


def test_a_million_sums_lose_nothing():
    found = analyse(sheet(n, (3333, FULL if n % 3 else 0)) for n in range(3000))

    item = found.items["pre", 1]
    assert item.worths.mean == Fraction(3333)
    assert item.worths.scatter == 0
    assert item.discrimination is None


def test_what_was_left_open_counts_as_nothing_and_is_told_apart():
    sheets = [
        Sheet(1, "pre", "A", (Reply(1, FULL, (11,)), Reply(2, 0, (), is_omitted=True))),
        Sheet(2, "pre", "A", (Reply(1, 0, (12,)), Reply(2, FULL, (21, 22)))),
    ]

    found = analyse(sheets)

    assert found.items["pre", 1].chosen == {11: 1, 12: 1}
    assert found.items["pre", 2].chosen == {21: 1, 22: 1}
    assert found.items["pre", 2].facility_percent == 50
    assert found.items["pre", 2].omission_percent == 50
    assert found.items["pre", 1].omission_percent == 0


def test_purposes_are_never_mixed():
    found = analyse([sheet(1, [FULL, 0]), sheet(1, [0, 0], purpose="practice")])

    assert found.items["pre", 1].facility_percent == 100
    assert found.items["practice", 1].facility_percent == 0
    assert found.people == {"pre": 1, "practice": 1}
    assert found.paired_people == 0


def test_attitudes_count_choices_and_no_worth():
    attitude = Reply(9, None, (93,))
    sheets = [Sheet(n, "pre", "A", (Reply(1, FULL), attitude)) for n in range(3)]

    found = analyse(sheets)

    assert found.items["pre", 9].chosen == {93: 3}
    assert found.items["pre", 9].facility_percent is None
    assert list(found.forms["pre", "A"].items) == [1]
    assert 9 not in found.shifts


def test_in_a_crossover_anchors_are_paired_and_the_others_are_two_groups():
    sheets = []
    for person in range(40):
        first, other = ("A", "B") if person % 2 else ("B", "A")
        own = {"A": 2, "B": 3}
        before = (Reply(1, FULL if person % 4 == 0 else 0), Reply(own[first], 0))
        after = (Reply(1, FULL), Reply(own[other], FULL))
        sheets += [Sheet(person, "pre", first, before), Sheet(person, "post", other, after)]

    found = analyse(sheets)

    anchor = found.shifts[1].shift(enough=10)
    assert (anchor.method, anchor.before.n, anchor.before.right) == (Method.PAIRED, 40, 10)
    assert anchor.after.right == 40
    only_a = found.shifts[2].shift(enough=10)
    assert (only_a.method, only_a.before.n, only_a.after.n) == (Method.CROSSOVER, 20, 20)
    assert only_a.difference == 1


def test_whoever_handed_in_one_test_only_is_in_no_comparison():
    sheets = [sheet(1, [FULL]), sheet(2, [0]), sheet(2, [FULL], purpose="post")]

    found = analyse(sheets)

    assert found.paired_people == 1
    assert found.shifts[1].pairs.n == 1
    assert found.people == {"pre": 2, "post": 1}


def test_a_test_of_another_edition_pairs_and_is_not_counted():
    sheets = [sheet(1, [0], counts=False), sheet(1, [FULL], purpose="post")]

    found = analyse(sheets)

    assert found.people == {"post": 1}
    assert found.shifts[1].pairs.gained == 1


def test_with_different_items_for_each_person_a_form_has_no_reliability():
    found = analyse([sheet(1, [FULL, 0]), sheet(2, [FULL, 0], first=2)])

    assert found.forms["pre", "A"].reliability is None


def test_partial_worths_are_told_from_right_and_wrong():
    halves = analyse([sheet(1, [5000, 0]), sheet(2, [FULL, FULL])])
    wholes = analyse([sheet(1, [0, 0]), sheet(2, [FULL, FULL])])

    assert not halves.forms["pre", "A"].reliability.is_dichotomous
    assert wholes.forms["pre", "A"].reliability.is_dichotomous
    assert wholes.forms["pre", "A"].reliability.alpha == pytest.approx(1)
