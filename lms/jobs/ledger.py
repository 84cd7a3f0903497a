"""The ledger of long work: what rooms call to have something done, and to do it."""

import time

from django.db import transaction
from django.utils import timezone

from lms.jobs import kinds, lease, queue, turn
from lms.jobs.models import Job, JobChunk


def submit(
    kind: str, *, subject: str, payload: dict | None = None, by=None, unique: bool = True
) -> Job:
    """Put work into the ledger, as part of the caller's transaction.

    When unique, the unfinished job of this kind and subject is returned instead of
    a second one, its payload as it was; a parked one is set going again.
    LookupError when no such kind is registered. A queue that is away changes nothing.
    """
    kinds.get(kind)
    wanted = {"kind": kind, "subject": subject, "is_unique": unique}
    facts = {"payload": payload or {}, "created_by": by}
    if unique:
        job, _ = Job.objects.get_or_create(
            **wanted, state__in=Job.UNFINISHED_STATES, defaults=facts
        )
    else:
        job = Job.objects.create(**wanted, **facts)
    if job.state == Job.State.PARKED:
        retry(job, by=by)
    queue.wake_on_commit()
    return job


def retry(job: Job, *, by) -> Job:
    """Try a parked or waiting job again at once, with five new tries for what is not done."""
    with transaction.atomic():
        revived = Job.objects.filter(
            pk=job.pk, state__in=(Job.State.PARKED, Job.State.WAITING)
        ).update(
            state=Job.State.WAITING,
            tries=0,
            error="",
            next_try_at=timezone.now(),
            retried_by=by,
        )
        if revived:
            left = job.chunks.exclude(state=JobChunk.State.DONE)
            left.update(state=JobChunk.State.WAITING, tries=0)
        queue.wake_on_commit()
    job.refresh_from_db()
    return job


def cancel(job: Job) -> Job:
    """Stop an unfinished job. A worker in the middle of it finds its next write refused."""
    Job.objects.unfinished().filter(pk=job.pk).update(
        state=Job.State.CANCELLED, lease_until=None, finished_at=timezone.now()
    )
    job.refresh_from_db()
    return job


def run(job_id: int) -> bool:
    """Take one turn at this job, here and now; False when it is not due or somebody has it."""
    job = lease.claim(job_id)
    if job is None:
        return False
    turn.take_turn(job)
    return True


def run_due(*, for_seconds: float | None = None) -> int:
    """Take turns at what is due, oldest first, until nothing is; return how many.

    After `for_seconds` no further turn is begun.
    """
    begun_at = time.monotonic()
    turns = 0
    while for_seconds is None or time.monotonic() - begun_at < for_seconds:
        job_id = Job.objects.due().values_list("pk", flat=True).first()
        if job_id is None:
            break
        turns += run(job_id)
    return turns


def lag_seconds() -> int:
    """Return how long the oldest due job has been waiting for a worker; 0 when none is due."""
    job = Job.objects.due().first()
    if job is None:
        return 0
    due_since = job.lease_until or job.next_try_at
    return int((timezone.now() - due_since).total_seconds())


def parked_count() -> int:
    return Job.objects.filter(state=Job.State.PARKED).count()
