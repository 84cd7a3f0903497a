"""Which backups stay: the last of some days, weeks and months, and always the newest whole one."""

import os
import time
import zipfile
from datetime import UTC, datetime, timedelta

from lms.care import shelf

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


def _nights(count: int) -> list[datetime]:
    return [NOON - timedelta(days=days) for days in range(count)]


def _put(folder, made_at: datetime):
    path = folder / shelf.name_for(made_at)
    with zipfile.ZipFile(path, "w") as backup:
        backup.writestr("manifest.json", "{}")
    return path


def test_a_year_of_nights_leaves_seven_days_four_weeks_and_six_months():
    kept = shelf.to_keep(_nights(365), daily=7, weekly=4, monthly=6)

    assert sorted((NOON - moment).days for moment in kept) == [
        *(0, 1, 2, 3, 4, 5, 6),  # days
        *(9, 16),  # ends of weeks that are no such day
        *(24, 55, 85, 116, 147),  # ends of months
    ]


def test_the_newest_stays_whatever_the_numbers_say():
    kept = shelf.to_keep(_nights(3), daily=0, weekly=0, monthly=0)

    assert kept == {NOON}


def test_a_machine_that_was_off_for_a_year_loses_nothing():
    old = [NOON - timedelta(days=365 + days) for days in range(3)]

    kept = shelf.to_keep([NOON, *old], daily=7, weekly=4, monthly=6)

    assert kept == {NOON, *old}


def test_rotation_leaves_alone_what_it_did_not_make_and_what_is_not_whole(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.BACKUPS_KEPT = {"daily": 1, "weekly": 1, "monthly": 1}
    shelf.folder().mkdir()
    newest, older = _put(shelf.folder(), NOON), _put(shelf.folder(), NOON - timedelta(days=1))
    cut = shelf.folder() / shelf.name_for(NOON + timedelta(hours=1))
    cut.write_bytes(newest.read_bytes()[:-5])
    own = shelf.folder() / "sebelum-pindah.zip"
    own.touch()
    fresh, dead = shelf.folder() / ".a.part", shelf.folder() / ".b.part"
    fresh.touch()
    dead.touch()
    os.utime(dead, (time.time() - 7 * 3600,) * 2)

    gone = shelf.rotate()

    assert gone == [older]
    assert set(shelf.folder().iterdir()) == {newest, cut, own, fresh}
