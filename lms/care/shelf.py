"""The folder of backups: which of them are whole, how old the newest is, and which may go."""

import re
import time
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

NAME = re.compile(r"kelas-aman-(\d{8}-\d{6})\.zip")
STAMP = "%Y%m%d-%H%M%S"
# Nobody writes at one backup for this long: its writer was killed.
PART_IS_DEAD_AFTER_SECONDS = 6 * 3600


@dataclass(frozen=True)
class Backup:
    path: Path
    made_at: datetime


def folder() -> Path:
    return Path(settings.VAR_DIR, "backups")


def name_for(moment: datetime) -> str:
    return f"kelas-aman-{moment.astimezone(UTC).strftime(STAMP)}.zip"


def whole_backups() -> list[Backup]:
    """Return the backups that were finished, newest first.

    A backup gets its name only when it has been written and read back; what still has its
    index at the end was not cut since.
    """
    found = []
    for path in folder().glob("kelas-aman-*.zip"):
        match = NAME.fullmatch(path.name)
        if match and zipfile.is_zipfile(path):
            made_at = datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
            found.append(Backup(path=path, made_at=made_at))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def newest() -> Backup | None:
    return next(iter(whole_backups()), None)


def age_hours(*, now: datetime | None = None) -> float | None:
    """Return how old the newest whole backup is; None when there is none."""
    last = newest()
    if last is None:
        return None
    return round(((now or timezone.now()) - last.made_at).total_seconds() / 3600, 1)


def rotate() -> list[Path]:
    """Remove the backups that are no longer needed; return them.

    Call it when a new one has been written and checked. The newest whole one always stays, and
    so does any file with another name.
    """
    backups = {backup.made_at: backup.path for backup in whole_backups()}
    keep = to_keep(backups, **settings.BACKUPS_KEPT)
    gone = [path for made_at, path in backups.items() if made_at not in keep]
    for path in gone:
        path.unlink(missing_ok=True)
    for part in folder().glob(".*.part"):
        if time.time() - part.stat().st_mtime > PART_IS_DEAD_AFTER_SECONDS:
            part.unlink(missing_ok=True)
    return gone


def to_keep(moments: Iterable[datetime], *, daily: int, weekly: int, monthly: int) -> set[datetime]:
    """Return the newest of all, and the newest of each of the last days, weeks and months.

    Only days, weeks and months that have a backup are counted: a machine that was off
    for a year loses nothing.
    """
    newest_first = sorted(moments, reverse=True)
    keep = set(newest_first[:1])
    for count, period_of in ((daily, _day), (weekly, _week), (monthly, _month)):
        keep |= _newest_of_each(newest_first, period_of=period_of, count=count)
    return keep


def _newest_of_each(
    newest_first: list[datetime], *, period_of: Callable[[date], tuple], count: int
) -> set[datetime]:
    of_period: dict[tuple, datetime] = {}
    for moment in newest_first:
        of_period.setdefault(period_of(timezone.localdate(moment)), moment)
    return set(list(of_period.values())[:count])


def _day(day: date) -> tuple:
    return (day,)


def _week(day: date) -> tuple:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple:
    return (day.year, day.month)
