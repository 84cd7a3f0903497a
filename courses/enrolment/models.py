"""Index of this room's models."""

from courses.enrolment.cohort import Cohort
from courses.enrolment.enrolment import Enrolment

__all__ = ["Cohort", "Enrolment"]
