"""A kind of work for processes that are going to be killed: each unit is a row in a table."""

import os
import time

from django.db import connection, transaction

from lms.jobs import kinds, lease
from lms.jobs.kinds import Kind

UNITS = 300


def write_rows(job, start: int, stop: int) -> None:
    for unit in range(start, stop):
        with transaction.atomic(), connection.cursor() as cursor:
            lease.hold(job)
            cursor.execute(
                "INSERT INTO kill_proof (job, unit, process) VALUES (%s, %s, %s)"
                " ON CONFLICT DO NOTHING",
                [job.pk, unit, os.getpid()],
            )
        time.sleep(0.01)


kinds.register(
    Kind("kill_proof", "Kill proof", plan=lambda job: UNITS, chunk_size=10, run_chunk=write_rows)
)
