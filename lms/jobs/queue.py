"""The wake-up call. It may be lost: the sweeper looks at the ledger by itself."""

import logging
import time
from pathlib import Path

from celery import current_app
from django.conf import settings
from django.db import connection, transaction

logger = logging.getLogger(__name__)

LOOK_AGAIN = "jobs.look_again"
# A queue that is away must not cost every request its connection time-out.
QUIET_SECONDS = 15
_quiet_until = 0.0


def wake_on_commit() -> None:
    """Wake the workers when the transaction is through: once, however much it asked for."""
    if not any(function is wake for _, function, *_ in connection.run_on_commit):
        transaction.on_commit(wake)


def wake() -> None:
    """Ask the workers to look at the ledger again. Never raises."""
    global _quiet_until
    if time.monotonic() < _quiet_until:
        return
    try:
        current_app.send_task(LOOK_AGAIN, expires=60, retry=False)
    except Exception as problem:  # whatever the transport, the deed itself must go on
        _quiet_until = time.monotonic() + QUIET_SECONDS
        logger.warning(
            "The queue is away (%s); the sweeper will find the work.", type(problem).__name__
        )


def make_folders() -> None:
    """Create what the embedded transport expects to find."""
    if settings.CELERY_BROKER_URL.startswith("filesystem:"):
        options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
        for key in ("data_folder_in", "data_folder_out", "control_folder"):
            Path(options[key]).mkdir(parents=True, exist_ok=True)
