"""A list of people from upload to their places: seconds, statements and memory, short and long.

Run as a program in the site's environment, with a number of rows, it prints the figures of one
list as JSON. Each list has a process of its own: the memory at its highest is of the process.
"""

import json
import math
import os
import resource
import subprocess
import sys
import time

import django

from tests.journeys.running_site import ROOT

SIZES = (500, 10_000)
BATCH = 500
REGIONS = ("Kota Kendari", "Kota Ambon", "Kab. Konawe", "74.71", "Kota Bandung")


def measure(environment: dict[str, str]) -> dict[str, dict]:
    """Return the figures of each size, by its number of rows."""
    return {str(rows): _apart(rows, environment) for rows in SIZES}


def _apart(rows: int, environment: dict[str, str]) -> dict:
    done = subprocess.run(
        (sys.executable, "-m", "tests.benchmarks.roster", str(rows)),
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    django.setup()
    sys.stdout.write(json.dumps(_admitted(int(sys.argv[1]))))


def _admitted(rows: int) -> dict:
    """Bring a list of so many rows into a new cohort, as the ledger does; return what it took.

    RuntimeError when not everybody is in it.
    """
    from django.core.files.base import ContentFile
    from django.db import connection

    from courses.enrolment.roster import importing
    from lms.jobs import ledger

    cohort, trainer = _cohort(rows)
    began = time.monotonic()
    roster = importing.receive(cohort, file=ContentFile(_csv(rows).encode()), by=trainer)
    ledger.run_due()
    read = time.monotonic()
    roster.refresh_from_db()
    importing.confirm(roster, by=trainer)
    counted = _Counter()
    with connection.execute_wrapper(counted):
        ledger.run_due()
    admitted = time.monotonic()
    if (people := cohort.enrolments.count()) != rows:
        raise RuntimeError(f"{people} of {rows} people are in the cohort")
    return {
        "rows": rows,
        "seconds": round(admitted - began, 2),
        "reading_seconds": round(read - began, 2),
        "admitting_seconds": round(admitted - read, 2),
        "statements_each_500_rows": round(counted.statements / math.ceil(rows / BATCH), 1),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


class _Counter:
    """Counts what reaches the database, as the budgets do."""

    statements = 0

    def __call__(self, execute, sql, params, many, context):
        from tests.statements import CACHE_TABLE, FRAME

        self.statements += not FRAME.match(sql) and CACHE_TABLE not in sql
        return execute(sql, params, many, context)


def _cohort(rows: int):
    from courses.models import Cohort, CoursePage
    from lms.accounts.models import User

    course = CoursePage.objects.get(code__iexact="aman", locale__language_code="id")
    cohort = Cohort.objects.create(
        code=f"daftar-{rows}", name=f"Daftar {rows}", course=course, mode=Cohort.Mode.BLENDED
    )
    return cohort, User.objects.create_user(username=f"fasilitator{rows}")


def _csv(rows: int) -> str:
    people = (
        ";".join(
            (f"Peserta {n}", "LP"[n % 2], REGIONS[n % 5], f"F-{n}", str(18 + n % 7), f"0812{n}")
        )
        for n in range(rows)
    )
    return "\n".join(["Nama Lengkap;L/P;Kab/Kota;No Formulir;Usia;No HP", *people])


if __name__ == "__main__":
    main()
