"""Answers on paper, from a table: one row a person, one column a question.

Whose it is says a username or the letters of a card, never a name alone. A column whose title is a
number, with or without a word before it («Soal 7», «No. 7»), holds the letters chosen there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path

from courses.enrolment.roster import limits, text, workbook
from courses.enrolment.roster.rows import Refusal, RosterRefused

Cells = tuple[int, list[str]]
WHO = {"nama pengguna", "username", "pengguna", "kode kartu", "kartu", "kode", "card", "peserta"}
FORM = {"bentuk", "form", "paket"}
QUESTION = re.compile(r"(?:soal|no|nomor|item|q)? ?([1-9][0-9]?)")
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class PaperRow:
    """One sheet of paper: the letters written beside each question's number, from 1."""

    number: int
    who: str
    letters: dict[int, str]
    # As printed; empty for the form that is this person's turn.
    form: str = ""

    @property
    def is_blank(self) -> bool:
        return not any(self.letters.values())


@dataclass(frozen=True)
class _Columns:
    who: list[int]
    questions: dict[int, int]
    form: int | None


def read_paper(path: Path) -> list[PaperRow]:
    """Return the rows that say something. Raises RosterRefused when there is no such table."""
    columns, rows = _table(path)
    found = []
    for number, cells in islice(rows, limits.MOST_PEOPLE):
        who = next((cell for place in columns.who if (cell := _cell(cells, place))), "")
        letters = {n: _cell(cells, place) for n, place in columns.questions.items()}
        form = "" if columns.form is None else _cell(cells, columns.form)
        row = PaperRow(number, who, letters, form)
        if who or not row.is_blank:
            found.append(row)
    return found


def _cell(cells: list[str], place: int) -> str:
    # Our own tables stand an apostrophe before what a spreadsheet takes for a formula.
    return cells[place].strip().removeprefix("'") if place < len(cells) else ""


def _table(path: Path) -> tuple[_Columns, Iterator[Cells]]:
    size = path.stat().st_size
    if size == 0 or size > limits.MOST_BYTES:
        raise RosterRefused(Refusal.TOO_BIG if size else Refusal.EMPTY)
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(OLE):
        raise RosterRefused(Refusal.OLD_WORKBOOK)
    for rows in _sheets(path) if start.startswith(ZIP) else _texts(path):
        columns = _columns_in(rows)
        if columns:
            return columns, rows
    raise RosterRefused(Refusal.NO_HEADER)


def _sheets(path: Path) -> Iterator[Iterator[Cells]]:
    lines = workbook.rows_of_sheets(path)
    while next(lines, None) is not None:
        yield takewhile(bool, lines)


def _texts(path: Path) -> Iterator[Iterator[Cells]]:
    encoding = text.encoding_of(path)
    for delimiter in text.DELIMITERS:
        yield text.rows_of(path, encoding=encoding, delimiter=delimiter)


def _columns_in(rows: Iterable[Cells]) -> _Columns | None:
    """Read on to the header: it names a person and a question."""
    for _number, cells in islice(rows, limits.MOST_TITLE_ROWS):
        titles = [" ".join(re.sub(r"\W", " ", cell).split()).casefold() for cell in cells]
        who = [place for place, title in enumerate(titles) if title in WHO]
        numbered = ((place, QUESTION.fullmatch(title)) for place, title in enumerate(titles))
        questions = {int(match[1]): place for place, match in numbered if match}
        form = next((place for place, title in enumerate(titles) if title in FORM), None)
        if who and questions:
            return _Columns(who, questions, form)
    return None
