"""The doctor names what is wrong and what to do, and changes nothing."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from wagtail import hooks

from certificates.models import Certificate
from lms import audit
from lms.accounts import erasing
from lms.accounts.models import User
from lms.audit import chain
from lms.audit.models import AuditEvent, ChainHead
from lms.care import doctor, erasures, shelf
from lms.jobs.models import Job
from tests.factories import make_person
from tests.taking import finish_course

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def certificate(ayu, enrolment, run_jobs):
    ayu.certificate_name, ayu.certificate_name_confirmed_at = "Ayu Lestari", timezone.now()
    ayu.save()
    finish_course(enrolment)
    run_jobs()
    return Certificate.objects.get()


def _problems(**options) -> list[str]:
    return [finding.check for finding in doctor.look(**options) if finding.is_problem]


def _ended(*words) -> tuple[int, str]:
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("doctor", *words, stdout=out)
    return end.value.code, out.getvalue()


def test_a_site_that_is_well_has_no_problem(certificate):
    code, answer = _ended("--json")

    facts = json.loads(answer)
    assert (code, facts["ok"], facts["checked"]) == (0, True, doctor.CHECKS)
    assert {each["level"] for each in facts["findings"]} == {"warning"}


def test_a_certificate_without_its_file_is_named(certificate):
    storages["private"].delete(certificate.file_name)

    code, words = _ended()

    assert code == 1
    assert f"1 baris menyebut berkas yang tidak ada: private/{certificate.file_name}." in words


def test_an_altered_certificate_is_found(certificate):
    storages["private"].delete(certificate.file_name)
    storages["private"].save(certificate.file_name, ContentFile(b"%PDF of another"))

    assert _problems() == ["certificates"]
    assert _problems(deep=True) == ["certificates"]


def test_a_file_of_no_row_is_told_and_is_no_problem(settings, monkeypatch):
    storages["private"].save("certificates/2026/left.pdf", ContentFile(b"%PDF"))
    young = [finding.check for finding in doctor.look()]
    monkeypatch.setattr(doctor.files, "YOUNG", timedelta(seconds=-5))

    found = doctor.look()

    assert "files_without_rows" not in young
    assert "files_without_rows" in [finding.check for finding in found]
    assert not any(finding.is_problem for finding in found)


def test_a_pending_and_an_unknown_migration_are_told():
    MigrationRecorder(connection).record_unapplied("outbox", "0001_initial")
    MigrationRecorder(connection).record_applied("courses", "9999_of_tomorrow")

    assert _problems() == ["migrations", "migrations"]


def test_a_broken_audit_chain_is_told(fitri):
    audit.record("certificate.revoke", by=fitri, subject=fitri)
    chain.seal()
    # The model's own manager refuses; whoever alters the log does not ask it.
    chain._events().update(action="certificate.other")

    assert _problems() == ["audit"]


def test_a_parked_job_is_a_warning():
    Job.objects.create(kind="outbox.send", subject="mail", state=Job.State.PARKED)

    assert [each.check for each in doctor.look() if each.check == "ledger"] == ["ledger"]
    assert _problems() == []


def test_a_backup_that_all_may_read_is_a_problem():
    shelf.folder().mkdir()
    path = shelf.folder() / shelf.name_for(timezone.now())
    path.write_bytes(b"PK\x05\x06" + bytes(18))
    path.chmod(0o644)

    assert _problems() == ["folders"]


def test_looking_writes_nothing_and_could_not(monkeypatch, ayu):
    heads, events = ChainHead.objects.count(), AuditEvent.objects.count()
    tried = []

    def try_to_write(name, *, deep):
        with pytest.raises(DatabaseError) as refused, connection.cursor() as cursor:
            cursor.execute("DELETE FROM accounts_user")
        tried.append(refused.type)
        return iter(())

    monkeypatch.setitem(doctor.WITH_DATABASE, "clock", try_to_write)
    if connection.vendor == "sqlite":
        doctor.look()

        assert len(tried) == 1
    assert (ChainHead.objects.count(), AuditEvent.objects.count()) == (heads, events)
    make_person("gita")  # and afterwards the site may write again


def test_who_was_erased_and_came_back_is_erased_again():
    gita, hadi = make_person("gita"), make_person("hadi")
    erasures.remember(gita)
    # The same number, given to somebody else after a restore.
    line = json.loads(erasures.path().read_text())
    with erasures.path().open("a") as file:
        file.write(json.dumps({**line, "id": hadi.pk}) + "\n")

    def refuse(person) -> None:
        raise OSError

    before = _problems()
    with hooks.register_temporarily(erasing.HOOK, refuse):
        with_trouble = erasures.replay()
    replayed = erasures.replay()

    assert before == ["erasures"]
    assert (with_trouble, replayed) == ((0, 1), (1, 0))
    assert User.objects.filter(erased_at=None).get() == hadi
    assert User.objects.filter(display_name="Gita").count() == 0
    assert _problems() == []
