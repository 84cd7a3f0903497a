"""How far the items of one form measure the same thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from courses.reports.items.sums import Spread


@dataclass(frozen=True)
class Reliability:
    """`alpha` is None for fewer than two items or people, or where all totals are equal."""

    people: int
    items: int
    alpha: float | None
    # Every item was right or wrong for everybody: then alpha is what KR-20 is.
    is_dichotomous: bool


def cronbach_alpha(item_variances: Sequence[Fraction | float], total_variance) -> float | None:
    """Return Cronbach's alpha: k / (k − 1) × (1 − Σ s²ᵢ / s²ₜ), with k the number of items.

    Cronbach (1951), Coefficient alpha and the internal structure of tests, Psychometrika 16,
    297–334. At most 1; negative where items work against each other. None for fewer than two
    items, or where everybody has the same total. Both kinds of variance, of samples or of
    populations, give the same alpha as long as they are not mixed.
    """
    k = len(item_variances)
    if k < 2 or not total_variance:
        return None
    return k / (k - 1) * float(1 - sum(item_variances) / total_variance)


def kr20(shares_right: Sequence[float], total_variance: float) -> float | None:
    """Return KR-20 from the share (0 to 1) of people right on each item.

    k / (k − 1) × (1 − Σ p q / s²ₜ): Kuder & Richardson (1937), The theory of the estimation of
    test reliability, Psychometrika 2, 151–160, formula 20. `total_variance` is the population's
    (divided by n), as p q is. Equal to Cronbach's alpha of the same answers.
    """
    return cronbach_alpha([share * (1 - share) for share in shares_right], total_variance)


def reliability_of(items: Sequence[Spread], *, totals: Spread, is_dichotomous: bool) -> Reliability:
    """Return the reliability of a form from the sums of its items and of its totals."""
    alpha = None
    if totals.n > 1:
        alpha = cronbach_alpha([item.variance for item in items], totals.variance)
    return Reliability(totals.n, len(items), alpha, is_dichotomous)
