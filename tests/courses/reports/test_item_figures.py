"""The formulas against examples that others published, and against another library."""

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from courses.reports.items.reliability import cronbach_alpha, kr20
from courses.reports.items.shift import (
    Method,
    Pairs,
    Share,
    mcnemar_exact,
    newcombe,
    shift_of,
    wilson,
)
from courses.reports.items.sums import Together, correlation

# Ten students, ten items: K. L. Wuensch, East Carolina University, «The Kuder-Richardson 20».
WUENSCH = [
    [1, 1, 1, 1, 1, 1, 0, 1, 1, 0],
    [1, 0, 1, 1, 0, 1, 1, 1, 0, 1],
    [1, 1, 1, 1, 0, 1, 1, 0, 0, 1],
    [0, 0, 1, 0, 0, 0, 1, 0, 0, 0],
    [0, 0, 0, 0, 0, 1, 0, 0, 1, 0],
    [1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
    [1, 1, 0, 1, 1, 1, 0, 1, 1, 1],
    [1, 1, 1, 1, 1, 1, 1, 1, 0, 1],
    [0, 1, 0, 1, 1, 1, 1, 1, 0, 1],
    [1, 1, 0, 1, 1, 0, 1, 1, 1, 0],
]


def test_kr20_of_a_published_class_of_ten():
    shares = [sum(column) / 10 for column in zip(*WUENSCH, strict=True)]
    totals = [sum(row) for row in WUENSCH]

    assert sum(p * (1 - p) for p in shares) == pytest.approx(2.18)
    assert numpy.var(totals) == pytest.approx(5.84)
    assert kr20(shares, numpy.var(totals)) == pytest.approx(10 / 9 * (1 - 2.18 / 5.84))


def test_alpha_of_the_british_medical_journals_example():
    """Bland & Altman (1997), Statistics notes: Cronbach's alpha, BMJ 314:572: ten items."""
    variances = [11.16 / 10] * 10

    assert cronbach_alpha(variances, 77.44) == pytest.approx(0.951, abs=0.0005)


def test_alpha_is_kr20_where_answers_are_right_or_wrong():
    scores = numpy.array(WUENSCH)

    alpha = cronbach_alpha(scores.var(axis=0, ddof=1), scores.sum(axis=1).var(ddof=1))

    assert alpha == pytest.approx(kr20(scores.mean(axis=0), scores.sum(axis=1).var()))


@pytest.mark.parametrize("variances", [[], [4.0]])
def test_one_item_alone_has_no_alpha(variances):
    assert cronbach_alpha(variances, 4.0) is None


def test_where_everybody_has_the_same_total_there_is_no_alpha():
    assert cronbach_alpha([1.0, 1.0], 0) is None


def test_mcnemars_exact_test_of_a_published_table():
    """Fagerland, Lydersen & Laake (2013), table 1 (Bentur et al. 2009): 7 one way, 1 the other."""
    assert mcnemar_exact(gained=7, lost=1) == pytest.approx(2 * (1 + 8) / 2**8)


@given(st.integers(0, 400), st.integers(0, 400))
def test_mcnemar_agrees_with_statsmodels(gained, lost):
    theirs = mcnemar([[3, lost], [gained, 5]], exact=True).pvalue if gained + lost else 1.0

    assert mcnemar_exact(gained=gained, lost=lost) == pytest.approx(theirs, rel=1e-9)


def test_mcnemar_of_a_hundred_thousand_people_who_changed():
    theirs = stats.binomtest(49_500, 100_000).pvalue

    assert mcnemar_exact(gained=50_500, lost=49_500) == pytest.approx(theirs, rel=1e-6)


@pytest.mark.parametrize(
    ("first", "second", "lower", "upper"),
    [
        # Newcombe (1998), table II, method 10, its examples (a), (b), (d) and (g).
        (Share(56, 70), Share(48, 80), 0.0524, 0.3339),
        (Share(9, 10), Share(3, 10), 0.1705, 0.8090),
        (Share(5, 56), Share(0, 29), -0.0381, 0.1926),
        (Share(10, 10), Share(0, 20), 0.6791, 1.0),
    ],
)
def test_newcombes_own_examples(first, second, lower, upper):
    assert newcombe(first, second) == pytest.approx((lower, upper), abs=0.00005)


shares = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(shares, shares)
def test_intervals_agree_with_statsmodels(first, second):
    theirs = confint_proportions_2indep(*first, *second, method="newcomb", compare="diff")

    assert newcombe(Share(*first), Share(*second)) == pytest.approx(theirs, abs=1e-9)
    assert wilson(Share(*first)) == pytest.approx(
        proportion_confint(*first, method="wilson"), abs=1e-9
    )


def test_discrimination_of_the_published_class_agrees_with_scipy():
    for item in range(10):
        rest = [sum(row) - row[item] for row in WUENSCH]
        own = [row[item] for row in WUENSCH]
        group = Together()
        for x, y in zip(own, rest, strict=True):
            group.add(x, y)

        assert correlation([group]) == pytest.approx(stats.pearsonr(own, rest).statistic)


def test_a_harder_form_is_not_taken_for_a_difference_between_people():
    easy, hard = Together(), Together()
    for x, y in [(0, 10), (1, 12), (0, 11), (1, 9)]:
        easy.add(x, y)
        hard.add(x, y - 8)

    assert correlation([easy, hard]) == pytest.approx(correlation([easy]))


def test_an_item_everybody_got_right_tells_nobody_apart():
    group = Together()
    for y in (3, 5, 8):
        group.add(1, y)

    assert correlation([group]) is None


def test_whoever_answered_twice_is_compared_with_themselves():
    shift = shift_of(Pairs(both=4, gained=7, lost=1), before=Share(), after=Share(), enough=10)

    assert shift.method == Method.PAIRED
    assert (shift.before.right, shift.after.right) == (5, 11)
    assert shift.p_value == pytest.approx(0.0703, abs=0.0001)
    assert not shift.is_clear


def test_two_halves_of_a_crossover_are_compared_as_two_groups():
    shift = shift_of(Pairs(), before=Share(48, 80), after=Share(56, 70), enough=10)

    assert shift.method == Method.CROSSOVER
    assert shift.difference == pytest.approx(0.2)
    assert shift.interval == pytest.approx((0.0524, 0.3339), abs=0.0001)
    assert shift.is_clear


def test_an_item_asked_on_one_side_only_cannot_be_compared():
    assert shift_of(Pairs(), before=Share(8, 20), after=Share(), enough=10).method == Method.NONE


@pytest.mark.parametrize(
    ("pairs", "before", "after"),
    [(Pairs(both=9), Share(), Share()), (Pairs(), Share(3, 9), Share(8, 20))],
)
def test_too_few_people_are_not_compared(pairs, before, after):
    assert shift_of(pairs, before=before, after=after, enough=10).method == Method.TOO_FEW
