"""R17: the disk is full, for the database, the files, the log and the queue in turn.

Each time: a clear answer or none needed, no half rows, and all is well when space returns.
"""

import sqlite3
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from certificates.models import Certificate
from courses.models import Answer
from courses.progress import attempts
from lms.accounts.models import User
from lms.jobs import ledger
from lms.jobs.models import Job
from lms.processes import web_command
from tests.reliability.phones import Phone, free_port, listens
from tests.reliability.processes import wait_until
from tests.reliability.small_disk import can_be_had, small_disk
from tests.taking import finish_course, read_every_lesson, right_choices, take_test

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

if not can_be_had():
    pytest.skip("R17 WAS NOT TRIED: only root may mount a small disk", allow_module_level=True)


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk", megabytes=24) as disk:
        yield disk


def _web(processes, **where) -> int:
    port = free_port()
    processes.start(*web_command(port=port)[1:], **where)
    wait_until(lambda: listens(port), seconds=40)
    return port


def _save(phone: Phone, attempt, item, choice: int, sequence: int):
    return phone.try_once(
        f"/belajar/uji/{attempt.pk}/simpan/",
        {
            "writer": "phone00000",
            "sequence": sequence,
            f"seen-{item.pk}": "",
            f"item-{item.pk}": choice,
            "next_item": "",
        },
    )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="moves the database file to a small disk")
def test_no_room_for_the_database(disk, processes, enrolment):
    attempt = attempts.start(
        enrolment, quiz=enrolment.course.pre_test, purpose="pre", at=timezone.now()
    )
    item = attempts.items_of(attempt)[0]
    first, second = (choice.pk for choice in item.version.choices.all()[:2])
    call_command("createcachetable", verbosity=0)
    phone = Phone.of(enrolment.learner, port=0)
    moved = disk.folder / "db.sqlite3"
    connection.cursor().execute("VACUUM INTO %s", [str(moved)])
    phone.port = _web(processes, DATABASE_URL=f"sqlite:///{moved}")
    assert _save(phone, attempt, item, first, 1).status == 302

    disk.fill()
    refused = _save(phone, attempt, item, second, 2)
    disk.empty()
    after = _save(phone, attempt, item, second, 3)

    assert refused.status == 503
    assert "Kami sedang tidak bisa menyimpan" in refused.text
    assert after.status == 302
    with closing(sqlite3.connect(moved)) as there:
        assert there.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        stored = there.execute("SELECT choice_ids, sequence FROM courses_answer").fetchall()
    assert stored == [(f"[{second}]", 3)]


def test_no_room_for_a_certificate(disk, enrolment, run_jobs, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(disk.folder), "base_url": None},
        },
    }
    _name_the_certificate(enrolment.learner)
    finish_course(enrolment)

    disk.fill()
    run_jobs()
    state, file_name = Certificate.objects.values_list("state", "file_name").get()
    left_behind = [path.name for path in disk.folder.rglob("*") if path.is_file()]
    disk.empty()
    ledger.retry(Job.objects.unfinished().get(), by=None)
    run_jobs()

    assert (state, file_name) == (Certificate.State.PENDING, "")
    assert left_behind == ["filling"]
    certificate = Certificate.objects.get()
    assert certificate.number == 1
    assert certificate.state == Certificate.State.VALID
    assert (disk.folder / certificate.file_name).stat().st_size > 5_000
    assert Job.objects.unfinished().count() == 0


def test_no_room_for_the_log(disk, processes, enrolment):
    attempt = attempts.start(
        enrolment, quiz=enrolment.course.pre_test, purpose="pre", at=timezone.now()
    )
    item = attempts.items_of(attempt)[0]
    choice = item.version.choices.first().pk
    call_command("createcachetable", verbosity=0)
    phone = Phone.of(enrolment.learner, port=_web(processes, log_in=disk.folder))

    disk.fill()
    answer = _save(phone, attempt, item, choice, 1)

    assert answer.status == 302
    assert Answer.objects.get().choice_ids == [choice]


def test_no_room_for_the_queue(disk, processes, enrolment):
    """The ledger is the truth: what cannot be announced is found by the sweeper."""
    call_command("createcachetable", verbosity=0)
    _name_the_certificate(enrolment.learner)
    take_test(enrolment, "pre")
    read_every_lesson(enrolment)
    attempt = attempts.start(
        enrolment, quiz=enrolment.course.post_test, purpose="post", at=timezone.now()
    )
    for item in attempts.items_of(attempt):
        Answer.objects.create(
            attempt=attempt,
            item=item,
            choice_ids=right_choices(item),
            writer="phone00000",
            sequence=1,
            seen={"phone00000": 1},
            answered_at=timezone.now(),
        )
    phone = Phone.of(enrolment.learner, port=_web(processes, VAR_DIR=str(disk.folder)))

    disk.fill()
    answer = phone.try_once(f"/belajar/uji/{attempt.pk}/kirim/")
    processes.start_worker()

    assert answer.status == 302
    wait_until(lambda: Certificate.objects.exclude(file_name="").count() == 1, seconds=60)


def _name_the_certificate(person: User) -> None:
    person.certificate_name = "Ayu Lestari"
    person.certificate_name_confirmed_at = timezone.now()
    person.save()
