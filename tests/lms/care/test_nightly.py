"""Once a night the ledger makes a backup; nobody has to think of it."""

import zipfile
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from lms.care import shelf, tasks
from lms.jobs.models import Job

pytestmark = pytest.mark.django_db(transaction=True)

# In Jakarta half past two at night, an hour before two, and noon.
NIGHT = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)
BEFORE = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
NOON = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.BACKUP_HOUR = 2


def _asked() -> list[str]:
    return list(Job.objects.filter(kind=tasks.NIGHTLY).values_list("subject", flat=True))


def _asked_at(moment: datetime) -> list[str]:
    with time_machine.travel(moment, tick=False):
        tasks.ask_for_tonights()
        tasks.ask_for_tonights()
    return _asked()


def test_the_night_makes_one_backup_and_rotates(run_jobs):
    with time_machine.travel(NIGHT):
        tasks.ask_for_tonights()
        run_jobs()
        tasks.ask_for_tonights()

        assert Job.objects.get(kind=tasks.NIGHTLY).state == Job.State.DONE
        assert [
            backup.made_at - NIGHT < timedelta(minutes=5) for backup in shelf.whole_backups()
        ] == [True]


def test_a_new_site_waits_for_its_first_night():
    assert _asked_at(BEFORE - timedelta(days=1)) == []
    assert _asked_at(NOON) == []
    assert _asked_at(NIGHT) == ["night:2026-11-25"]


def test_a_night_that_was_missed_is_made_up_for(tmp_path):
    shelf.folder().mkdir()
    old = shelf.folder() / shelf.name_for(NOON - timedelta(days=3))
    with zipfile.ZipFile(old, "w") as backup:
        backup.writestr("manifest.json", "{}")

    assert _asked_at(NOON) == ["night:2026-11-25"]


def test_no_hour_is_no_backup(settings):
    settings.BACKUP_HOUR = None

    assert _asked_at(NIGHT) == []
