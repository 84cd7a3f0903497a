"""Asking for work and having it done, by one worker at a time."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from lms.jobs import lease, ledger, turn
from lms.jobs.models import Job

pytestmark = pytest.mark.django_db

NOON = "2026-11-20 12:00:00+07:00"


def test_job_submitted_is_run_in_chunks_and_finished_once(bench):
    job = ledger.submit("bench", subject="cohort:7", payload={"ids": [4, 5]})

    turns = ledger.run_due()

    job.refresh_from_db()
    assert turns == 1
    assert bench.done == list(range(10))
    assert bench.finished == 1
    assert (job.state, job.total, job.done, job.error) == (Job.State.DONE, 10, 10, "")
    assert job.finished_at is not None
    assert ledger.run_due() == 0


def test_job_without_units_is_done_at_once(bench):
    bench.units = 0

    job = ledger.submit("bench", subject="empty")
    ledger.run_due()

    job.refresh_from_db()
    assert (job.state, job.total, bench.finished) == (Job.State.DONE, 0, 1)


def test_second_submit_returns_the_unfinished_job_until_it_is_done(bench):
    first = ledger.submit("bench", subject="cohort:7", payload={"n": 1})
    second = ledger.submit("bench", subject="cohort:7", payload={"n": 2})
    elsewhere = ledger.submit("bench", subject="cohort:8")

    ledger.run_due()
    afterwards = ledger.submit("bench", subject="cohort:7")

    assert second == first
    assert second.payload == {"n": 1}
    assert elsewhere != first
    assert afterwards != first


def test_job_that_need_not_be_unique_is_made_each_time(bench):
    ledger.submit("bench", subject="export", unique=False)
    ledger.submit("bench", subject="export", unique=False)

    assert Job.objects.count() == 2


def test_submit_of_an_unknown_kind_is_refused():
    with pytest.raises(LookupError):
        ledger.submit("no_such_kind", subject="x")


def test_deed_rolled_back_leaves_no_job(bench):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ledger.submit("bench", subject="cohort:7")
        raise ZeroDivisionError

    assert not Job.objects.exists()


def test_claimed_job_is_nobody_elses_until_its_lease_ends(bench):
    job = ledger.submit("bench", subject="cohort:7")

    with time_machine.travel(timezone.now() + timedelta(seconds=1), tick=False) as clock:
        mine = lease.claim(job.pk)
        at_once = lease.claim(job.pk)
        clock.shift(29)
        just_before = lease.claim(job.pk)
        clock.shift(1)
        taken_over = lease.claim(job.pk)

    assert mine.token == 1
    assert at_once is None
    assert just_before is None
    assert (taken_over.token, taken_over.tries, taken_over.error) == (2, 1, "worker_died")


def test_worker_that_wakes_after_its_lease_writes_nothing(bench):
    """R26: frozen in the middle of a chunk, while another worker finished the job."""
    job = ledger.submit("bench", subject="cohort:7")
    frozen_at = []

    def freeze(job, unit):
        if unit == 3 and not frozen_at:
            frozen_at.append(unit)
            Job.objects.update(lease_until=timezone.now() - timedelta(minutes=3))
            ledger.run_due()

    bench.before_unit = freeze
    ledger.run_due()

    job.refresh_from_db()
    assert (job.state, job.done, job.token) == (Job.State.DONE, 10, 2)
    assert bench.finished == 1


def test_job_whose_turn_is_over_lets_the_others_through(bench, monkeypatch):
    monkeypatch.setattr(turn, "TURN_SECONDS", 0)
    order = []
    bench.before_unit = lambda job, unit: order.append(f"{job.subject} {unit}")
    bench.units = 4
    ledger.submit("bench", subject="batch")
    ledger.submit("bench", subject="hers")

    ledger.run_due()

    assert order == [
        *["batch 0", "batch 1", "hers 0", "hers 1"],
        *["batch 2", "batch 3", "hers 2", "hers 3"],
    ]


def test_cancelled_job_stops_at_its_next_write(bench):
    job = ledger.submit("bench", subject="cohort:7")
    bench.before_unit = lambda job, unit: unit == 4 and ledger.cancel(job)

    ledger.run_due()

    job.refresh_from_db()
    assert (job.state, job.done, bench.finished) == (Job.State.CANCELLED, 4, 0)


def test_lag_is_the_age_of_the_oldest_due_job(bench):
    with time_machine.travel(NOON, tick=False) as clock:
        assert ledger.lag_seconds() == 0
        ledger.submit("bench", subject="cohort:7")
        clock.shift(90)
        assert ledger.lag_seconds() == 90
