"""What happens to work that does not succeed (R19)."""

import itertools
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.utils import timezone

from lms.jobs import kinds, ledger
from lms.jobs.kinds import Kind
from lms.jobs.models import Job, JobChunk
from lms.jobs.problems import KnownProblem, TryLater

pytestmark = pytest.mark.django_db

NOON = "2026-11-20 12:00:00+07:00"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def _run_for_an_hour(clock) -> int:
    turns = 0
    for _ in range(240):
        turns += ledger.run_due()
        clock.shift(15)
    return turns


def test_one_unit_in_a_thousand_that_always_fails_is_parked_and_the_rest_is_done(bench, clock):
    bench.units = 1000
    job = ledger.submit("bench", subject="cohort:7")
    tried = []

    def fail(job, unit):
        if unit == 500:
            tried.append(unit)
            raise KnownProblem("name_not_confirmed")

    bench.before_unit = fail
    turns = _run_for_an_hour(clock)

    job.refresh_from_db()
    assert len(tried) == 5
    assert turns == 5
    assert (job.state, job.tries, job.error) == (Job.State.PARKED, 5, "name_not_confirmed")
    assert job.done == 998
    assert bench.finished == 0
    assert list(job.chunks.exclude(state="done").values_list("start", "stop", "state")) == [
        (500, 502, JobChunk.State.PARKED)
    ]


def test_pauses_between_tries_grow(bench, clock):
    ledger.submit("bench", subject="cohort:7")
    tried_at = []

    def fail(job, unit):
        if unit == 0:
            tried_at.append(timezone.now())
            raise KnownProblem("always")

    bench.before_unit = fail
    _run_for_an_hour(clock)

    pauses = [later - earlier for earlier, later in itertools.pairwise(tried_at)]
    assert pauses == [
        timedelta(seconds=15),
        timedelta(seconds=60),
        timedelta(seconds=240),
        timedelta(seconds=600),
    ]


def test_parked_job_is_finished_by_a_retry(bench, clock):
    job = ledger.submit("bench", subject="cohort:7")
    bench.before_unit = lambda job, unit: 1 / 0
    _run_for_an_hour(clock)
    job.refresh_from_db()
    assert job.state == Job.State.PARKED

    bench.before_unit = lambda job, unit: None
    ledger.retry(job, by=None)
    ledger.run_due()

    job.refresh_from_db()
    assert (job.state, job.done, job.error) == (Job.State.DONE, 10, "")


def test_parked_job_is_set_going_by_a_new_submit(bench, clock):
    job = ledger.submit("bench", subject="cohort:7")
    bench.before_unit = lambda job, unit: 1 / 0
    _run_for_an_hour(clock)

    again = ledger.submit("bench", subject="cohort:7")

    assert (again, again.state, again.tries) == (job, Job.State.WAITING, 0)


@pytest.mark.parametrize("broken", ["plan", "finish", "unknown kind"])
def test_job_that_cannot_be_planned_or_finished_is_parked_after_five_tries(bench, clock, broken):
    job = ledger.submit("bench", subject="cohort:7")

    if broken == "plan":
        bench.units = None
    elif broken == "finish":
        bench.before_finish = lambda job: 1 / 0
    else:
        del kinds._kinds["bench"]
    turns = _run_for_an_hour(clock)

    job.refresh_from_db()
    assert (turns, job.state, job.tries) == (5, Job.State.PARKED, 5)


def test_recorded_error_names_the_place_and_no_person(bench, clock):
    job = ledger.submit("bench", subject="cohort:7")

    def leak(job, unit):
        raise IntegrityError("Key (email)=(ayu@example.org) already exists")

    bench.before_unit = leak
    ledger.run_due()

    job.refresh_from_db()
    assert job.error.startswith("IntegrityError (tests/lms/jobs/test_failures.py:")
    assert "ayu" not in job.error


def test_outage_of_something_the_work_needs_parks_nothing(bench, clock):
    job = ledger.submit("bench", subject="mail")
    outage = {"over": False}

    def need_the_server(job, unit):
        if unit == 4 and not outage["over"]:
            raise TryLater("mail_server_away")

    bench.before_unit = need_the_server
    turns = _run_for_an_hour(clock)
    job.refresh_from_db()
    assert turns == 30  # every two minutes
    assert (job.state, job.tries, job.error) == (Job.State.WAITING, 0, "mail_server_away")
    outage["over"] = True
    _run_for_an_hour(clock)

    job.refresh_from_db()
    assert (job.state, job.done) == (Job.State.DONE, 10)


class WorkerKilled(BaseException):
    """Stands for kill -9: nothing after it in this worker runs."""


def test_chunk_that_kills_its_worker_is_parked_and_holds_up_nobody(bench, clock):
    job = ledger.submit("bench", subject="cohort:7")

    def kill(job, unit):
        if unit == 4:
            raise WorkerKilled

    bench.before_unit = kill
    deaths = 0
    for _ in range(240):
        try:
            ledger.run_due()
        except WorkerKilled:
            deaths += 1
        clock.shift(15)

    job.refresh_from_db()
    assert deaths == 5
    assert (job.state, job.done, job.error) == (Job.State.PARKED, 8, "worker_died")


def test_planning_that_kills_its_worker_is_given_up(bench, clock):
    def plan(job):
        raise WorkerKilled

    kinds.register(Kind("bench", "Bench", plan=plan, chunk_size=1, run_chunk=bench.run_chunk))
    job = ledger.submit("bench", subject="cohort:7")
    deaths = 0
    for _ in range(240):
        try:
            ledger.run_due()
        except WorkerKilled:
            deaths += 1
        clock.shift(15)

    job.refresh_from_db()
    assert deaths == 5
    assert (job.state, job.error) == (Job.State.PARKED, "worker_died")
