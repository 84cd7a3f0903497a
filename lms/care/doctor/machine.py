"""The machine: who may read the folders, room on the disk, backups."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from lms.care import shelf
from lms.care.doctor.finding import Finding, problem, warning

DISK_FREE_MIN_MB = 200
BACKUP_AGE_MAX_HOURS = 26


def look_at_folders(name: str, *, deep: bool) -> Iterator[Finding]:
    var_dir = Path(settings.VAR_DIR)
    for folder in (var_dir, var_dir / "private", var_dir / "media", shelf.folder()):
        if folder.exists() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            yield problem(
                name,
                _("The site may not write to %(path)s.") % {"path": folder},
                _("Give it to the site's user: chown -R USER %(path)s.") % {"path": folder},
            )
    if _is_open_to_all(var_dir):
        yield warning(
            name,
            _("Everybody with an account on this machine can look into %(path)s.")
            % {"path": var_dir},
            _("Close it: chmod o-rwx %(path)s.") % {"path": var_dir},
        )
    for path in (var_dir / "secret-key", *(each.path for each in shelf.whole_backups())):
        if path.exists() and _is_open_to_all(path):
            yield problem(
                name,
                _("Everybody with an account on this machine can read %(path)s.") % {"path": path},
                _("Close it: chmod 600 %(path)s.") % {"path": path},
            )


def look_at_disk(name: str, *, deep: bool) -> Iterator[Finding]:
    free = shutil.disk_usage(settings.VAR_DIR).free
    last = shelf.newest()
    # A backup and what it is made of lie side by side for a moment.
    wanted = 2 * last.path.stat().st_size if last else 0
    if free < DISK_FREE_MIN_MB * 1_000_000:
        yield problem(
            name,
            _("Only %(mb)d MB are free on the disk.") % {"mb": free // 1_000_000},
            _("Make room: below that, answers can no longer be saved for long."),
        )
    elif free < wanted:
        yield warning(
            name,
            _("%(mb)d MB are free on the disk: too little for the next backup.")
            % {"mb": free // 1_000_000},
            _("Move older backups to another place."),
        )


def look_at_backups(name: str, *, deep: bool) -> Iterator[Finding]:
    age_hours = shelf.age_hours()
    if age_hours is None:
        what = _("There is no backup.")
    elif age_hours > BACKUP_AGE_MAX_HOURS:
        what = _("The last backup is %(hours)s hours old.") % {"hours": round(age_hours)}
    else:
        return
    yield warning(name, what, _("Run manage.py backup, and see that a worker is running at night."))


def _is_open_to_all(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IROTH | stat.S_IXOTH | stat.S_IWOTH))
