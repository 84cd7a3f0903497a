"""What the queue may ask of a worker: to look at the ledger again. Nothing else."""

import sys

from celery import shared_task
from celery.signals import worker_init, worker_ready

from lms.jobs import ledger, on_duty, queue, schedule
from lms.jobs.models import Job

# Short enough for a worker that is asked to stop, and far under any broker's patience.
LOOK_SECONDS = 60


@shared_task(name=queue.LOOK_AGAIN)
def look_again() -> None:
    schedule.run_due()
    ledger.run_due(for_seconds=LOOK_SECONDS)
    if Job.objects.due().exists():
        queue.wake()


@worker_init.connect
def come_on_duty(**kwargs) -> None:
    try:
        on_duty.begin()
    except on_duty.NotNow:
        sys.exit(on_duty.WAIT)


@worker_ready.connect
def look_at_start(**kwargs) -> None:
    """Take up what an earlier worker left behind."""
    queue.wake()
