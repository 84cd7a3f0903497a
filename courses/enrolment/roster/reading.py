"""A file becomes rows: the header is found, its columns are known, one row is given at a time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from courses.enrolment.roster import limits, text, workbook
from courses.enrolment.roster.columns import FORBIDDEN, Column, Kind, kind_of
from courses.enrolment.roster.rows import Refusal, RosterRefused

Cells = tuple[int, list[str]]
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# What people try first: pictures, PDF, old Office, archives.
NO_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"{\\rtf")


@dataclass(frozen=True)
class Table:
    """The list in a file.

    `dropped`: titles of columns with what we do not keep; `unused`: of columns we do not know.
    """

    columns: tuple[Column, ...]
    dropped: tuple[str, ...]
    unused: tuple[str, ...]
    rows: Iterator[Cells]

    def title_of(self, kind: Kind) -> str:
        """Return how the file calls this column; an empty string when it has none."""
        return next((column.title for column in self.columns if column.kind == kind), "")


def read_roster(path: Path) -> Table:
    """Return the list in this file; RosterRefused says why there is none.

    The rows come as they are asked for, so that ten thousand need no more memory than ten.
    """
    size = path.stat().st_size
    if size == 0:
        raise RosterRefused(Refusal.EMPTY)
    if size > limits.MOST_BYTES:
        raise RosterRefused(Refusal.TOO_BIG)
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(ZIP):
        return _from_workbook(path)
    if start.startswith(OLE):
        raise RosterRefused(Refusal.OLD_WORKBOOK)
    if start.startswith(NO_TEXT):
        raise RosterRefused(Refusal.NOT_A_LIST)
    return _from_text(path)


def _from_workbook(path: Path) -> Table:
    """The first sheet that has a header; the others are not looked at."""
    lines = workbook.rows_of_sheets(path)
    is_empty, line = True, next(lines, None)
    while line is not None:
        sheet = _Sheet(lines)
        table = _table_of(sheet)
        is_empty = is_empty and not sheet.has_rows
        if table is not None:
            return table
        line = sheet.skip()
    raise RosterRefused(Refusal.EMPTY if is_empty else Refusal.NO_HEADER)


class _Sheet:
    """The rows up to where the next sheet begins."""

    def __init__(self, lines: Iterator) -> None:
        self._lines = lines
        self._is_over, self._next = False, None
        self.has_rows = False

    def __iter__(self) -> Iterator[Cells]:
        return self

    def __next__(self) -> Cells:
        if self._is_over:
            raise StopIteration
        line = next(self._lines, None)
        if not line:
            self._next, self._is_over = line, True
            raise StopIteration
        self.has_rows = True
        return line

    def skip(self) -> list | None:
        """Read on to the next sheet; None after the last."""
        for _row in self:
            pass
        return self._next


def _from_text(path: Path) -> Table:
    encoding = text.encoding_of(path)
    tables = {}
    for delimiter in text.DELIMITERS:
        rows = text.rows_of(path, encoding=encoding, delimiter=delimiter)
        table = _table_of(rows)
        if table is not None:
            tables[delimiter] = table
    if not tables:
        first = next(text.rows_of(path, encoding=encoding, delimiter=","), None)
        raise RosterRefused(Refusal.EMPTY if first is None else Refusal.NO_HEADER)
    # The right one finds the most columns in the header.
    best = max(tables, key=lambda each: len(tables[each].columns) + len(tables[each].dropped))
    _require_not_too_long(text.rows_of(path, encoding=encoding, delimiter=best))
    return tables[best]


def _require_not_too_long(rows: Iterator[Cells]) -> None:
    """Refuse what cannot fit before a single row is looked at: counting is a tenth of the work."""
    most = limits.MOST_TITLE_ROWS + limits.MOST_PEOPLE
    if next(islice(rows, most, None), None) is not None:
        raise RosterRefused(Refusal.TOO_MANY_ROWS)


def _table_of(rows: Iterable[Cells]) -> Table | None:
    rows = iter(rows)
    for _number, cells in islice(rows, limits.MOST_TITLE_ROWS):
        kinds = [kind_of(title) for title in cells]
        known = [kind for kind in kinds if kind]
        # A title row such as «Daftar nama peserta» is one cell; a header has several, or is a list
        # of names and nothing else.
        if Kind.NAME in known and (len(known) > 1 or _is_lone_header(cells)):
            return _below(cells, rows)
    return None


def _is_lone_header(cells: list[str]) -> bool:
    titles = [re.sub(r"\W", "", cell).casefold() for cell in cells if cell.strip()]
    return [title for title in titles if title not in ("no", "nomor", "nourut")] in (
        ["nama"],
        ["namalengkap"],
        ["namapeserta"],
    )


def _below(header: list[str], rows: Iterator[Cells]) -> Table:
    titles = [" ".join(title.split()) for title in header]
    first = next(rows, None)
    if first is not None and _is_second_header(first[1]):
        # «Jenis kelamin» over «L» and «P»: the lower title says which.
        lower = first[1] + [""] * (len(titles) - len(first[1]))
        titles += [""] * (len(lower) - len(titles))
        pairs = zip(titles, lower, strict=True)
        titles = [below if below and kind_of(below) else above for above, below in pairs]
        first = next(rows, None)
    if first is not None and _is_numbering(first[1]):
        first = next(rows, None)
    columns, dropped, unused, seen = [], [], [], set()
    for index, title in enumerate(titles):
        kind = kind_of(title)
        if kind in FORBIDDEN:
            dropped.append(title)
        elif kind is None or kind in seen:
            if title and not _says_nothing(title):
                unused.append(title)
        else:
            seen.add(kind)
            columns.append(Column(index, kind, title))
    body = _body(first, rows)
    return Table(tuple(columns), tuple(dropped), tuple(unused), body)


def _body(first: Cells | None, rows: Iterator[Cells]) -> Iterator[Cells]:
    if first is not None:
        yield first
        yield from rows


def _is_second_header(cells: list[str]) -> bool:
    said = [cell for cell in cells if cell.strip()]
    return bool(said) and all(kind_of(cell) or _says_nothing(cell) for cell in said)


def _is_numbering(cells: list[str]) -> bool:
    """«(1) (2) (3)» below the titles, as forms of the state have it."""
    said = [cell.strip().strip("()") for cell in cells if cell.strip()]
    numbers = [int(cell) for cell in said if cell.isascii() and cell.isdigit()]
    return len(said) > 2 and len(numbers) == len(said) and numbers == sorted(set(numbers))


def _says_nothing(title: str) -> bool:
    return re.sub(r"\W", "", title).casefold() in {"no", "nomor", "nourut", "ket", "keterangan"}
