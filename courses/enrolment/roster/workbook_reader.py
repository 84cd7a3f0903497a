"""Reads one workbook and prints its rows as JSON, a line each. Run as a process of its own.

Imports nothing of ours but the limits, and not even that by name: it is started with `-I`.
"""

import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import limits

sys.path.pop(0)

PIECE = 1024 * 1024
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=\"(\d+)\"")
CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)\"")
# Rows that a styled but empty sheet may reach down to, beyond the people.
LAST_ROW = limits.MOST_PEOPLE * 2 + limits.MOST_TITLE_ROWS
LAST_COLUMN = 702  # ZZ
MOST_MERGED = 5_000


def main(path: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.MOST_MEMORY_BYTES,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.MOST_CPU_SECONDS,) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        for line in _say(path):
            print(json.dumps(line, ensure_ascii=False))  # noqa: T201
    except Refused as problem:
        print(json.dumps(str(problem)))  # noqa: T201
    except MemoryError:
        print(json.dumps("bomb"))  # noqa: T201
    except Exception:
        print(json.dumps("broken"))  # noqa: T201
    else:
        print(json.dumps("end"))  # noqa: T201


class Refused(Exception):
    pass


def _say(path: str) -> Iterator[list]:
    with zipfile.ZipFile(path) as archive:
        merged = {
            name: _look_through(archive, name)
            for name in archive.namelist()
            if re.fullmatch(r"/?xl/worksheets/[^/]+\.xml", name)
        }
    # Not needed for words, and it asks for more room than this process has.
    sys.modules["numpy"] = None
    # Only now: a workbook that would hurt never reaches it.
    from openpyxl import load_workbook

    # As an open file: by its name openpyxl would judge what kind it is.
    file = Path(path).open("rb")  # noqa: SIM115  (read to the end of the process)
    book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets[: limits.MOST_SHEETS]:
        if sheet.sheet_state != "visible":
            continue
        yield []
        # What the sheet says of its own size may be a lie, or missing.
        sheet.reset_dimensions()
        fills = merged.get(sheet._worksheet_path.lstrip("/"), [])
        yield from _rows(sheet, _Fills(fills))


def _look_through(archive: zipfile.ZipFile, name: str) -> list[tuple[int, int, int]]:
    """Refuse far cells and endless lists; return the cells merged downwards: column, from, to."""
    merged, rows, read, tail = [], 0, 0, b""
    with archive.open(name) as file:
        while piece := file.read(PIECE):
            read += len(piece)
            if read > limits.MOST_UNPACKED_BYTES:
                raise Refused("bomb")
            text = tail + piece
            # A tag cut in two is read whole with the next piece.
            cut = text.rfind(b"<")
            text, tail = (text[:cut], text[cut:]) if cut >= 0 else (text, b"")
            if len(tail) > PIECE:
                raise Refused("broken")
            for row in ROW.finditer(text):
                rows += 1
                if int(row[1]) > LAST_ROW:
                    raise Refused("too_many_rows" if rows > limits.MOST_PEOPLE else "far_cell")
            for cell in CELL.finditer(text):
                if _column(cell[1]) > LAST_COLUMN or int(cell[2]) > LAST_ROW:
                    raise Refused("too_many_rows" if rows > limits.MOST_PEOPLE else "far_cell")
            for found in MERGED.finditer(text):
                if len(merged) < MOST_MERGED and found[2] != found[4]:
                    merged.append((_column(found[1]), int(found[2]), int(found[4])))
    return merged


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


class _Fills:
    """What stands in the topmost of cells merged downwards, for those below it."""

    def __init__(self, merged: list[tuple[int, int, int]]) -> None:
        self._merged = sorted(merged, key=lambda each: each[1])
        self._open: dict[int, tuple[int, str]] = {}

    def fill(self, number: int, cells: list[str]) -> None:
        while self._merged and self._merged[0][1] <= number:
            column, first, last = self._merged.pop(0)
            if column <= len(cells) and first == number:
                self._open[column - 1] = (last, cells[column - 1])
        for index, (last, value) in list(self._open.items()):
            if number > last:
                del self._open[index]
            elif index < len(cells) and not cells[index]:
                cells[index] = value


def _rows(sheet, fills: _Fills) -> Iterator[list]:
    rows = sheet.iter_rows(max_col=limits.MOST_COLUMNS, values_only=True)
    for number, values in enumerate(rows, start=1):
        if number > LAST_ROW:
            raise Refused("too_many_rows")
        cells = [_words(value) for value in values]
        is_empty = not any(cells)
        fills.fill(number, cells)
        if not is_empty:
            yield [number, cells]


def _words(value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, datetime | date | time):
        return value.isoformat()[:10]
    return str(value)[: limits.LONGEST_CELL + 1]


if __name__ == "__main__":
    main(sys.argv[1])
