"""Do the ledger's work in this process, without a queue."""

import logging
import time

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, close_old_connections

from lms.jobs import ledger, on_duty, schedule

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Run the jobs that are due, then stop; with --watch, keep looking for more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--watch", action="store_true", help="keep looking until stopped")
        parser.add_argument("--every", type=float, default=1.0, help="seconds between looks")

    def handle(self, *, watch: bool, every: float, **options) -> None:
        if not watch:
            schedule.run_due()
            self.stdout.write(f"{ledger.run_due()} turns taken.")
            return
        try:
            on_duty.begin()
        except on_duty.NotNow:
            raise CommandError(on_duty.WAIT) from None
        while True:
            _look()
            time.sleep(every)


def _look() -> None:
    close_old_connections()
    try:
        schedule.run_due()
        ledger.run_due()
    except DatabaseError as problem:
        # It comes back; the leases of what was running end by themselves.
        logger.warning("The database did not answer: %s", type(problem).__name__)
