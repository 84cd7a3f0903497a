"""What pairs, an order or filled gaps are worth. Plain values in, plain values out.

An answer holds an id for each part, 0 for a part left open; parts that are missing count as
open, parts too many are left aside.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from courses.quizzes.marking import FULL, NOTHING


def mark_pairs(placed: Sequence[int], *, right: Sequence[int]) -> Decimal:
    """Return the share of the parts that have the id that belongs there, in percent."""
    return _share(sum(one == other for one, other in zip(placed, right, strict=False)), right)


def mark_gaps(placed: Sequence[int], *, gaps: Sequence[Mapping[int, Decimal]]) -> Decimal:
    """Return the mean worth of the gaps; each maps the ids of its own options to their worth."""
    worths = [
        max(NOTHING, min(FULL, gap.get(one, NOTHING)))
        for one, gap in zip(placed, gaps, strict=False)
    ]
    return _to_hundredths(sum(worths, NOTHING) / len(gaps)) if gaps else NOTHING


def mark_order(placed: Sequence[int], *, right: Sequence[int]) -> Decimal:
    """Return how far the order agrees with the right one: Kendall's tau (1938), never below 0.

    Of all pairs, those that stand the right way round less those that do not, as a share:
    100 for the right order, 0 for chance or worse. A pair with a piece that has no place
    stands the wrong way; a piece named twice has the first of its places.
    """
    places = {}
    for place, piece in enumerate(placed):
        if piece in right:
            places.setdefault(piece, place)
    pairs = list(combinations(right, 2))
    if not pairs:
        return NOTHING
    agreeing = sum(
        first in places and second in places and places[first] < places[second]
        for first, second in pairs
    )
    return max(NOTHING, _share(2 * agreeing - len(pairs), pairs))


def _share(count: int, of: Sequence) -> Decimal:
    return _to_hundredths(FULL * count / len(of)) if of else NOTHING


def _to_hundredths(percent: Decimal) -> Decimal:
    return Decimal(percent).quantize(Decimal("0.01"))
