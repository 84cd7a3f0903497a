"""Deed: one file that holds the database and every file a row names."""

import errno
import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.care import archive, databases, file_rows, shelf, tables
from lms.care.databases.snapshot import Snapshot
from lms.care.manifest import Manifest, app_version, key_fingerprints
from lms.care.refusal import Refused
from lms.jobs import on_duty

TRIES = 3


@dataclass(frozen=True)
class Made:
    path: Path
    manifest: Manifest

    @property
    def size_bytes(self) -> int:
        return self.path.stat().st_size


def make_backup(
    *, output: Path | None = None, version: str | None = None, tell: archive.Tell | None = None
) -> Made:
    """Write a backup, read it back, and only then give it its name. Raises Refused.

    version: of the code the data belongs to, when that is not this one.
    The database is copied first: a file is written before the row that names it, so
    whatever the copied rows name is there when the files are read afterwards. Only a
    file deleted in between is not; then all is done once more.
    """
    now = timezone.now()
    target = _target(output, now)
    try:
        with on_duty.beside():
            for _try in range(TRIES):
                if made := _make(target, now=now, version=version, tell=tell):
                    return made
    except on_duty.NotNow:
        raise Refused(
            _("The site is being restored or upgraded: make the backup when that is done.")
        ) from None
    except OSError as problem:
        raise Refused(could_not_write(problem)) from None
    raise Refused(
        _("Files were deleted while the backup was made, three times over: try again later.")
    )


def could_not_write(problem: OSError) -> str:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _("There is no room for it on the disk: make room, then run the command again.")
    return _("%(path)s: %(problem)s.") % {
        "path": problem.filename or "?",
        "problem": problem.strerror or type(problem).__name__,
    }


def _target(output: Path | None, now: datetime) -> Path:
    if output is None:
        try:
            shelf.folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as problem:
            raise Refused(could_not_write(problem)) from None
        output = shelf.folder()
    target = output / shelf.name_for(now) if output.is_dir() else output
    if target.exists():
        raise Refused(_("%(path)s is there already: name another file.") % {"path": target})
    if not target.parent.is_dir():
        raise Refused(_("There is no folder %(path)s: make it first.") % {"path": target.parent})
    return target


def _make(
    target: Path, *, now: datetime, version: str | None, tell: archive.Tell | None
) -> Made | None:
    """Write it to a name of its own beside the target; None when a file went away meanwhile."""
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with archive.Writer(part) as writer:
            with databases.of_this_site().snapshot(part.parent) as moment:
                manifest_facts = _facts_of(moment)
                writer.add(moment.member, moment.pieces(), packed=not moment.is_packed)
                named = _named_now(moment.query)
            _add_files(writer, tell)
            missing = named - set(writer.members)
            if missing and missing - _named_now(databases.live):
                return None
            manifest = Manifest(
                **manifest_facts,
                app_version=version or app_version(),
                made_at=now.isoformat(timespec="seconds"),
                members=writer.members,
                missing_files=sorted(missing),
                keys=key_fingerprints(),
            )
            writer.finish(manifest)
        with archive.opened(part) as reader:
            reader.check()
        os.replace(part, target)
        _sync(target.parent)
        return Made(path=target, manifest=manifest)
    finally:
        part.unlink(missing_ok=True)


def _facts_of(moment: Snapshot) -> dict:
    rows = moment.query("SELECT app, name FROM django_migrations ORDER BY app, name")
    migrations = [tuple(row) for row in rows]
    there = {table for table, _column in moment.query(databases.of_this_site().COLUMNS)}
    return {
        "vendor": connection.vendor,
        "database_version": moment.version,
        "database_member": moment.member,
        "migrations": migrations,
        "counts": tables.count_all(moment.query, there=there),
    }


def _named_now(query: file_rows.Query) -> set[str]:
    there = {tuple(row) for row in query(databases.of_this_site().COLUMNS)}
    return file_rows.named_in(query, there=there)


def _add_files(writer: archive.Writer, tell: archive.Tell | None) -> None:
    names = [
        (folder, name)
        for folder in file_rows.STORAGES
        for name in file_rows.walk(file_rows.storage_of(folder))
    ]
    for number, (folder, name) in enumerate(names, 1):
        try:
            file = file_rows.storage_of(folder).open(name)
        except FileNotFoundError:
            continue  # gone since it was listed; the rows are asked about it afterwards
        with file:
            writer.add(f"{folder}/{name}", file.chunks(archive.PIECE))
        if tell:
            tell(number, len(names))


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
