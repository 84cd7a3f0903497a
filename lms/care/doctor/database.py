"""The database: reachable, set up as it must be, of this version, whole, in time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.audit.models import AuditEvent
from lms.care import databases
from lms.care.doctor.finding import Finding, problem
from lms.care.refusal import Refused
from lms.care.versions import known_migrations

# journal_mode, synchronous, foreign_keys: an answer that was acknowledged survives a power cut.
PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
NO_EARLIER_THAN = datetime(2026, 11, 1, tzinfo=UTC)
CLOCKS_APART_MOST = timedelta(seconds=30)


def is_there() -> bool:
    try:
        # Opening a SQLite database that is not there would make an empty one.
        if not databases.of_this_site().is_there():
            return False
        connection.ensure_connection()
    except (DatabaseError, Refused):
        return False
    return True


def is_away() -> Finding:
    return problem(
        "database",
        _("There is no database, or it does not answer."),
        _("Check DATABASE_URL; for a new site run manage.py migrate, or restore a backup."),
    )


def look_at_pragmas(name: str, *, deep: bool) -> Iterator[Finding]:
    if connection.vendor != "sqlite":
        return
    for pragma, wanted in PRAGMAS.items():
        ((value,),) = databases.live(f"PRAGMA {pragma}")
        if value != wanted:
            yield problem(
                name,
                _("SQLite's %(pragma)s is %(value)s and should be %(wanted)s.")
                % {"pragma": pragma, "value": value, "wanted": wanted},
                _("Keep var/ on a local disk, not on a network folder."),
            )


def look_at_migrations(name: str, *, deep: bool) -> Iterator[Finding]:
    loader = MigrationLoader(connection)
    applied = set(loader.applied_migrations)
    if pending := len(set(loader.graph.nodes) - applied):
        yield problem(
            name,
            ngettext(
                "%d migration is not applied: the database is older than the code.",
                "%d migrations are not applied: the database is older than the code.",
                pending,
            )
            % pending,
            _("Stop the site and run manage.py upgrade."),
        )
    if unknown := len(applied - known_migrations()):
        yield problem(
            name,
            ngettext(
                "%d migration is unknown here: the database is newer than the code.",
                "%d migrations are unknown here: the database is newer than the code.",
                unknown,
            )
            % unknown,
            _("Put the newer version of Kelas AMAN back."),
        )


def look_at_integrity(name: str, *, deep: bool) -> Iterator[Finding]:
    if connection.vendor != "sqlite" or not deep:
        return
    restore = _("Restore the last backup: manage.py restore FILE --replace.")
    verdicts = [verdict for (verdict,) in databases.live("PRAGMA integrity_check(5)")]
    if verdicts != ["ok"]:
        yield problem(
            name, _("The database is damaged: %(what)s.") % {"what": verdicts[0]}, restore
        )
    if broken := databases.live("PRAGMA foreign_key_check"):
        yield problem(
            name,
            _("Rows point to rows that are not there, first in the table %(table)s.")
            % {"table": broken[0][0]},
            restore,
        )


def look_at_clock(name: str, *, deep: bool) -> Iterator[Finding]:
    now = timezone.now()
    last = AuditEvent.objects.order_by("-pk").values_list("at", flat=True).first()
    is_behind = now < NO_EARLIER_THAN or (last is not None and last > now + timedelta(minutes=5))
    if connection.vendor == "postgresql":
        ((theirs,),) = databases.live("SELECT clock_timestamp()")
        is_behind = is_behind or abs(theirs - now) > CLOCKS_APART_MOST
    if is_behind:
        yield problem(
            name,
            _("This machine's clock is wrong: it says %(now)s (UTC).")
            % {"now": now.strftime("%Y-%m-%d %H:%M")},
            _("Switch on time synchronisation: timedatectl set-ntp true."),
        )
