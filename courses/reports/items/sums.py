"""Sums that grow one person at a time and stay exact: whole numbers in, fractions out.

A worth is counted in hundredths of a percent (0 to 10,000), as it is stored. So nothing is
rounded before the last step, and a million answers need no more memory than ten.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass
class Spread:
    """How many values, their sum, and the sum of their squares."""

    n: int = 0
    total: int = 0
    squares: int = 0

    def add(self, value: int) -> None:
        self.n += 1
        self.total += value
        self.squares += value * value

    @property
    def mean(self) -> Fraction | None:
        return Fraction(self.total, self.n) if self.n else None

    @property
    def scatter(self) -> Fraction:
        """Return the sum of squared distances from the mean; 0 for no value at all."""
        return self.squares - Fraction(self.total**2, self.n) if self.n else Fraction(0)

    @property
    def variance(self) -> Fraction | None:
        """Return the sample variance (divided by n − 1); None for fewer than two values."""
        return self.scatter / (self.n - 1) if self.n > 1 else None


@dataclass
class Together:
    """Two values of each person, and how they go together."""

    x: Spread = field(default_factory=Spread)
    y: Spread = field(default_factory=Spread)
    products: int = 0

    def add(self, x: int, y: int) -> None:
        self.x.add(x)
        self.y.add(y)
        self.products += x * y

    @property
    def scatter(self) -> Fraction:
        """Return the sum of products of the distances from both means."""
        return self.products - Fraction(self.x.total * self.y.total, self.x.n) if self.x.n else 0


def correlation(groups: Iterable[Together]) -> float | None:
    """Return Pearson's r within the groups, pooled; None where one of the two never varies.

    With one group it is plain Pearson's r. With several, distances are taken from each group's
    own means (pooled within-class correlation; Snedecor & Cochran, Statistical Methods, on the
    analysis of covariance), so that a difference between the groups is not taken for one
    between people.
    """
    groups = list(groups)
    x = sum(group.x.scatter for group in groups)
    y = sum(group.y.scatter for group in groups)
    if not x or not y:
        return None
    return float(sum(group.scatter for group in groups)) / math.sqrt(float(x) * float(y))
