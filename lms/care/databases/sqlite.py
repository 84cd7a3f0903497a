"""SQLite: a copy through its backup interface; in place of the old file by renaming."""

import errno
import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from lms.care.databases.snapshot import Snapshot
from lms.care.refusal import Refused

MEMBER = "database.sqlite3"
PIECE = 1 << 20
COLUMNS = (
    "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c"
    " WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%'"
)
# A full disk, and a file that may grow no further.
NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE)
# SQLite's own files beside the database.
SIDES = ("-wal", "-shm", "-journal")


@contextmanager
def snapshot(folder: Path) -> Iterator[Snapshot]:
    path = folder / f".{secrets.token_hex(8)}.sqlite3.part"
    try:
        path.touch(mode=0o600, exist_ok=False)
        _copy(_own_path(), path)
        with closing(sqlite3.connect(path)) as copy:
            yield Snapshot(
                member=MEMBER,
                version=sqlite3.sqlite_version,
                is_packed=False,
                pieces=lambda: _pieces(path),
                query=copy.execute,
            )
    except sqlite3.Error as problem:
        if getattr(problem, "sqlite_errorcode", None) in NO_ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder)) from None
        raise Refused(
            _("The database could not be copied: %(problem)s.") % {"problem": problem}
        ) from None
    finally:
        _remove(path)


def _copy(source_path: Path, path: Path) -> None:
    source = sqlite3.connect(f"file:{source_path}?mode=rw", uri=True, timeout=20)
    with closing(source), closing(sqlite3.connect(path)) as copy:
        # In one step: in pieces it would begin anew with each answer that is saved.
        source.backup(copy, pages=-1)
        # One file instead of three.
        copy.execute("PRAGMA journal_mode=DELETE")
        (verdict,) = copy.execute("PRAGMA quick_check").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def others_at_work() -> int:
    """Not to be known beforehand; `swap` notices."""
    return 0


def require_tools(*, made_on: str | None = None) -> None:
    """SQLite is part of Python."""


def is_there() -> bool:
    path = _own_path()
    return path.exists() and path.stat().st_size > 0


def tables() -> set[str]:
    """Return the names of the tables; of a broken database as if it held something."""
    if not is_there():
        return set()
    with closing(sqlite3.connect(f"file:{_own_path()}?mode=rw", uri=True, timeout=20)) as database:
        try:
            return {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
        except sqlite3.DatabaseError:
            return {"accounts_user", "broken"}


def load(pieces: Iterable[bytes]) -> str:
    """Write a copy beside the site's database; return its name."""
    own = _own_path()
    own.parent.mkdir(parents=True, exist_ok=True)
    side = own.with_name(f"{own.name}.{secrets.token_hex(4)}.restoring")
    try:
        descriptor = os.open(side, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        discard(str(side))
        raise
    return str(side)


def swap(side: str) -> str:
    """Put the copy in the site's place; return where the old one lies now.

    Raises Refused when somebody has the site's database open.
    """
    own = _own_path()
    _fold(Path(side))
    if own.exists():
        _fold(own, is_in_use=_("Somebody has the database open: close it, then restore."))
    kept = own.with_name(f"{own.name}.before-restore")
    _remove(kept)
    for suffix in ("", *SIDES):
        if Path(f"{own}{suffix}").exists():
            os.replace(f"{own}{suffix}", f"{kept}{suffix}")
    os.replace(side, own)
    _sync(own.parent)
    return str(kept)


def undo(kept: str) -> None:
    """Put back what `swap` took away."""
    own = _own_path()
    _remove(own)
    for suffix in ("", *SIDES):
        if Path(f"{kept}{suffix}").exists():
            os.replace(f"{kept}{suffix}", f"{own}{suffix}")


def discard(name: str) -> None:
    _remove(Path(name))


def _fold(path: Path, *, is_in_use: str = "") -> None:
    """Take what SQLite keeps beside the file into it. Only one who is alone with it can."""
    with closing(sqlite3.connect(f"file:{path}?mode=rw", uri=True, timeout=1)) as database:
        try:
            database.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as problem:
            if is_in_use and "locked" in str(problem):
                raise Refused(is_in_use) from None
            raise
        except sqlite3.DatabaseError:
            # A broken database is what restoring is for.
            return


def _remove(path: Path) -> None:
    for suffix in ("", *SIDES):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _own_path() -> Path:
    return Path(connection.settings_dict["NAME"])
