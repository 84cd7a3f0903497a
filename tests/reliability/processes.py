"""Real workers and web servers on a story's own database, to be killed without warning."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection

WORKER = (
    "import django; django.setup(); "
    "from django.core.management import call_command; "
    "call_command('run_jobs', watch=True, every=0.1)"
)


def database_url() -> str:
    """Return the address of the database this story runs on."""
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    secret = f":{facts['PASSWORD']}" if facts["PASSWORD"] else ""
    return f"postgres://{facts['USER']}{secret}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"


def redis_url() -> str:
    """Return the address of the Redis this story runs on; empty without one."""
    return settings.CACHES["default"]["LOCATION"] if settings.REDIS_URL else ""


def _inherited() -> dict[str, str]:
    # A web process that begins empties the folder of figures: it takes one of its own.
    return {name: word for name, word in os.environ.items() if name != "PROMETHEUS_MULTIPROC_DIR"}


class Processes:
    """Starts processes of the project; kills every one of them in the end."""

    def __init__(self, var_dir: Path, *, database: str | None = None) -> None:
        self.var_dir = var_dir
        self._started: list[subprocess.Popen] = []
        self.environment = {
            **_inherited(),
            "DJANGO_SETTINGS_MODULE": "lms.settings.dev",
            "DATABASE_URL": database or database_url(),
            "REDIS_URL": redis_url(),
            "VAR_DIR": str(var_dir),
            "JOBS_LEASE_SECONDS": "2",
            "SECRET_KEY": settings.SECRET_KEY,
        }

    def start(
        self, *arguments: str, log_in: Path | None = None, **environment: str
    ) -> subprocess.Popen:
        with Path(log_in or self.var_dir, "processes.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=settings.BASE_DIR,
                env={**self.environment, **environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._started.append(process)
        return process

    def start_worker(self) -> subprocess.Popen:
        return self.start("-c", WORKER)

    @staticmethod
    def kill(process: subprocess.Popen) -> None:
        """Kill -9 the process and whatever it started."""
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def kill_all(self) -> None:
        for process in self._started:
            self.kill(process)

    @property
    def log(self) -> str:
        path = Path(self.var_dir, "processes.log")
        return path.read_text() if path.exists() else ""


def wait_until(condition: Callable[[], bool], *, seconds: float) -> float:
    """Wait for the condition; return how long it took. AssertionError when it never comes."""
    begun_at = time.monotonic()
    while not condition():
        assert time.monotonic() - begun_at < seconds, f"not so within {seconds} s"
        time.sleep(0.05)
    return time.monotonic() - begun_at
