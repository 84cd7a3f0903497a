"""Counts of one group of people that stand side by side: which of them may be shown."""

from collections.abc import Sequence


def safe_to_show(counts: Sequence[int], *, fewest: int) -> list[int | None]:
    """Return each count, or None where it would tell of a group smaller than `fewest`.

    The first is the whole group, the others are parts of it, so what lies between two of them
    is a group as well: «20 took part, 18 completed» tells of two. A count is shown when it is
    nought or at least `fewest`, and so is its distance to every count shown before it.
    """
    shown: list[int] = []
    answer: list[int | None] = []
    for count in counts:
        gaps = [count, *(abs(count - other) for other in shown)]
        is_safe = not any(0 < gap < fewest for gap in gaps)
        if is_safe:
            shown.append(count)
        answer.append(count if is_safe else None)
    return answer
