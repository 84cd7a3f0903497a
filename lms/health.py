"""Is the site alive, and is it fit to serve? For a load balancer and for an operator.

No personal or secret data: anyone may ask.
"""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.care import shelf
from lms.care.doctor.machine import BACKUP_AGE_MAX_HOURS, DISK_FREE_MIN_MB
from lms.jobs import ledger

LEDGER_LAG_MAX_SECONDS = 300
MIGRATIONS_CACHED_SECONDS = 60

# When the migrations were last compared, and how many were pending.
_migrations: tuple[float, int] | None = None


@dataclass(frozen=True)
class Finding:
    """What one check saw. Only a required one that is not ok makes the site unfit."""

    ok: bool
    required: bool = True
    facts: dict = field(default_factory=dict)


@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process does; touches no database."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the site can serve, else 503; warnings alone leave it at 200."""
    findings = _look()
    is_fit = all(finding.ok for finding in findings.values() if finding.required)
    return JsonResponse(
        {
            "ready": is_fit,
            "checks": {
                name: {"ok": finding.ok, "required": finding.required, **finding.facts}
                for name, finding in findings.items()
            },
        },
        status=200 if is_fit else 503,
    )


def _look() -> dict[str, Finding]:
    database = _careful(_database)
    # Each question to a database that is away costs its whole time-out.
    checks = CHECKS | NEED_DATABASE if database.ok else CHECKS
    return {"database": database, **{name: _careful(check) for name, check in checks.items()}}


def _careful(check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except Exception as problem:  # a check that cannot look is a check that failed
        return Finding(ok=False, facts={"error": type(problem).__name__})


def _database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Finding(ok=True, facts={"vendor": connection.vendor})


@cache
def _needed_migrations() -> frozenset[tuple[str, str]]:
    """Return what the code of this process needs, as the files were when it first looked.

    Files of a newer release may be put in their place while this one is still serving.
    """
    return frozenset(MigrationLoader(None).graph.nodes)


def _pending_migrations() -> Finding:
    global _migrations
    if _migrations is None or time.monotonic() - _migrations[0] > MIGRATIONS_CACHED_SECONDS:
        applied = MigrationRecorder(connection).applied_migrations()
        _migrations = (time.monotonic(), len(_needed_migrations() - applied.keys()))
    return Finding(ok=_migrations[1] == 0, facts={"pending": _migrations[1]})


def _disk() -> Finding:
    free_mb = shutil.disk_usage(settings.VAR_DIR).free // 1_000_000
    return Finding(ok=free_mb >= DISK_FREE_MIN_MB, facts={"free_mb": free_mb})


def _ledger() -> Finding:
    # Not required: with the workers down, learning and answering go on.
    lag_seconds, parked = ledger.lag_seconds(), ledger.parked_count()
    return Finding(
        ok=lag_seconds <= LEDGER_LAG_MAX_SECONDS and not parked,
        required=False,
        facts={"lag_seconds": lag_seconds, "parked": parked},
    )


def _backup() -> Finding:
    age_hours = shelf.age_hours()
    if age_hours is None:
        return Finding(ok=False, required=False, facts={"age_hours": None, "last": "never"})
    return Finding(
        ok=age_hours <= BACKUP_AGE_MAX_HOURS, required=False, facts={"age_hours": age_hours}
    )


CHECKS = {"disk": _disk, "backup": _backup}
NEED_DATABASE = {"migrations": _pending_migrations, "ledger": _ledger}
