"""PostgreSQL: pg_dump on an exported snapshot; in place of the old database by renaming."""

import os
import re
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from lms.care.databases.snapshot import Snapshot
from lms.care.refusal import Refused

MEMBER = "database.dump"
PIECE = 1 << 20
COLUMNS = (
    "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
)
# Names are at most 63 bytes; the rest is for what is added to them.
LONGEST_NAME = 40
# libpq's words for what Django's settings and options say.
ENVIRONMENT = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "service": "PGSERVICE",
    "passfile": "PGPASSFILE",
}


@contextmanager
def snapshot(folder: Path) -> Iterator[Snapshot]:
    require_tools()
    with _connected(_own_name()) as database:
        database.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        (moment,) = database.execute("SELECT pg_export_snapshot()").fetchone()
        yield Snapshot(
            member=MEMBER,
            version=_version_words(database.info.server_version),
            is_packed=True,
            pieces=lambda: _dump(moment),
            query=database.execute,
        )
        database.execute("ROLLBACK")


def _dump(moment: str) -> Iterator[bytes]:
    command = [
        *("pg_dump", "--format=custom", "--no-owner", "--no-privileges"),
        *(f"--snapshot={moment}", f"--dbname={_own_name()}"),
    ]
    with tempfile.TemporaryFile() as words:
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=words, env=_environment()
        ) as dump:
            try:
                while piece := dump.stdout.read(PIECE):
                    yield piece
            except BaseException:
                dump.kill()
                raise
        if dump.returncode:
            raise Refused(_stopped("pg_dump", words))


def others_at_work() -> int:
    """Return how many others are connected to the site's database, from any machine."""
    with _maintenance() as server:
        (count,) = server.execute(
            "SELECT COUNT(*) FROM pg_stat_activity"
            " WHERE datname = %s AND backend_type = 'client backend'",
            [_own_name()],
        ).fetchone()
    return count


def require_tools(*, made_on: str | None = None) -> None:
    """See that PostgreSQL's programs are here, and not older than they must be. Raises Refused."""
    with _maintenance() as server:
        server_major = server.info.server_version // 10_000
    if made_on and _major(made_on) > server_major:
        raise Refused(
            _(
                "The backup was made on PostgreSQL %(made_on)s and this server is %(server)s, "
                "which cannot read it: bring the server to that version first."
            )
            % {"made_on": _major(made_on), "server": server_major}
        )
    for tool in ("pg_dump", "pg_restore"):
        _require_tool(tool, at_least=server_major)


def _require_tool(tool: str, *, at_least: int) -> None:
    if shutil.which(tool) is None:
        raise Refused(
            _("%(tool)s is missing: install the package postgresql-client-%(version)s.")
            % {"tool": tool, "version": at_least}
        )
    answer = subprocess.run([tool, "--version"], capture_output=True, text=True, check=False)
    if _major(answer.stdout) < at_least:
        raise Refused(
            _(
                "%(tool)s is version %(have)s and the server %(version)s, which an older "
                "%(tool)s cannot read: install the package postgresql-client-%(version)s."
            )
            % {"tool": tool, "have": _major(answer.stdout), "version": at_least}
        )


def is_there() -> bool:
    with _maintenance() as server:
        found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_own_name()])
        return found.fetchone() is not None


def tables() -> set[str]:
    if not is_there():
        return set()
    with _connected(_own_name()) as database:
        rows = database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {name for (name,) in rows}


def load(pieces: Iterable[bytes]) -> str:
    """Make a database beside the site's and fill it; return its name."""
    import psycopg

    side = f"{_own_name()[:LONGEST_NAME]}_restoring_{secrets.token_hex(4)}"
    with _maintenance() as server:
        try:
            server.execute(f"CREATE DATABASE {_quoted(side)} TEMPLATE template0 ENCODING 'UTF8'")
        except psycopg.errors.InsufficientPrivilege:
            raise Refused(
                _(
                    "The database user may make no database to restore into: as the server's "
                    "administrator, run ALTER ROLE %(user)s CREATEDB."
                )
                % {"user": connection.settings_dict["USER"]}
            ) from None
    try:
        _fill(side, pieces)
    except BaseException:
        discard(side)
        raise
    return side


def _fill(side: str, pieces: Iterable[bytes]) -> None:
    command = [
        *("pg_restore", "--single-transaction", "--exit-on-error"),
        *("--no-owner", "--no-privileges", f"--dbname={side}"),
    ]
    with tempfile.TemporaryFile() as words:
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stderr=words, env=_environment()
        ) as restore:
            try:
                for piece in pieces:
                    restore.stdin.write(piece)
                restore.stdin.close()
            except BrokenPipeError:
                pass  # its own words say why it stopped listening
            except BaseException:
                restore.kill()
                raise
        if restore.returncode:
            raise Refused(_stopped("pg_restore", words))


def swap(side: str) -> str:
    """Put the copy in the site's place; return what the old one is called now."""
    import psycopg

    own = _own_name()
    kept = f"{own[:LONGEST_NAME]}_before_{secrets.token_hex(4)}"
    was_there = is_there()
    with _maintenance() as server:
        server.execute("BEGIN")
        try:
            if was_there:
                server.execute(f"ALTER DATABASE {_quoted(own)} RENAME TO {_quoted(kept)}")
            server.execute(f"ALTER DATABASE {_quoted(side)} RENAME TO {_quoted(own)}")
            server.execute("COMMIT")
        except psycopg.errors.ObjectInUse:
            server.execute("ROLLBACK")
            raise Refused(_("Somebody has the database open: close it, then restore.")) from None
    return kept if was_there else ""


def undo(kept: str) -> None:
    """Put back what `swap` took away."""
    own = _own_name()
    with _maintenance() as server:
        server.execute(f"DROP DATABASE IF EXISTS {_quoted(own)}")
        if kept:
            server.execute(f"ALTER DATABASE {_quoted(kept)} RENAME TO {_quoted(own)}")


def discard(name: str) -> None:
    if name:
        with _maintenance() as server:
            server.execute(f"DROP DATABASE IF EXISTS {_quoted(name)}")


@contextmanager
def _connected(name: str):
    """A connection of our own, beside Django's; each statement stands alone."""
    import psycopg

    words = {word: value for word, value in _facts().items() if value}
    try:
        database = psycopg.connect(dbname=name, autocommit=True, **words)
    except psycopg.OperationalError as problem:
        raise Refused(
            _("The database does not answer: %(problem)s")
            % {"problem": str(problem).strip().splitlines()[-1]}
        ) from None
    with database:
        yield database


def _maintenance():
    """A connection to the server, not to the site's database, which may be missing or renamed."""
    return _connected("postgres")


def _facts() -> dict[str, str]:
    settings = connection.settings_dict
    named = {word: str(settings[word.upper()]) for word in ("host", "port", "user", "password")}
    return named | {
        word: str(value) for word, value in settings["OPTIONS"].items() if word in ENVIRONMENT
    }


def _environment() -> dict[str, str]:
    facts = {ENVIRONMENT[word]: value for word, value in _facts().items() if value}
    return {**os.environ, **facts}


def _stopped(tool: str, words) -> str:
    words.seek(0)
    lines = words.read().decode(errors="replace").strip().splitlines() or ["?"]
    return _("%(tool)s stopped: %(words)s") % {"tool": tool, "words": lines[0]}


def _major(words: str) -> int:
    number = re.search(r"\d+", words)
    return int(number[0]) if number else 0


def _version_words(number: int) -> str:
    return f"{number // 10_000}.{number % 10_000}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _own_name() -> str:
    return connection.settings_dict["NAME"]
