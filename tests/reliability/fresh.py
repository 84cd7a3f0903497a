"""A machine that has nothing yet: a folder and a database of its own, spoken to as operators do."""

import hashlib
import json
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection

from lms.care import databases
from tests.reliability.processes import Processes, database_url


class Machine:
    def __init__(self, folder: Path) -> None:
        self.var_dir = folder
        folder.mkdir(mode=0o750)
        if connection.vendor == "sqlite":
            self.database = f"sqlite:///{folder}/db.sqlite3"
        else:
            self.database = f"{database_url()}_fresh"
        self.processes = Processes(folder, database=self.database)
        # A run that was killed may have left its database behind.
        self.clear()

    def manage(
        self, *words: str, most_bytes: int | None = None, code: Path = settings.BASE_DIR
    ) -> subprocess.CompletedProcess:
        """Run a command; with most_bytes no file may grow beyond that, as on a full disk."""
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=code,
            env=self.processes.environment,
            capture_output=True,
            text=True,
            timeout=120,
            preexec_fn=_limit(most_bytes) if most_bytes else None,
        )

    def query(self, sql: str) -> list[tuple]:
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self.var_dir / "db.sqlite3")) as database:
                return database.execute(sql).fetchall()
        with psycopg.connect(self.database) as database:
            return database.execute(sql).fetchall()

    def clear(self) -> None:
        self.processes.kill_all()
        if connection.vendor == "postgresql":
            server, _slash, name = self.database.rpartition("/")
            with psycopg.connect(f"{server}/postgres", autocommit=True) as database:
                database.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _limit(most_bytes: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))


def everything(*folders: Path) -> str:
    """Return one hash over every row of the site's database and every file in the folders."""
    digest = hashlib.sha256()
    tables = sorted({table for table, _column in databases.live(databases.of_this_site().COLUMNS)})
    for table in tables:
        rows = sorted(
            json.dumps(row, default=str) for row in databases.live(f'SELECT * FROM "{table}"')
        )
        digest.update(f"{table} {rows}".encode())
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path} ".encode() + path.read_bytes())
    return digest.hexdigest()
