"""The wake-up call: heard soon, and not missed when it is lost (R14)."""

import threading
import time
from queue import Empty

import pytest
from celery import Celery, current_app
from django.db import transaction
from kombu import Connection

from lms import celery_app
from lms.jobs import folder_queue, ledger, queue
from lms.jobs.models import Job


@pytest.fixture
def heard(monkeypatch) -> list[str]:
    calls: list[str] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, **options: calls.append(name))
    return calls


@pytest.fixture
def queue_that_is_away(monkeypatch):
    """Nobody listens on port 1."""
    monkeypatch.setattr(queue, "_quiet_until", 0.0)
    away = Celery("away", broker="redis://127.0.0.1:1/0")
    away.conf.broker_transport_options = {"max_retries": 0, "socket_connect_timeout": 1}
    away.set_current()
    yield
    celery_app.set_current()


@pytest.mark.django_db(transaction=True)
def test_work_asked_for_in_one_transaction_wakes_the_workers_once_after_it(bench, heard):
    with transaction.atomic():
        for number in range(500):
            ledger.submit("bench", subject=f"enrolment:{number}")
        before_commit = list(heard)

    assert before_commit == []
    assert heard == ["jobs.look_again"]


@pytest.mark.django_db(transaction=True)
def test_work_asked_for_outside_a_transaction_is_there_when_the_workers_wake(bench, monkeypatch):
    seen = []
    monkeypatch.setattr(
        current_app, "send_task", lambda name, **options: seen.append(Job.objects.count())
    )

    ledger.submit("bench", subject="cohort:7")

    assert seen == [1]


@pytest.mark.django_db(transaction=True)
def test_queue_that_is_away_delays_one_request_and_fails_none(bench, queue_that_is_away):
    begun = time.monotonic()
    for number in range(20):
        ledger.submit("bench", subject=f"enrolment:{number}")
    seconds = time.monotonic() - begun

    assert seconds < 3
    assert ledger.run_due() == 20  # the sweeper finds them all


def test_messages_in_the_folder_are_never_read_half_written(tmp_path):
    folder_queue.install()
    options = {
        "data_folder_in": str(tmp_path),
        "data_folder_out": str(tmp_path),
        "control_folder": str(tmp_path / "control"),
    }
    count = 300
    received = []

    with Connection("filesystem://localhost", transport_options=options) as link:
        channel = link.channel()
        assert isinstance(channel, folder_queue.Channel)
        sender = threading.Thread(
            target=lambda: [channel._put("celery", {"n": n}) for n in range(count)]
        )
        sender.start()
        while len(received) < count:
            try:
                received.append(channel._get("celery")["n"])
            except Empty:
                assert sender.is_alive() or list(tmp_path.glob("*.msg"))
        sender.join()

    assert sorted(received) == list(range(count))
    assert list(tmp_path.glob("*.half")) == []
