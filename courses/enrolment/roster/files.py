"""The private files of one list: the upload, the people to admit, rows to mend, rows asked about.

They hold names, so they stay only as long as the list is on its way.
"""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import IO

from django.core.files import File
from django.core.files.storage import storages

from courses.enrolment.roster.rows import Asked, Fault, Problem, RosterRow
from courses.enrolment.roster_import import RosterImport

UPLOAD, PEOPLE, TO_MEND, ASKED = "upload", "people", "to-mend", "asked"
ToMend = tuple[int, list[str], list[Problem]]


def keep_upload(roster: RosterImport, file: File) -> None:
    _save(roster, UPLOAD, file)


@contextmanager
def upload_of(roster: RosterImport) -> Iterator[Path]:
    """Give the uploaded file as one on this machine's own disk, wherever it is kept."""
    with (
        tempfile.NamedTemporaryFile() as copy,
        storages["private"].open(_name(roster, UPLOAD)) as file,
    ):
        while piece := file.read(1024 * 1024):
            copy.write(piece)
        copy.flush()
        yield Path(copy.name)


class Shelf:
    """Written row by row while a list is checked, and put away at the end."""

    def __init__(self) -> None:
        self._files = {
            part: tempfile.TemporaryFile("w+b")  # noqa: SIM115
            for part in (PEOPLE, TO_MEND, ASKED)
        }

    def add_titles(self, titles: list[str]) -> None:
        """Come first: the titles of the used columns, as the file has them."""
        self._write(TO_MEND, titles)

    def add_person(self, row: RosterRow) -> None:
        self._write(PEOPLE, asdict(row))

    def add_to_mend(
        self, number: int, cells: tuple[str, ...], problems: tuple[Problem, ...]
    ) -> None:
        wrong = [[p.column, p.value, p.fault, *p.hints] for p in problems]
        self._write(TO_MEND, [number, cells, wrong])

    def add_asked(self, row: RosterRow, *, like_row: int = 0) -> None:
        self._write(ASKED, [like_row, asdict(row)])

    def people(self) -> Iterator[RosterRow]:
        """Read the people back, without putting anything away."""
        return _people_in(self._files[PEOPLE])

    def to_mend(self) -> Iterator[ToMend]:
        return _to_mend_in(self._files[TO_MEND])

    def put_away(self, roster: RosterImport) -> None:
        for part, file in self._files.items():
            file.seek(0)
            _save(roster, part, File(file))
            file.close()

    def _write(self, part: str, value) -> None:
        line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        self._files[part].write(line.encode() + b"\n")


def people_of(roster: RosterImport) -> Iterator[RosterRow]:
    """Yield the people to admit, in the order of the file.

    Last come those equal to an earlier row, of whom somebody said that they are another.
    """
    others = set(roster.another_rows)
    chosen = {a.row.number: a.row for a in asked_of(roster) if a.row.number in others}
    with storages["private"].open(_name(roster, PEOPLE)) as file:
        for row in _people_in(file):
            yield chosen.pop(row.number, row)
    yield from chosen.values()


def asked_of(roster: RosterImport) -> Iterator[Asked]:
    """Yield each row somebody has to say of whether it is another person."""
    with storages["private"].open(_name(roster, ASKED)) as file:
        for line in file:
            like_row, row = json.loads(line)
            yield Asked(RosterRow(**row), like_row)


def to_mend_of(roster: RosterImport) -> Iterator[ToMend]:
    """Yield each row to mend: its number, its cells under `titles_of`, what is wrong."""
    with storages["private"].open(_name(roster, TO_MEND)) as file:
        yield from _to_mend_in(file)


def titles_of(roster: RosterImport) -> list[str]:
    with storages["private"].open(_name(roster, TO_MEND)) as file:
        return json.loads(next(iter(file)))


def _people_in(file: IO[bytes]) -> Iterator[RosterRow]:
    file.seek(0)
    for line in file:
        yield RosterRow(**json.loads(line))


def _to_mend_in(file: IO[bytes]) -> Iterator[ToMend]:
    file.seek(0)
    for line in islice(file, 1, None):
        number, cells, wrong = json.loads(line)
        problems = [
            Problem(number, column, value, Fault(fault), tuple(hints))
            for column, value, fault, *hints in wrong
        ]
        yield number, cells, problems


def delete_upload(roster: RosterImport) -> None:
    storages["private"].delete(_name(roster, UPLOAD))


def delete_files(roster: RosterImport) -> None:
    for part in (UPLOAD, PEOPLE, TO_MEND, ASKED):
        storages["private"].delete(_name(roster, part))


def _save(roster: RosterImport, part: str, file: File) -> None:
    storage, name = storages["private"], _name(roster, part)
    # Written a second time after a crash: replaced, where Django would keep both.
    storage.delete(name)
    storage.save(name, file)


def _name(roster: RosterImport, part: str) -> str:
    return f"rosters/{roster.pk}/{part}"
