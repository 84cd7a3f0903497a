"""Where each person of a cohort is: what a trainer needs to see, and no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.enrolment.attendance.tally import Tally, tallies_of
from courses.enrolment.models import Cohort, Enrolment
from courses.progress.attempt import Attempt
from courses.progress.path import CoursePath, Stage
from courses.progress.results import result_of
from courses.teach.needs import is_stuck

NOW = {
    Stage.PRE_TEST: _("Pre-test comes next"),
    Stage.LESSON: _("In the lessons"),
    Stage.POST_TEST: _("Post-test comes next"),
    Stage.RETAKE: _("May take the post-test again"),
    Stage.NO_ATTEMPTS_LEFT: _("Every attempt used: talk about the next step"),
    Stage.PRACTICE: _("Practice is left"),
    Stage.COMPLETED: _("Completed"),
}


@dataclass(frozen=True)
class Whereabouts:
    """One row of the cohort's page. Scores in percent; None where nothing was handed in.

    The post-test's score is the first one, as in the reports.
    """

    enrolment_id: int
    person_id: int
    name: str
    username: str
    certificate_name: str
    pre_percent: Decimal | None
    # There can be no «before» any more: docs/decisions/test-hours.md.
    has_missed_pre_test: bool
    lessons_done: int
    lessons: int
    post_percent: Decimal | None
    open_test: str
    completed_at: datetime | None
    left_at: datetime | None
    now: str
    # Days in the cohort's zone; None without a lesson or an answer, and where nobody stands still.
    active_on: date | None
    still_since: date | None
    # Whether this person may be moved, withdrawn or let in again.
    can_change_place: bool
    # Titles of the extra modules this person was selected for.
    extras: list[str]
    # None while no meeting was held.
    attendance: Tally | None


def whereabouts_of(cohort: Cohort, enrolments: Iterable[Enrolment]) -> list[Whereabouts]:
    """Return one row a person, read with as many statements for sixty as for three.

    The enrolments come with their learners and last activity, the cohort with its course and
    the post-test's edition.
    """
    enrolments = list(enrolments)
    for enrolment in enrolments:
        # One course and cohort for all: asked once, not once a row.
        enrolment.course = cohort.course
        enrolment.cohort = cohort
    paths = CoursePath.of_many(enrolments, courses={cohort.course_id: cohort.course})
    tallies, now = tallies_of(cohort, enrolments), timezone.now()
    return [_row(path, attendance=tallies.get(path.enrolment.pk), at=now) for path in paths]


def _row(path: CoursePath, *, attendance: Tally | None, at: datetime) -> Whereabouts:
    enrolment, result = path.enrolment, result_of(path)
    learner, open_attempt = enrolment.learner, path.open_attempt
    active_at, cohort = enrolment.last_active_at, enrolment.cohort
    active_on = timezone.localdate(active_at, cohort.zone)
    has_left = not enrolment.is_open and not enrolment.is_complete
    return Whereabouts(
        enrolment_id=enrolment.pk,
        person_id=enrolment.learner_id,
        name=learner.name_on_pages,
        username=learner.username,
        certificate_name=learner.certificate_name,
        pre_percent=result.before_percent,
        has_missed_pre_test=path.has_missed_pre_test,
        lessons_done=path.lessons_done,
        lessons=len(path.lessons),
        post_percent=result.after_percent,
        open_test=Attempt.Purpose(open_attempt.purpose).label if open_attempt else "",
        completed_at=enrolment.completed_at,
        left_at=enrolment.ended_at if has_left else None,
        now=_how_they_left(enrolment) if has_left else NOW[path.stage],
        active_on=active_on if active_at > enrolment.enrolled_at else None,
        still_since=active_on if is_stuck(enrolment, cohort=cohort, at=at) else None,
        can_change_place=not enrolment.is_complete
        and (enrolment.is_open or enrolment.was_withdrawn),
        extras=[module.title for module in path.extras],
        attendance=attendance,
    )


def _how_they_left(enrolment: Enrolment) -> str:
    if enrolment.was_withdrawn:
        return _("Withdrawn: %(reason)s") % {"reason": enrolment.get_ended_because_display()}
    return _("Moved on to another cohort")
