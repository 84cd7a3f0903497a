"""What changed between before and after, for one item: right means fully right."""

import math
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

# Two-sided 95 percent.
Z = NormalDist().inv_cdf(0.975)


@dataclass
class Share:
    """How many of how many were right."""

    right: int = 0
    n: int = 0

    def add(self, is_right: bool) -> None:
        self.right += is_right
        self.n += 1

    @property
    def value(self) -> float | None:
        return self.right / self.n if self.n else None


@dataclass
class Pairs:
    """People who answered the same item before and after."""

    both: int = 0
    gained: int = 0  # wrong before, right after
    lost: int = 0  # right before, wrong after
    neither: int = 0

    def add(self, before: bool, after: bool) -> None:
        if before:
            self.both += after
            self.lost += not after
        else:
            self.gained += after
            self.neither += not after

    @property
    def n(self) -> int:
        return self.both + self.gained + self.lost + self.neither

    @property
    def before(self) -> Share:
        return Share(self.both + self.lost, self.n)

    @property
    def after(self) -> Share:
        return Share(self.both + self.gained, self.n)


class Method(StrEnum):
    PAIRED = "mcnemar"
    CROSSOVER = "newcombe"
    TOO_FEW = "too_few"
    NONE = "not_comparable"


@dataclass(frozen=True)
class Shift:
    """Shares from 0 to 1. `p_value` where the same people answered twice, else `interval`.

    `interval` is that of after less before, 95 percent, from −1 to 1.
    """

    method: Method
    before: Share
    after: Share
    p_value: float | None = None
    interval: tuple[float, float] | None = None

    @property
    def difference(self) -> float | None:
        if not self.before.n or not self.after.n:
            return None
        return self.after.value - self.before.value

    @property
    def is_clear(self) -> bool:
        """Whether chance alone would seldom (one time in twenty) bring such a difference."""
        if self.p_value is not None:
            return self.p_value < 0.05
        return self.interval is not None and not self.interval[0] <= 0 <= self.interval[1]


def shift_of(pairs: Pairs, *, before: Share, after: Share, enough: int) -> Shift:
    """Compare before and after by what the data allow.

    `pairs` answered the item twice. `before` and `after` are two groups of different people,
    each asked once, as the crossover of forms makes them. Where neither has `enough` people, the
    method is TOO_FEW; where an item was asked on one side only, it is NONE.
    """
    if pairs.n >= enough:
        p_value = mcnemar_exact(gained=pairs.gained, lost=pairs.lost)
        return Shift(Method.PAIRED, pairs.before, pairs.after, p_value=p_value)
    if min(before.n, after.n) >= enough:
        return Shift(Method.CROSSOVER, before, after, interval=newcombe(after, before))
    if pairs.n:
        return Shift(Method.TOO_FEW, pairs.before, pairs.after)
    method = Method.TOO_FEW if before.n and after.n else Method.NONE
    return Shift(method, before, after)


def mcnemar_exact(*, gained: int, lost: int) -> float:
    """Return the two-sided p-value of McNemar's test, from the people who changed.

    Of those who changed, half would gain and half would lose if nothing had happened: twice
    the smaller tail of a binomial with one half, at most 1. McNemar (1947), Note on the sampling
    error of the difference between correlated proportions, Psychometrika 12, 153–157; the exact
    form as in Fagerland, Lydersen & Laake (2013), BMC Medical Research Methodology 13:91.
    1 where nobody changed.
    """
    n, k = gained + lost, min(gained, lost)
    if 2 * k == n:
        return 1.0
    # From the largest term downwards; in logarithms, as 1/2 to the n soon is nothing to a float.
    log_term = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) - n * math.log(2)
    largest = math.exp(log_term)
    ratio, terms = 1.0, 1.0
    for i in range(k, 0, -1):
        ratio *= i / (n - i + 1)
        terms += ratio
        if ratio < 1e-17 * terms:
            break
    return min(1.0, 2 * largest * terms)


def wilson(share: Share) -> tuple[float, float]:
    """Return Wilson's 95 percent interval of a share, without continuity correction.

    Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal
    of the American Statistical Association 22, 209–212. Raises ZeroDivisionError for nobody.
    """
    p, n = share.right / share.n, share.n
    middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * math.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def newcombe(first: Share, second: Share) -> tuple[float, float]:
    """Return the 95 percent interval of first less second, two groups of different people.

    Newcombe (1998), Interval estimation for the difference between independent proportions:
    comparison of eleven methods, Statistics in Medicine 17, 873–890, method 10: made from
    Wilson's intervals of both. Raises ZeroDivisionError where a group is empty.
    """
    p1, p2 = first.right / first.n, second.right / second.n
    (l1, u1), (l2, u2) = wilson(first), wilson(second)
    lower = p1 - p2 - math.hypot(p1 - l1, u2 - p2)
    upper = p1 - p2 + math.hypot(u1 - p1, p2 - l2)
    return lower, upper
