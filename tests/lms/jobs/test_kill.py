"""Real worker processes, killed without warning: the work is done all the same, once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from lms.jobs import ledger
from lms.jobs.models import Job, JobChunk
from tests.lms.jobs.kill_kind import UNITS

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LOOP = (
    "import django; django.setup(); import tests.lms.jobs.kill_kind; "
    "from django.core.management import call_command; "
    "call_command('run_jobs', watch=True, every=0.1)"
)
CELERY = "-m celery -A lms worker -B -c 2 -l WARNING -I tests.lms.jobs.kill_kind"


@pytest.fixture
def proof() -> Iterator[Callable[[], list[tuple[int, int]]]]:
    """The table the workers write to; returns its rows."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS kill_proof")
        cursor.execute(
            "CREATE TABLE kill_proof"
            " (job integer, unit integer, process integer, UNIQUE (job, unit))"
        )

    def rows() -> list[tuple[int, int]]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT job, unit FROM kill_proof ORDER BY job, unit")
            return cursor.fetchall()

    yield rows
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE kill_proof")


@pytest.fixture
def start_worker(tmp_path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Start worker processes on this test's database; none of them outlives the test."""
    started: list[subprocess.Popen] = []
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "lms.settings.dev",
        "DATABASE_URL": _database_url(),
        "REDIS_URL": "",
        "VAR_DIR": str(tmp_path),
        "JOBS_LEASE_SECONDS": "2",
    }

    def start(*arguments: str) -> subprocess.Popen:
        with Path(tmp_path, "workers.log").open("ab") as log:
            worker = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=settings.BASE_DIR,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        started.append(worker)
        return worker

    yield start
    for worker in started:
        _kill(worker)


def _database_url() -> str:
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    secret = f":{facts['PASSWORD']}" if facts["PASSWORD"] else ""
    return f"postgres://{facts['USER']}{secret}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"


def _kill(worker: subprocess.Popen) -> None:
    """Kill -9 the worker and whatever it started."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


def _wait_until(condition: Callable[[], bool], *, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.05)


def _assert_all_done_once(jobs: list[Job], rows: list[tuple[int, int]]) -> None:
    assert rows == [(job.pk, unit) for job in jobs for unit in range(UNITS)]
    for job in jobs:
        job.refresh_from_db()
        assert (job.state, job.done, job.total) == (Job.State.DONE, UNITS, UNITS)
    assert not JobChunk.objects.exclude(state=JobChunk.State.DONE).exists()


def test_work_outlives_three_rounds_of_killed_workers(proof, start_worker):
    jobs = [ledger.submit("kill_proof", subject=f"batch:{number}") for number in range(2)]

    for _ in range(3):
        written = len(proof())
        workers = [start_worker("-c", LOOP) for _ in range(2)]
        _wait_until(lambda written=written: len(proof()) > written + 60)
        for worker in workers:
            _kill(worker)
    assert len(proof()) < 2 * UNITS  # they were killed in the middle of it
    start_worker("-c", LOOP)
    _wait_until(lambda: not Job.objects.unfinished().exists())

    _assert_all_done_once(jobs, proof())
    assert max(job.token for job in jobs) >= 3


def test_killed_celery_worker_is_followed_by_another(proof, start_worker, tmp_path):
    jobs = [ledger.submit("kill_proof", subject="batch:0")]
    beat = ["-s", str(tmp_path / "beat")]

    first = start_worker(*CELERY.split(), *beat)
    _wait_until(lambda: len(proof()) > 60)
    _kill(first)
    assert len(proof()) < UNITS
    time.sleep(2)  # the lease of the dead
    start_worker(*CELERY.split(), *beat)
    _wait_until(lambda: not Job.objects.unfinished().exists())

    _assert_all_done_once(jobs, proof())
