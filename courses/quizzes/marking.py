"""What an answer is worth, and what a test is worth. Plain values in, plain values out."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

FULL = Decimal(100)
NOTHING = Decimal(0)


def mark(chosen: list[int], *, fractions: Mapping[int, Decimal], takes_several: bool) -> Decimal:
    """Return what the chosen options are worth, from 0 to 100 percent of one item.

    `fractions` maps the id of each option to its worth in percent. The worths of the
    chosen options are added; wrong options of a multiple choice carry negative worths,
    and the sum never leaves 0 to 100. An option that is not the item's own is worth
    nothing, and so is more than one option where only one may be chosen.
    """
    options = set(chosen)
    if len(options) > 1 and not takes_several:
        return NOTHING
    total = sum((fractions.get(option, NOTHING) for option in options), NOTHING)
    return max(NOTHING, min(FULL, total))


def score_percent(worths: list[Decimal]) -> Decimal:
    """Return the mean worth of all items asked, unanswered ones as 0, to two decimals.

    Raises ValueError for a test without items.
    """
    if not worths:
        raise ValueError("A test without items has no score.")
    mean = sum(worths, NOTHING) / len(worths)
    return mean.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
