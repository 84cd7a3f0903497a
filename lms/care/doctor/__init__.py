"""The doctor looks the whole site over, changes nothing, and says what to do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from lms.care.doctor import configuration, database, files, machine, records
from lms.care.doctor.finding import Finding, problem

__all__ = ["CHECKS", "Finding", "look"]

Check = Callable[..., Iterator[Finding]]

WITHOUT_DATABASE: dict[str, Check] = {
    "settings": configuration.look_at_settings,
    "mail": configuration.look_at_mail,
    "cache": configuration.look_at_cache,
    "static_files": configuration.look_at_static_files,
    "translations": configuration.look_at_translations,
    "folders": machine.look_at_folders,
    "disk": machine.look_at_disk,
    "backups": machine.look_at_backups,
}
WITH_DATABASE: dict[str, Check] = {
    "pragmas": database.look_at_pragmas,
    "migrations": database.look_at_migrations,
    "integrity": database.look_at_integrity,
    "clock": database.look_at_clock,
    "ledger": records.look_at_ledger,
    "audit": records.look_at_audit,
    "erasures": records.look_at_erasures,
    "rows_without_files": files.look_for_rows_without_files,
    "files_without_rows": files.look_for_files_without_rows,
    "certificates": files.look_at_certificates,
}
CHECKS = ["database", *WITHOUT_DATABASE, *WITH_DATABASE]


def look(*, deep: bool = False) -> list[Finding]:
    """Return what is not as it should be, in the order of the checks; nothing is written.

    deep: read every certificate's file and the whole database, instead of a sample.
    """
    is_there = database.is_there()
    found = [] if is_there else [database.is_away()]
    checks = {**WITHOUT_DATABASE, **(WITH_DATABASE if is_there else {})}
    with _reading_only() if is_there else _as_it_is():
        for name, check in checks.items():
            found += _careful(name, check, deep=deep)
    return found


def _careful(name: str, check: Check, *, deep: bool) -> list[Finding]:
    try:
        return list(check(name, deep=deep))
    except Exception as error:  # what cannot be looked at is not well
        # Its message may quote a row; the exception's name does not.
        return [
            problem(
                name,
                _("This could not be looked at: %(error)s.") % {"error": type(error).__name__},
                _("Mend what stands above, then run the doctor again."),
            )
        ]


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


@contextmanager
def _reading_only() -> Iterator[None]:
    """Have the database itself refuse to be written to by this connection."""
    is_sqlite = connection.vendor == "sqlite"
    on, off = (
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF")
        if is_sqlite
        else ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off")
    )
    with connection.cursor() as cursor:
        cursor.execute(on)
    try:
        yield
    finally:
        try:
            with connection.cursor() as cursor:
                cursor.execute(off)
        except DatabaseError:
            connection.close()
