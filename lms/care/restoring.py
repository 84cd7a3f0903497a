"""Deed: put a backup in the place of what the site holds, all of it or nothing."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from lms.care import archive, databases, erasures, file_rows, folders, tables
from lms.care.making import could_not_write
from lms.care.manifest import Manifest
from lms.care.refusal import Refused
from lms.care.versions import known_migrations
from lms.jobs import on_duty

# Rows of these are somebody's: a database that has none was only just made.
SOMEBODYS = ("accounts_user", "courses_coursepage", "certificates_certificate")


@dataclass(frozen=True)
class Restored:
    manifest: Manifest
    migrated: int
    erased: int
    not_erased: int


def restore(path: Path, *, replace: bool, tell: archive.Tell | None = None) -> Restored:
    """Restore a backup. Raises Refused, and then nothing was changed.

    The database and the files are first written beside the site's own; an older
    database is brought to this version there. Then they change places.
    """
    try:
        with archive.opened(path) as backup:
            _require_fitting(backup.manifest)
            backup.check(tell=tell)
            with _to_himself():
                _require_empty(or_replace=replace)
                _require_room(backup.manifest)
                return _restore(backup)
    except OSError as problem:
        raise Refused(could_not_write(problem)) from None


def _require_fitting(manifest: Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise Refused(
            _(
                "The backup is of a %(theirs)s database and this site uses %(ours)s: set "
                "DATABASE_URL to a %(theirs)s database."
            )
            % {"theirs": manifest.vendor, "ours": connection.vendor}
        )
    unknown = set(manifest.migrations) - known_migrations()
    if unknown:
        raise Refused(
            _(
                "The backup was made by version %(version)s, which knows more than this one "
                "(%(migration)s): bring this site to that version first."
            )
            % {"version": manifest.app_version, "migration": ".".join(min(unknown))}
        )
    databases.of_this_site().require_tools(made_on=manifest.database_version)


@contextmanager
def _to_himself() -> Iterator[None]:
    """Keep everybody else away from the data. Raises Refused when the site is running."""
    running = _("The site is running: stop its web and worker processes, then restore.")
    databases.hang_up()
    try:
        with on_duty.alone():
            if databases.of_this_site().others_at_work():
                raise Refused(running)
            yield
    except on_duty.NotNow:
        raise Refused(running) from None


def _require_empty(*, or_replace: bool) -> None:
    if or_replace:
        return
    there = databases.of_this_site().tables()
    if "broken" in there:
        is_empty = False
    else:
        counts = tables.count_each(databases.live, names=sorted(there.intersection(SOMEBODYS)))
        is_empty = not any(counts.values()) and all(
            folders.beside(file_rows.storage_of(name)).is_empty() for name in file_rows.STORAGES
        )
    databases.hang_up()
    if not is_empty:
        raise Refused(
            _(
                "The site holds data already. To replace all of it by the backup, add --replace; "
                "to keep it, make a backup of it first."
            )
        )


def _require_room(manifest: Manifest) -> None:
    needed = sum(
        member.size
        for name, member in manifest.members.items()
        if connection.vendor == "sqlite" or name != manifest.database_member
    )
    if shutil.disk_usage(settings.VAR_DIR).free < needed:
        raise Refused(
            _("The disk has too little room: the backup needs %(mb)s MB.")
            % {"mb": needed // 1_000_000 + 1}
        )


def _restore(backup: archive.Reader) -> Restored:
    database = databases.of_this_site()
    places = {name: folders.beside(file_rows.storage_of(name)) for name in file_rows.STORAGES}
    with ExitStack() as way_back:
        for place in places.values():
            way_back.callback(place.undo)
            place.begin()
        _put_files(backup, places)
        side = database.load(backup.pieces(backup.manifest.database_member))
        way_back.callback(database.discard, side)
        migrated = _bring_up(side, backup.manifest)
        for place in places.values():
            place.swap()
        kept = database.swap(side)
        way_back.pop_all()
    erased, not_erased = erasures.replay()
    for place in places.values():
        place.settle()
    cache.clear()
    databases.hang_up()
    database.discard(kept)
    return Restored(backup.manifest, migrated=migrated, erased=erased, not_erased=not_erased)


def _put_files(backup: archive.Reader, places: dict) -> None:
    for name in backup.manifest.members:
        folder, _slash, rest = name.partition("/")
        if rest:
            places[folder].put(rest, backup.pieces(name))


def _bring_up(side: str, manifest: Manifest) -> int:
    """Count, migrate and tidy the copy before anybody sees it; return how many migrations ran."""
    try:
        with databases.pointing_at(side):
            counts = tables.count_each(databases.live, names=manifest.counts)
            if counts != manifest.counts:
                raise Refused(_("The database of the backup does not hold what it should."))
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
            _empty_what_passes()
            applied = databases.live("SELECT COUNT(*) FROM django_migrations")[0][0]
            return applied - len(manifest.migrations)
    except DatabaseError as problem:
        raise Refused(
            _("The backup could not be brought to this version: %(problem)s")
            % {"problem": str(problem).strip().splitlines()[0]}
        ) from problem


def _empty_what_passes() -> None:
    """Whoever signed out since the backup must not be signed in again by it."""
    with connection.cursor() as cursor:
        for table in tables.passing():
            cursor.execute(f'DELETE FROM "{table}"')
