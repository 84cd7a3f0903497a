"""Counts for those who are not responsible for the people counted: rounded, so nobody stands out.

To the nearest multiple of the set number, as Britain's agency for statistics of higher education
does (HESA, Standard rounding methodology): nothing from 1 to 4 is ever told when it is 5, and the
whole is rounded too. Docs: docs/item-analysis.md.
"""

from collections.abc import Sequence


def rounded(count: float, *, to: int) -> int:
    """Return the nearest multiple of `to`, a half upwards; with `to` 0 or 1 the nearest number."""
    step = max(1, to)
    return int((count + step / 2) // step) * step


def rounded_parts(counts: Sequence[int], *, whole: int, to: int) -> list[int] | None:
    """Return the parts of a whole, each rounded; None where their sum would tell too much.

    Where all parts were rounded the same way, the rounded whole beside them could say so, and with
    it what they were.
    """
    parts = [rounded(count, to=to) for count in counts]
    if to < 2:
        return parts
    bounds = [_origins(part, to=to) for part in parts]
    least, most = sum(low for low, _high in bounds), sum(high for _low, high in bounds)
    low, high = _origins(rounded(whole, to=to), to=to)
    return None if high <= least or low >= most else parts


def _origins(shown: int, *, to: int) -> tuple[int, int]:
    """Return the least and the largest count that is shown so."""
    return max(0, shown - to // 2), shown + (to - 1) // 2
