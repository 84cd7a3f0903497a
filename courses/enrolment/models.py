"""Index of this room's models."""

from courses.enrolment.announcement import Announcement
from courses.enrolment.attendance.attendance import Attendance
from courses.enrolment.attendance.training_session import TrainingSession
from courses.enrolment.card_sheet import CardSheet
from courses.enrolment.cohort import Cohort
from courses.enrolment.enrolment import Enrolment
from courses.enrolment.join_code import JoinCode
from courses.enrolment.roster_import import RosterImport
from courses.enrolment.selection import Selection

__all__ = [
    "Announcement",
    "Attendance",
    "CardSheet",
    "Cohort",
    "Enrolment",
    "JoinCode",
    "RosterImport",
    "Selection",
    "TrainingSession",
]
