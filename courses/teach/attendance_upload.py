"""A table of attendance comes back from a spreadsheet: all of it is taken, or nothing."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.enrolment.attendance.listing import list_of
from courses.enrolment.attendance.marking import Mark, mark
from courses.enrolment.attendance.reading import Fault, Problem, read_marks
from courses.enrolment.models import Attendance, TrainingSession
from courses.enrolment.roster.rows import RosterRefused
from courses.enrolment.roster.wording import why_refused
from lms.accounts.models import User

SHOWN = 50


class NotTaken(Exception):
    """Nothing was stored; `words` say why, one sentence a row."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.words = list(words)


def take_file(session: TrainingSession, file: UploadedFile | None, *, by: User) -> int:
    """Store the marks in the file; return how many were new or different. Raises NotTaken."""
    if file is None:
        raise NotTaken([_("Choose a file first.")])
    people = list_of(session)
    with tempfile.NamedTemporaryFile() as copy:
        for piece in file.chunks():
            copy.write(piece)
        copy.flush()
        try:
            read = read_marks(Path(copy.name), people=people, title=session.title)
        except RosterRefused as refused:
            raise NotTaken([why_refused(refused.why)]) from refused
    if read.problems:
        raise NotTaken([_words(problem) for problem in read.problems[:SHOWN]])
    before = {person.enrolment_id: person.status for person in people}
    now = timezone.now()
    marks = [
        Mark(pk, status, Attendance.Source.FILE, now)
        for pk, status in read.statuses.items()
        if before.get(pk) != status
    ]
    mark(session, marks=marks, by=by)
    return len(marks)


def _words(problem: Problem) -> str:
    sentences = {
        Fault.NOBODY: _("Row %(row)d: write a username or the letters of a card."),
        Fault.UNKNOWN: _(
            "Row %(row)d: “%(value)s” is nobody of this session. Look at the spelling."
        ),
        Fault.STATUS: _("Row %(row)d: “%(value)s” – write hadir, terlambat or tidak hadir."),
        Fault.TWICE: _("Row %(row)d: “%(value)s” stands here twice, marked differently."),
    }
    return sentences[problem.fault] % {"row": problem.row, "value": problem.value}
