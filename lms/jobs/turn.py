"""One worker's turn at one claimed job: plan it, run its chunks, settle it."""

import logging
import time
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from lms.jobs import kinds, lease
from lms.jobs.kinds import Kind
from lms.jobs.lease import LeaseLost
from lms.jobs.models import Job, JobChunk
from lms.jobs.problems import TryLater, code_of

logger = logging.getLogger(__name__)

MAX_TRIES = 5
# After this long a job goes to the end of the line: a learner's one certificate
# does not wait for a batch of ten thousand.
TURN_SECONDS = 20


def take_turn(job: Job) -> None:
    """Work on a claimed job until it is done, must wait, is parked, or its turn is over."""
    try:
        _work_or_wait(job)
    except LeaseLost:
        logger.info("Job %s is no longer this worker's.", job.pk)


def _work_or_wait(job: Job) -> None:
    try:
        with lease.Heartbeat(job):
            _work(job, kinds.get(job.kind))
    except LeaseLost:
        raise
    except TryLater as problem:
        _wait(job, seconds=problem.after_seconds, error=code_of(problem))
    except Exception as problem:  # planning or finishing failed, or the kind is unknown
        _try_again(job, tries=job.tries + 1, error=code_of(problem))


def _work(job: Job, kind: Kind) -> None:
    if job.error == lease.WORKER_DIED and job.tries >= MAX_TRIES:
        _park(job, error=lease.WORKER_DIED)
        return
    if job.total is None:
        _plan(job, kind)
    turn_ends = time.monotonic() + TURN_SECONDS
    # What was begun most often comes last: a chunk that kills its worker holds up no other.
    for chunk in job.chunks.filter(state=JobChunk.State.WAITING).order_by("tries", "start"):
        _run(job, kind, chunk)
        if time.monotonic() >= turn_ends:
            _wait(job, seconds=0, error=job.error)
            return
    _settle(job, kind)


def _plan(job: Job, kind: Kind) -> None:
    total = kind.plan(job)
    with transaction.atomic():
        lease.hold(job, total=total)
        JobChunk.objects.bulk_create(
            JobChunk(job=job, start=start, stop=min(start + kind.chunk_size, total))
            for start in range(0, total, kind.chunk_size)
        )
    job.total = total


def _run(job: Job, kind: Kind, chunk: JobChunk) -> None:
    if chunk.tries >= MAX_TRIES:
        _write(job, chunk, state=JobChunk.State.PARKED, error=chunk.error or lease.WORKER_DIED)
        return
    # Counted before it runs: a chunk that kills its worker is parked in the end, too.
    chunk.tries += 1
    _write(job, chunk, tries=chunk.tries)
    try:
        kind.run_chunk(job, chunk.start, chunk.stop)
    except LeaseLost:
        raise
    except TryLater:
        _write(job, chunk, tries=chunk.tries - 1)
        raise
    except Exception as problem:
        parked = chunk.tries >= MAX_TRIES
        state = JobChunk.State.PARKED if parked else JobChunk.State.WAITING
        _write(job, chunk, state=state, error=code_of(problem))
        logger.warning("Job %s, units from %s: %s", job.pk, chunk.start, code_of(problem))
    else:
        with transaction.atomic():
            lease.hold(job, done=F("done") + chunk.size, tries=0)
            job.chunks.filter(pk=chunk.pk).update(state=JobChunk.State.DONE, error="")
        job.tries = 0


def _write(job: Job, chunk: JobChunk, **changes) -> None:
    with transaction.atomic():
        lease.hold(job)
        job.chunks.filter(pk=chunk.pk).update(**changes)


def _settle(job: Job, kind: Kind) -> None:
    left = job.chunks.exclude(state=JobChunk.State.DONE)
    if failed := left.filter(state=JobChunk.State.WAITING).order_by("-tries").first():
        _try_again(job, tries=failed.tries, error=failed.error)
    elif parked := left.first():
        _park(job, error=parked.error)
    else:
        if kind.finish is not None:
            kind.finish(job)
        now = timezone.now()
        lease.hold(job, state=Job.State.DONE, error="", lease_until=None, finished_at=now)


def _try_again(job: Job, *, tries: int, error: str) -> None:
    """Put the job back after 15 seconds, a minute, four, ten; park it after the last try."""
    if tries >= MAX_TRIES:
        _park(job, error=error)
        return
    seconds = min(15 * 4 ** (tries - 1), 600)
    _wait(job, seconds=seconds, error=error, tries=tries)


def _wait(job: Job, *, seconds: int, error: str, **changes) -> None:
    next_try_at = timezone.now() + timedelta(seconds=seconds)
    lease.hold(
        job,
        state=Job.State.WAITING,
        lease_until=None,
        next_try_at=next_try_at,
        error=error,
        **changes,
    )


def _park(job: Job, *, error: str) -> None:
    logger.error("Job %s (%s) needs a look: %s", job.pk, job.kind, error)
    lease.hold(job, state=Job.State.PARKED, tries=MAX_TRIES, error=error, lease_until=None)
