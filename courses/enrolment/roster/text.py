"""A list as text: what the letters are, and what stands between the columns."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from courses.enrolment.roster import limits
from courses.enrolment.roster.rows import Refusal, RosterRefused

DELIMITERS = (";", ",", "\t")
SAMPLE_BYTES = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(path: Path) -> str:
    """Return how the letters are written; RosterRefused when these are no letters at all."""
    with path.open("rb") as file:
        sample = file.read(SAMPLE_BYTES)
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    if b"\0" in sample:
        raise RosterRefused(Refusal.NOT_A_LIST)
    odd = _first_odd_byte(path)
    if odd is None:
        return "utf-8"
    with path.open("rb") as file:
        file.seek(max(0, odd - SAMPLE_BYTES // 2))
        around = file.read(SAMPLE_BYTES)
    best = from_bytes(around, cp_isolation=["cp1252"]).best()
    if best is None:
        raise RosterRefused(Refusal.NOT_A_LIST)
    return "cp1252"


def _first_odd_byte(path: Path) -> int | None:
    """Return where the file stops being UTF-8; None when all of it is."""
    decoder, read = codecs.getincrementaldecoder("utf-8")(), 0
    with path.open("rb") as file:
        while piece := file.read(SAMPLE_BYTES):
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                return read
            read += len(piece)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return max(0, read - 4)
    return None


def rows_of(path: Path, *, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells) of each row that holds something, counted as a spreadsheet does."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            for number, cells in enumerate(csv.reader(file, delimiter=delimiter), start=1):
                if any(cell.strip() for cell in cells):
                    yield number, [cell[: limits.LONGEST_CELL + 1] for cell in cells]
    except (csv.Error, UnicodeError) as problem:
        raise RosterRefused(Refusal.NOT_A_LIST) from problem
