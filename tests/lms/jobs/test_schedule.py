"""Periodic work: once a period, however many look (R18)."""

import threading
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection

from lms.jobs import schedule

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def called(monkeypatch) -> list[int]:
    calls: list[int] = []
    monkeypatch.setattr(schedule, "_periodic", {})
    schedule.periodic("remind", every_seconds=60, function=lambda: calls.append(1))
    return calls


@pytest.mark.django_db
def test_periodic_function_is_called_once_a_period(called):
    with time_machine.travel(NOON, tick=False) as clock:
        for _ in range(20):  # five minutes, looked at every 15 seconds
            schedule.run_due()
            clock.shift(15)

    assert len(called) == 5


@pytest.mark.django_db
def test_failed_periodic_function_is_called_again_two_minutes_later(called):
    def fail_first():
        called.append(1)
        if len(called) == 1:
            raise RuntimeError

    schedule.periodic("remind", every_seconds=3600, function=fail_first)
    counts = []

    with time_machine.travel(NOON, tick=False) as clock:
        for _ in range(4):
            schedule.run_due()
            counts.append(len(called))
            clock.shift(60)

    assert counts == [1, 1, 2, 2]


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_at_the_same_moment_call_it_once(called):
    start = threading.Barrier(2)

    def look() -> None:
        start.wait()
        schedule.run_due()
        connection.close()

    with time_machine.travel(NOON, tick=False):
        schedulers = [threading.Thread(target=look) for _ in range(2)]
        for scheduler in schedulers:
            scheduler.start()
        for scheduler in schedulers:
            scheduler.join()

    assert len(called) == 1
