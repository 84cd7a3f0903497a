"""My courses: what is under way, what is finished, each with its path."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from courses.enrolment.announcement import Announcement
from courses.enrolment.announcing import shown_to
from courses.enrolment.models import Enrolment
from courses.learn.in_language import all_in_this_language
from courses.progress.path import CoursePath
from lms.accounts.models import User

SAID_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Board:
    under_way: list[CoursePath]
    finished: list[CoursePath]
    # What staff changed lately: classes this person goes on in, and those they are out of.
    moved: list[Enrolment]
    left: list[Enrolment]
    announcements: list[Announcement]

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
    shown = [each for each in enrolments if each.is_open or each.is_complete]
    courses = all_in_this_language([enrolment.course for enrolment in shown])
    paths = CoursePath.of_many(shown, courses=courses)
    now = timezone.now()
    since = now - SAID_FOR
    taken_up = {each.course_id for each in shown}
    return Board(
        under_way=[path for path in paths if not path.enrolment.is_complete],
        finished=[path for path in paths if path.enrolment.is_complete],
        announcements=shown_to(shown, at=now),
        moved=[
            each
            for each in shown
            if each.journey_id and not each.is_complete and each.enrolled_at >= since
        ],
        left=[
            each
            for each in enrolments
            if each.was_withdrawn and each.ended_at >= since and each.course_id not in taken_up
        ],
    )
