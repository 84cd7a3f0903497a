"""Deed: mark who was there. A mark may be sent any number of times and counts once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction

from courses.enrolment.attendance.attendance import Attendance
from courses.enrolment.attendance.training_session import TrainingSession
from courses.enrolment.enrolment import Enrolment
from lms import audit
from lms.accounts.models import User

# As long as marks wait on a phone: docs/decisions/sign-out.md.
LONGEST_WAIT = timedelta(days=14)


@dataclass(frozen=True)
class Mark:
    """One tap on one page load (`writer`), numbered; without a writer it was made just now."""

    enrolment_id: int
    status: str
    source: str
    marked_at: datetime
    writer: str = ""
    sequence: int = 0


class Outcome(StrEnum):
    KEPT = "kept"  # this is what counts now
    SUPERSEDED = "superseded"  # another mark counts


@dataclass(frozen=True)
class MarkResult:
    enrolment_id: int
    outcome: Outcome
    # What counts now, whoever marked it.
    status: str


class NotInCohort(Exception):
    """The session's cohort does not have this enrolment."""


def moment_of(*, made: datetime | None, sent: datetime | None, received: datetime) -> datetime:
    """Return when a mark was made, by the server's clock.

    `made` and `sent` are both by the phone's clock: a clock that is wrong is wrong in both,
    so only what lies between them is believed, and at most two weeks of it.
    """
    if made is None or sent is None:
        return received
    return received - min(max(sent - made, timedelta()), LONGEST_WAIT)


@transaction.atomic
def mark(session: TrainingSession, *, marks: Sequence[Mark], by: User) -> list[MarkResult]:
    """Store the marks in the order given; the number of statements does not grow with them.

    Within a writer the highest sequence wins; between writers the later `marked_at`, and of
    two at the same moment the one received last. Raises NotInCohort, and stores nothing then.
    """
    # Locked: two phones that mark the same list take turns.
    TrainingSession.objects.select_for_update().get(pk=session.pk)
    wanted = {each.enrolment_id for each in marks}
    known = Enrolment.objects.filter(cohort=session.cohort_id, pk__in=wanted)
    if wanted != set(known.values_list("pk", flat=True)):
        raise NotInCohort
    rows = {row.enrolment_id: row for row in session.attendances.filter(enrolment__in=wanted)}
    before = {pk: row.status for pk, row in rows.items()}
    touched: dict[int, Attendance] = {}
    for each in marks:
        row = rows.get(each.enrolment_id)
        if row is None:
            row = Attendance(session=session, enrolment_id=each.enrolment_id)
        if _take(row, each, by=by):
            rows[each.enrolment_id] = touched[each.enrolment_id] = row
    _write(session, list(touched.values()), before=before, by=by)
    return [_result(each, rows[each.enrolment_id]) for each in marks]


def _take(row: Attendance, new: Mark, *, by: User) -> bool:
    """Give the row the mark if it wins; return whether the row changed."""
    if new.writer and new.sequence <= row.seen.get(new.writer, -1):
        return False
    if new.writer:
        row.seen = {**row.seen, new.writer: new.sequence}
    is_own = new.writer and row.writer == new.writer
    if row.marked_at is None or is_own or new.marked_at >= row.marked_at:
        row.status, row.source, row.marked_by = new.status, new.source, by
        row.marked_at, row.writer, row.sequence = new.marked_at, new.writer, new.sequence
        return True
    # Beaten, and remembered as seen.
    return bool(new.writer)


def _write(
    session: TrainingSession, rows: list[Attendance], *, before: dict[int, str], by: User
) -> None:
    if not rows:
        return
    # One statement for new and changed alike: the constraint decides which it is.
    Attendance.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["session", "enrolment"],
        update_fields=[
            "status", "source", "marked_by", "marked_at", "writer", "sequence", "seen",
        ],
    )  # fmt: skip
    changes = [
        f"{row.enrolment_id}:{before.get(row.enrolment_id, '')}>{row.status}:{row.source}"
        for row in sorted(rows, key=lambda row: row.enrolment_id)
        if row.status != before.get(row.enrolment_id)
    ]
    if changes:
        audit.record("attendance.mark", by=by, subject=session, changes=changes)


def _result(sent: Mark, row: Attendance) -> MarkResult:
    is_it = (row.writer, row.sequence, row.status) == (sent.writer, sent.sequence, sent.status)
    outcome = Outcome.KEPT if is_it else Outcome.SUPERSEDED
    return MarkResult(sent.enrolment_id, outcome, row.status)
