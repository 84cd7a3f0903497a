"""The kinds of work the ledger knows, registered by each room's tasks module."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from lms.jobs.models import Job


@dataclass(frozen=True)
class Kind:
    """How to do one kind of work.

    plan: counts the units, once. What unit number n means must not change
        afterwards: freeze the ids in the payload or in rows of your own.
    run_chunk: does units start to stop (exclusive), at most `chunk_size` and well
        under 30 seconds. May run again after a crash, so a unit already done must
        stay as it is. Short transactions; inside them `lease.hold(job)` refuses
        the writes of a worker that lost its claim. Raise problems.KnownProblem to
        name what is wrong, problems.TryLater when something it needs is away.
    finish: runs when every unit is done, before the job counts as done. May run again.
    """

    name: str
    title: "str | _StrPromise"
    plan: "Callable[[Job], int]"
    chunk_size: int
    run_chunk: "Callable[[Job, int, int], None]"
    finish: "Callable[[Job], None] | None" = None


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    _kinds[kind.name] = kind
    return kind


def get(name: str) -> Kind:
    """Return the kind; LookupError when nothing of that name is registered."""
    return _kinds[name]


def title_of(name: str) -> str:
    return str(_kinds[name].title) if name in _kinds else name


def choices() -> list[tuple[str, str]]:
    """Return every kind's name and title, for a select."""
    return sorted((kind.name, str(kind.title)) for kind in _kinds.values())
