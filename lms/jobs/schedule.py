"""What runs by the clock. A lease row in the database makes two schedulers do one's work."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from lms.jobs.models import PeriodicRun
from lms.jobs.problems import code_of

logger = logging.getLogger(__name__)

LEASE_SECONDS = 120


@dataclass(frozen=True)
class Periodic:
    name: str
    every_seconds: int
    function: Callable[[], object]


_periodic: dict[str, Periodic] = {}


def periodic(name: str, every_seconds: int, function: Callable[[], object]) -> None:
    """Have the function called once a period, by whichever worker looks first.

    Keep it short: long work belongs in a job it submits. When it fails, or its
    worker dies, it is called again two minutes later.
    """
    _periodic[name] = Periodic(name, every_seconds, function)


def run_due() -> list[str]:
    """Call what is due and nobody else is calling; return the names."""
    return [each.name for each in _periodic.values() if _run(each)]


def _run(each: Periodic) -> bool:
    PeriodicRun.objects.get_or_create(name=each.name)
    now = timezone.now()
    lease_until = now + timedelta(seconds=LEASE_SECONDS)
    is_free = Q(lease_until=None) | Q(lease_until__lte=now)
    row = PeriodicRun.objects.filter(name=each.name)
    if not row.filter(is_free, next_at__lte=now).update(lease_until=lease_until):
        return False
    try:
        each.function()
    except Exception as problem:
        logger.error("Periodic %s: %s", each.name, code_of(problem))
        return True
    # Only while the lease is still this one: it may have taken longer than that.
    next_at = now + timedelta(seconds=each.every_seconds)
    row.filter(lease_until=lease_until).update(next_at=next_at, lease_until=None)
    return True
