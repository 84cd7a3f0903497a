"""My courses: what is under way, what is finished, each with its path."""

from dataclasses import dataclass

from courses.enrolment.models import Enrolment
from courses.learn.in_language import all_in_this_language
from courses.progress.path import CoursePath
from lms.accounts.models import User


@dataclass(frozen=True)
class Board:
    under_way: list[CoursePath]
    finished: list[CoursePath]

    @property
    def is_empty(self) -> bool:
        return not self.under_way and not self.finished


def board_of(user: User) -> Board:
    """Return the learner's courses, joined last first, with a fixed number of statements."""
    enrolments = list(
        Enrolment.objects.of(user)
        .select_related("cohort", "course__post_test__current_edition")
        .order_by("-enrolled_at")
    )
    courses = all_in_this_language([enrolment.course for enrolment in enrolments])
    paths = CoursePath.of_many(enrolments, courses=courses)
    return Board(
        under_way=[path for path in paths if not path.enrolment.is_complete],
        finished=[path for path in paths if path.enrolment.is_complete],
    )
