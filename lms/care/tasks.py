"""The nightly backup: asked for by the clock, made by the ledger."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.care import shelf, upgrading
from lms.care.making import make_backup
from lms.care.refusal import Refused
from lms.jobs import kinds, ledger
from lms.jobs.kinds import Kind
from lms.jobs.models import Job
from lms.jobs.problems import KnownProblem
from lms.jobs.schedule import periodic

NIGHTLY = "care.backup"
# A first backup waits for the night; a missed one is made whenever the machine runs again.
NIGHT_LASTS = timedelta(hours=4)


def ask_for_tonights() -> None:
    """Put tonight's backup into the ledger, once, unless a whole one is there already."""
    if settings.BACKUP_HOUR is None:
        return
    now = timezone.localtime()
    night = now.replace(hour=settings.BACKUP_HOUR, minute=0, second=0, microsecond=0)
    if now < night:
        return
    last = shelf.newest()
    is_made = last is not None and last.made_at >= night
    is_too_late_for_a_first = last is None and now > night + NIGHT_LASTS
    subject = f"night:{night.date().isoformat()}"
    is_asked = Job.objects.filter(kind=NIGHTLY, subject=subject).exists()
    if not (is_made or is_too_late_for_a_first or is_asked):
        ledger.submit(NIGHTLY, subject=subject)


def _back_up(job: Job, start: int, stop: int) -> None:
    try:
        make_backup()
    except Refused as refused:
        raise KnownProblem("backup_refused") from refused
    upgrading.note_version()
    shelf.rotate()


kinds.register(
    Kind(
        name=NIGHTLY,
        title=_("Backup"),
        plan=lambda job: 1,
        chunk_size=1,
        run_chunk=_back_up,
    )
)
periodic("care.nightly", every_seconds=600, function=ask_for_tonights)
