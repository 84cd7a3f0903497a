"""What an answer is worth, and what a test is worth. Plain values in, plain values out."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from courses.quizzes.scale import STEPS

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


def attitude_value(step: int, *, is_reversed: bool) -> int:
    """Return what a step of the scale (1 to 5) stands for: 5 is the attitude hoped for.

    Where agreeing is what the course argues against, the scale counts the other way.
    Raises ValueError for a step that the scale does not have.
    """
    if not 1 <= step <= len(STEPS):
        raise ValueError(f"The scale has no step {step}.")
    return len(STEPS) + 1 - step if is_reversed else step


def score_percent(worths: list[Decimal]) -> Decimal | None:
    """Return the mean worth of all scored items, unanswered ones as 0, to two decimals.

    None for a test that asks for attitudes only.
    """
    if not worths:
        return None
    mean = sum(worths, NOTHING) / len(worths)
    return mean.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
