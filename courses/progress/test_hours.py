"""When a test of a cohort may be begun and finished, and how that is said."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from courses.enrolment.models import Cohort
from courses.enrolment.window import ALWAYS, Window
from courses.progress.attempt import Attempt
from lms.accounts.zones import in_zone


def window_of(cohort: Cohort, *, purpose: str) -> Window:
    if purpose == Attempt.Purpose.PRE:
        return cohort.pre_test_window
    if purpose == Attempt.Purpose.POST:
        return cohort.post_test_window
    return ALWAYS


def is_too_late(attempt: Attempt, *, at: datetime) -> bool:
    """Whether the grace after closing is over too. Its enrolment comes with the cohort."""
    window = window_of(attempt.enrolment.cohort, purpose=attempt.purpose)
    return window.is_beyond_grace(at)


def was_in_time(attempt: Attempt, *, made_at: datetime | None, at: datetime) -> bool:
    """Whether a choice that comes after the grace was made before its end, and not too long ago.

    `made_at` is by the server's clock; None where the page could not tell.
    """
    last = window_of(attempt.enrolment.cohort, purpose=attempt.purpose).last_answer_at
    if made_at is None or made_at >= last:
        return False
    return at < last + timedelta(hours=settings.LATE_ANSWERS_HOURS)


def why_closed(cohort: Cohort, *, purpose: str, at: datetime) -> str | None:
    """Say why the test cannot be begun now, with the time in the cohort's zone; else None."""
    window = window_of(cohort, purpose=purpose)
    is_pre_test = purpose == Attempt.Purpose.PRE
    if window.is_early(at):
        time = {"time": in_zone(window.opens_at, cohort.zone)}
        if is_pre_test:
            return _("The pre-test of your class opens on %(time)s.") % time
        return _("The post-test of your class opens on %(time)s.") % time
    if window.is_over(at):
        time = {"time": in_zone(window.closes_at, cohort.zone)}
        if is_pre_test:
            return _("The pre-test of your class closed on %(time)s.") % time
        return _("The post-test of your class closed on %(time)s.") % time
    return None
