"""Attendance on the way out: one row a session and person, as a spreadsheet wants it."""

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses.enrolment.attendance.listing import list_of
from courses.enrolment.attendance.training_session import TrainingSession
from lms.accounts.zones import in_zone


def titles() -> list[str]:
    return [
        _("Session"),
        _("Date"),
        _("Time"),
        _("Name"),
        _("Username"),
        _("Attendance"),
        _("How it was noted"),
        _("Noted by"),
        _("Noted at"),
    ]


def rows_of(sessions: Iterable[TrainingSession]) -> Iterator[tuple[str, ...]]:
    """Yield everybody of each session; without a mark the last four cells are empty."""
    for session in sessions:
        day = date_format(timezone.localdate(session.starts_at, session.zone), "Y-m-d")
        for person in list_of(session):
            yield (
                session.title,
                day,
                session.hours,
                person.name,
                person.username,
                str(person.label),
                person.source,
                person.marked_by,
                in_zone(person.marked_at, session.zone) if person.marked_at else "",
            )
