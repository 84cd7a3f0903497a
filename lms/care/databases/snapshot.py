"""A database at one moment, whatever is written to it meanwhile."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Snapshot:
    """member: its name in the archive. pieces: reads the copy once. query: asks that moment."""

    member: str
    version: str
    is_packed: bool
    pieces: Callable[[], Iterable[bytes]]
    query: Callable[[str], Iterable[tuple]]
