"""Alive, and fit to serve: told to anyone, naming nobody."""

import zipfile

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from lms import health
from lms.care import shelf
from lms.jobs import ledger
from lms.jobs.models import Job


@pytest.fixture(autouse=True)
def _looked_at_anew(monkeypatch):
    monkeypatch.setattr(health, "_migrations", None)


def test_live_answers_without_the_database(client):
    # No database mark: a query would raise.
    response = client.get("/healthz/live")

    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-cache" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_tells_what_it_looked_at(client, settings, tmp_path):
    settings.VAR_DIR = tmp_path

    response = client.get("/healthz/ready")

    assert response.status_code == 200
    answer = response.json()
    free_mb = answer["checks"]["disk"].pop("free_mb")
    assert free_mb > 0
    assert answer == {
        "ready": True,
        "checks": {
            "database": {"ok": True, "required": True, "vendor": connection.vendor},
            "migrations": {"ok": True, "required": True, "pending": 0},
            "disk": {"ok": True, "required": True},
            "ledger": {"ok": True, "required": False, "lag_seconds": 0, "parked": 0},
            "backup": {"ok": False, "required": False, "age_hours": None, "last": "never"},
        },
    }


@pytest.mark.django_db
def test_pending_migration_makes_the_site_unfit(client):
    MigrationRecorder(connection).record_unapplied("outbox", "0001_initial")

    response = client.get("/healthz/ready")

    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == {"ok": False, "required": True, "pending": 1}


@pytest.mark.django_db
def test_files_of_a_newer_release_do_not_make_the_running_one_unfit(
    client, settings, tmp_path, monkeypatch
):
    assert client.get("/healthz/ready").status_code == 200
    newer = tmp_path / "newer_outbox"
    newer.mkdir()
    empty = "from django.db import migrations\n\n\nclass Migration(migrations.Migration):\n    "
    for name, depends_on in (("0001_initial", ""), ("0009_newer", '("outbox", "0001_initial")')):
        (newer / f"{name}.py").write_text(f"{empty}dependencies = [{depends_on}]\n")
    (newer / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    settings.MIGRATION_MODULES = {"outbox": "newer_outbox"}

    monkeypatch.setattr(health, "_migrations", None)
    running = client.get("/healthz/ready")
    health._needed_migrations.cache_clear()
    monkeypatch.setattr(health, "_migrations", None)
    restarted = client.get("/healthz/ready")
    health._needed_migrations.cache_clear()

    assert (running.status_code, restarted.status_code) == (200, 503)
    assert restarted.json()["checks"]["migrations"]["pending"] == 1


@pytest.mark.django_db
def test_full_disk_makes_the_site_unfit(client, monkeypatch):
    monkeypatch.setattr(health, "DISK_FREE_MIN_MB", 10**9)

    response = client.get("/healthz/ready")

    assert response.status_code == 503
    assert response.json()["checks"]["disk"]["ok"] is False


def test_database_that_is_away_makes_the_site_unfit(client):
    # Without the mark the database refuses every question.
    response = client.get("/healthz/ready")

    assert response.status_code == 503
    assert set(response.json()["checks"]) == {"database", "disk", "backup"}
    assert response.json()["checks"]["database"]["ok"] is False


@pytest.mark.django_db
def test_work_left_lying_is_a_warning(client):
    job = ledger.submit("outbox.send", subject="mail")
    Job.objects.update(next_try_at=timezone.now() - timezone.timedelta(minutes=10))

    response = client.get("/healthz/ready")

    assert response.status_code == 200
    seen = response.json()["checks"]["ledger"]
    assert (seen["ok"], seen["parked"]) == (False, 0)
    assert 600 <= seen["lag_seconds"] < 660
    assert job.subject not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("age_hours", "ok"), [(2, True), (27, False)])
def test_age_of_the_newest_whole_backup_is_told(client, settings, tmp_path, age_hours, ok):
    settings.VAR_DIR = tmp_path
    (tmp_path / "backups").mkdir()
    for hours in (age_hours, 200):
        made_at = timezone.now() - timezone.timedelta(hours=hours)
        with zipfile.ZipFile(tmp_path / "backups" / shelf.name_for(made_at), "w") as backup:
            backup.writestr("manifest.json", "{}")
    # One that was cut short, one that is still being written, and the list of the erased.
    (tmp_path / "backups" / shelf.name_for(timezone.now())).write_bytes(b"PK")
    (tmp_path / "backups" / ".kelas-aman-20261124-020000.zip.ab12.part").touch()
    (tmp_path / "backups" / "erased-people.jsonl").touch()

    response = client.get("/healthz/ready")

    assert response.status_code == 200
    assert response.json()["checks"]["backup"] == {
        "ok": ok,
        "required": False,
        "age_hours": float(age_hours),
    }
