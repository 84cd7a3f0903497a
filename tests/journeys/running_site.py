"""The site as `make demo` runs it: gunicorn and a Celery worker, in a folder of its own."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from lms import processes

ROOT = Path(__file__).resolve().parent.parent.parent
READY_WITHIN_SECONDS = 60
PREPARATIONS = (
    ("migrate", "--verbosity", "0"),
    ("createcachetable",),
    ("load_starter",),
    ("collectstatic", "--no-input", "--verbosity", "0"),
)


def environment(*, var_dir: Path, port: int) -> dict[str, str]:
    """Return the environment of a site that nothing else configures."""
    # Its web process empties the folder of figures when it begins: it has one of its own.
    own = ("_URL", "PROMETHEUS_MULTIPROC_DIR")
    inherited = {name: value for name, value in os.environ.items() if not name.endswith(own)}
    return {
        **inherited,
        "DJANGO_SETTINGS_MODULE": "lms.settings.demo",
        "VAR_DIR": str(var_dir),
        "PORT": str(port),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def prepare(var_dir: Path) -> None:
    """Make a database with the starter courses, and the static files: about a minute."""
    for command in PREPARATIONS:
        manage(*command, env=environment(var_dir=var_dir, port=0))


def manage(*command: str, env: dict[str, str]) -> str:
    """Run a management command as an operator would; return what it printed."""
    return run("manage.py", *command, env=env)


def run(*command: str, env: dict[str, str]) -> str:
    """Run Python beside the site, in the project's folder; return what it printed."""
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{' '.join(command)}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


@dataclass
class RunningSite:
    """Web and worker of one site; each can be killed and started again."""

    var_dir: Path
    port: int = field(default_factory=free_port)
    web: subprocess.Popen | None = None
    worker: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def env(self) -> dict[str, str]:
        return environment(var_dir=self.var_dir, port=self.port)

    def start(self) -> None:
        self.start_web()
        self.start_worker()

    def start_web(self) -> None:
        command = processes.web_command(port=self.port)
        self.web = processes.start(command, log=self.var_dir / "log" / "web.log", env=self.env)
        deadline = time.monotonic() + READY_WITHIN_SECONDS
        while not processes.answers(port=self.port, path="/healthz/live"):
            assert self.web.poll() is None and time.monotonic() < deadline, self.log("web")
            time.sleep(0.2)

    def start_worker(self) -> None:
        command = processes.worker_command(var_dir=self.var_dir)
        self.worker = processes.start(
            command, log=self.var_dir / "log" / "worker.log", env=self.env
        )

    def stop(self) -> None:
        processes.stop(*filter(None, (self.web, self.worker)), grace_seconds=5)

    def manage(self, *command: str) -> str:
        return manage(*command, env=self.env)

    def query(self, sql: str, *values: object) -> list[tuple]:
        """Return rows straight from the site's database, beside the running processes."""
        with sqlite3.connect(f"file:{self.var_dir / 'db.sqlite3'}?mode=ro", uri=True) as database:
            return database.execute(sql, values).fetchall()

    def log(self, name: str) -> str:
        return (self.var_dir / "log" / f"{name}.log").read_text(errors="replace")[-4000:]


def copy_of(template: Path, *, to: Path) -> RunningSite:
    """Return a new site, not yet started, that holds what the template holds."""
    shutil.copytree(template, to)
    return RunningSite(var_dir=to)
