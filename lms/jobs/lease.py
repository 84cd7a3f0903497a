"""Who may work on a job: claimed for half a minute, renewed, and fenced by a token."""

import logging
import threading
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from lms.jobs.models import Job

logger = logging.getLogger(__name__)

WORKER_DIED = "worker_died"


class LeaseLost(Exception):
    """The job was cancelled, or another worker has it now: stop and write nothing more."""


def _lease_end() -> datetime:
    return timezone.now() + timedelta(seconds=settings.JOBS_LEASE_SECONDS)


def claim(job_id: int) -> Job | None:
    """Take a due job for this worker; None when somebody else has it or it is not due.

    Taking over from a worker that went silent counts as a try.
    """
    holder_died = Q(state=Job.State.RUNNING)
    # One transaction: between the update and the read nobody else can raise the token.
    with transaction.atomic():
        claimed = (
            Job.objects.due()
            .filter(pk=job_id)
            .order_by()
            .update(
                tries=F("tries") + Case(When(holder_died, then=1), default=0),
                error=Case(When(holder_died, then=Value(WORKER_DIED)), default=F("error")),
                state=Job.State.RUNNING,
                token=F("token") + 1,
                lease_until=_lease_end(),
                started_at=Coalesce("started_at", Value(timezone.now())),
            )
        )
        return Job.objects.get(pk=job_id) if claimed else None


def hold(job: Job, **changes) -> None:
    """Write the changes to the job and renew the lease, if it is still this worker's.

    Raises LeaseLost otherwise. Inside a transaction it also keeps others from
    claiming the job until that ends, so everything written beside it is fenced.
    """
    held = Job.objects.filter(pk=job.pk, token=job.token, state=Job.State.RUNNING).update(
        **{"lease_until": _lease_end(), **changes}
    )
    if not held:
        raise LeaseLost(job.pk)


class Heartbeat:
    """Renews the lease from a thread of its own while a chunk works.

    A process that is frozen or killed takes its heartbeat with it.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *exc_info) -> None:
        self._stop.set()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._stop.wait(settings.JOBS_LEASE_SECONDS / 3):
                try:
                    hold(self._job)
                except LeaseLost:
                    return
                except DatabaseError as problem:
                    logger.warning("Lease not renewed this time: %s", type(problem).__name__)
                    connection.close()
        finally:
            connection.close()
