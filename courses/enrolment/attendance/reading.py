"""A file becomes marks: whoever is in it is known by username or card, never by name alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, takewhile
from pathlib import Path

from courses.enrolment.attendance.attendance import Attendance
from courses.enrolment.attendance.listing import Person
from courses.enrolment.roster import limits, text, workbook
from courses.enrolment.roster.rows import Refusal, RosterRefused

Cells = tuple[int, list[str]]
STATUSES = Attendance.Status
TITLES = {
    "username": ("nama pengguna", "username", "pengguna"),
    "code": ("kode kartu", "kartu", "kode", "card"),
    "status": ("kehadiran", "status", "attendance", "hadir"),
    "session": ("sesi", "session"),
}
WORDS = {
    STATUSES.ATTENDED: "hadir h ya y v x ✓ ✔ 1 present",
    STATUSES.LATE: "terlambat telat t late",
    STATUSES.ABSENT: "tidakhadir tidak th tk absen alpa alpha a izin sakit 0 nothere absent",
}
STATUS_OF = {word: status for status, words in WORDS.items() for word in words.split()}
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Fault(StrEnum):
    NOBODY = "nobody"  # the row names nobody
    UNKNOWN = "unknown"  # nobody of this session
    STATUS = "status"  # no word for present, late or not here
    TWICE = "twice"  # the same person once more, marked otherwise


@dataclass(frozen=True)
class Problem:
    row: int
    value: str
    fault: Fault


@dataclass(frozen=True)
class Read:
    """`statuses`: by enrolment; a row without a mark says nothing about its person."""

    statuses: dict[int, str]
    problems: list[Problem]


def read_marks(path: Path, *, people: Sequence[Person], title: str) -> Read:
    """Return what the file says about these people at the session of this title.

    Where the file has a column of sessions, rows of other sessions are passed over.
    Raises RosterRefused when there is no such list in it.
    """
    columns, rows = _table(path)
    known = {person.username: person.enrolment_id for person in people}
    known |= {person.code.lower(): person.enrolment_id for person in people}
    statuses: dict[int, str] = {}
    problems: list[Problem] = []
    for number, cells in islice(rows, limits.MOST_PEOPLE):
        row = {name: _cell(cells, place) for name, place in columns.items()}
        if row.get("session", title).casefold() != title.casefold() or not row["status"]:
            continue
        fault = _take(row, known=known, statuses=statuses)
        if fault:
            value = row["status"] if fault == Fault.STATUS else _who(row)
            problems.append(Problem(number, value, fault))
    return Read(statuses, problems)


def _take(row: dict[str, str], *, known: dict[str, int], statuses: dict[int, str]) -> Fault | None:
    who, status = _who(row), STATUS_OF.get(re.sub(r"[\s.,_-]", "", row["status"]).casefold())
    if not who:
        return Fault.NOBODY
    person = known.get(who.lower()) or known.get(re.sub(r"[\s-]", "", who).lower())
    if person is None:
        return Fault.UNKNOWN
    if status is None:
        return Fault.STATUS
    if statuses.setdefault(person, status) != status:
        return Fault.TWICE
    return None


def _who(row: dict[str, str]) -> str:
    return row.get("username") or row.get("code") or ""


def _cell(cells: list[str], place: int) -> str:
    # Our own tables stand an apostrophe before what a spreadsheet takes for a formula.
    return cells[place].strip().removeprefix("'") if place < len(cells) else ""


def _table(path: Path) -> tuple[dict[str, int], Iterator[Cells]]:
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


def _columns_in(rows: Iterable[Cells]) -> dict[str, int] | None:
    """Read on to the header: it names a person and a status."""
    for _number, cells in islice(rows, limits.MOST_TITLE_ROWS):
        titles = [" ".join(re.sub(r"\W", " ", cell).split()).casefold() for cell in cells]
        found = {
            name: titles.index(word)
            for name, words in TITLES.items()
            for word in reversed(words)
            if word in titles
        }
        if "status" in found and ("username" in found or "code" in found):
            return found
    return None
