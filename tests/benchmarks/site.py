"""The site under measure: gunicorn as `make demo` starts it, in a folder of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lms import web_server
from tests.journeys import running_site
from tests.journeys.running_site import ROOT, RunningSite

SETTINGS = "tests.benchmarks.settings"
PREPARATIONS = (
    ("migrate", "--verbosity", "0"),
    ("createcachetable",),
    ("load_starter",),
    ("collectstatic", "--no-input", "--verbosity", "0"),
)


class BenchSite(RunningSite):
    """A site whose database may be another than SQLite."""

    database_url = ""

    @property
    def env(self) -> dict[str, str]:
        database = {"DATABASE_URL": self.database_url} if self.database_url else {}
        return {**super().env, "DJANGO_SETTINGS_MODULE": SETTINGS, **database}

    def prepare(self) -> None:
        for command in PREPARATIONS:
            self.manage(*command)

    def cast(self) -> dict:
        """Invite the visitors; return what they ask for (see `cast`)."""
        program = (sys.executable, "-m", "tests.benchmarks.cast")
        done = subprocess.run(
            program, cwd=ROOT, env={**os.environ, **self.env}, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return json.loads(done.stdout.splitlines()[-1])

    def memory_mb(self) -> float:
        """Return what all web processes together hold, pages they share counted once."""
        family = [self.web.pid, *_children(self.web.pid)]
        return sum(_proportional_kb(pid) for pid in family) / 1024


@contextmanager
def running(var_dir: Path, *, port: int, database_url: str = "") -> Iterator[BenchSite]:
    site = BenchSite(var_dir=var_dir, port=port)
    site.database_url = database_url
    site.prepare()
    try:
        site.start_web()
        yield site
    finally:
        site.stop()


def free_port() -> int:
    return running_site.free_port()


def web_processes() -> str:
    return f"{web_server.workers} processes of {web_server.threads} threads"


def _children(pid: int) -> list[int]:
    return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _proportional_kb(pid: int) -> int:
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("Pss:"))
