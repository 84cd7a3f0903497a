"""A workbook looked over before anything of it is unpacked, then read by a process of its own.

That process has little memory and little time; whatever a file makes of it, this one lives on.
"""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from threading import Timer

from courses.enrolment.roster import limits
from courses.enrolment.roster.rows import Refusal, RosterRefused

READER = Path(__file__).with_name("workbook_reader.py")
SYMLINK = 0o120000
CONTENT_TYPES = "[Content_Types].xml"
NESTED = (".zip", ".xlsx", ".xlsm", ".docx", ".jar", ".7z", ".rar")


def look_over(path: Path) -> None:
    """Refuse by its directory what is no plain workbook or would unpack into too much."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > limits.MOST_MEMBERS:
                raise RosterRefused(Refusal.BOMB)
            for member in members:
                _look_at(member)
            if sum(member.file_size for member in members) > limits.MOST_UNPACKED_BYTES:
                raise RosterRefused(Refusal.BOMB)
            names = {member.filename for member in members}
            if CONTENT_TYPES not in names or "xl/workbook.xml" not in names:
                raise RosterRefused(Refusal.NOT_A_LIST)
            if _has_macros(archive, names):
                raise RosterRefused(Refusal.MACROS)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as problem:
        raise RosterRefused(Refusal.BROKEN) from problem


def _look_at(member: zipfile.ZipInfo) -> None:
    name = PurePosixPath(member.filename.replace("\\", "/"))
    is_link = (member.external_attr >> 16) & 0o170000 == SYMLINK
    if name.is_absolute() or ".." in name.parts or is_link:
        raise RosterRefused(Refusal.BROKEN)
    if member.flag_bits & 1:
        raise RosterRefused(Refusal.LOCKED)
    if name.suffix.lower() in NESTED:
        raise RosterRefused(Refusal.BOMB)
    if name.name.lower() == "sharedstrings.xml" and member.file_size > limits.MOST_BYTES_OF_WORDS:
        raise RosterRefused(Refusal.BOMB)
    is_dense = member.file_size > limits.MOST_RATIO * max(1, member.compress_size)
    if is_dense and member.file_size > limits.RATIO_COUNTS_FROM_BYTES:
        raise RosterRefused(Refusal.BOMB)


def _has_macros(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if any(PurePosixPath(name).name.lower() == "vbaproject.bin" for name in names):
        return True
    with archive.open(CONTENT_TYPES) as file:
        return b"macroenabled" in file.read(200_000).lower()


def rows_of_sheets(path: Path) -> Iterator[list[tuple[int, list[str]]] | tuple[int, list[str]]]:
    """Yield [] where a sheet begins, then (row number, cells) of each row that holds something."""
    look_over(path)
    process = subprocess.Popen(
        [sys.executable, "-I", str(READER), str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        # Nothing of ours: no secret, no address of a database.
        env={"PATH": os.environ.get("PATH", ""), "PYTHONIOENCODING": "utf-8"},
        text=True,
        encoding="utf-8",
    )
    too_slow = Timer(limits.MOST_SECONDS, process.kill)
    too_slow.start()
    try:
        yield from _lines(process)
    finally:
        too_slow.cancel()
        process.kill()
        with suppress(OSError):
            process.stdout.close()
        process.wait()


def _lines(process: subprocess.Popen) -> Iterator:
    for line in process.stdout:
        said = json.loads(line)
        if isinstance(said, str):
            if said == "end":
                return
            raise RosterRefused(Refusal(said))
        yield (said[0], said[1]) if said else []
    # It ended without its last word: killed for its memory or its time, or it stumbled.
    raise RosterRefused(Refusal.TOO_SLOW if process.wait() < 0 else Refusal.BROKEN)
