"""A PostgreSQL cluster that a measurement makes for itself, and may therefore break."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg

from tests.journeys.running_site import free_port

PROGRAMS = "usr/lib/postgresql/*/bin/initdb"
READY_WITHIN_SECONDS = 60


class NoPostgres(RuntimeError):
    """This machine has no initdb: install the server's package."""


class OwnCluster:
    """A cluster in a folder of its own, on a port of its own, as its maker's to restart.

    PostgreSQL refuses to run as root: then it runs as the user postgres. Raises NoPostgres.
    """

    def __init__(self) -> None:
        # Debian keeps them out of the way; elsewhere initdb and its companions are on the PATH.
        places = [*sorted(Path("/").glob(PROGRAMS), reverse=True), shutil.which("initdb")]
        if places == [None]:
            raise NoPostgres(NoPostgres.__doc__)
        self.programs = Path(places[0]).parent
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="kelas-aman-cluster-"))
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")

    @property
    def url(self) -> str:
        return f"{self.server}/kelas"

    @property
    def server(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}"

    def __enter__(self) -> "OwnCluster":
        self._run("initdb", "--auth=trust", "--username=postgres", "-D", f"{self.folder}/data")
        self._control("start")
        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as database:
            database.execute("CREATE DATABASE kelas")
        return self

    def __exit__(self, *_problem) -> None:
        self._control("stop", "-m", "immediate")
        shutil.rmtree(self.folder)

    def restart_at_once(self) -> None:
        """Restart without a word to anybody, as after a power cut: open transactions are lost."""
        self._control("restart", "-m", "immediate")

    def _control(self, *words: str) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
        wait = ("-w", "-t", str(READY_WITHIN_SECONDS))
        log = ("-l", f"{self.folder}/log")
        self._run("pg_ctl", *words, "-D", f"{self.folder}/data", *wait, *log, "-o", options)

    def _run(self, program: str, *words: str) -> None:
        command = [str(self.programs / program), *words]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        # What it starts goes on running and would hold a pipe open: a file takes its words.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(command, cwd="/", stdout=said, stderr=said, timeout=120)
            said.seek(0)
            if done.returncode:
                raise RuntimeError(f"{program}: {said.read()}")
