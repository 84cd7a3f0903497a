"""Which processes of this site are alive on this machine.

Each holds a shared lock on one file; the kernel lets go of it however the process ends.
Whoever must have the data to himself takes the lock alone.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings

LOCK_NAME = "site.lock"
# For a log, before there is anybody to translate for.
WAIT = "The site is being restored or upgraded: start it when that is done."

_on_duty: IO | None = None
_is_alone = False


class NotNow(Exception):
    """The lock is held: by processes of the site, or by one that must be alone."""


def begin() -> None:
    """Count this process as part of the running site until it ends. Raises NotNow."""
    global _on_duty
    if _on_duty is None:
        _on_duty = _locked(fcntl.LOCK_SH)


@contextmanager
def beside() -> Iterator[None]:
    """Work beside the running site, but not while somebody must be alone. Raises NotNow."""
    if _is_alone:
        yield
        return
    with _locked(fcntl.LOCK_SH):
        yield


@contextmanager
def alone() -> Iterator[None]:
    """Keep the site from running, and from starting, on this machine. Raises NotNow."""
    global _is_alone
    with _locked(fcntl.LOCK_EX):
        _is_alone = True
        try:
            yield
        finally:
            _is_alone = False


def _locked(kind: int) -> IO:
    file = Path(settings.VAR_DIR, LOCK_NAME).open("ab")  # noqa: SIM115 - held, not read
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise NotNow(WAIT) from None
    return file
