"""Deeds: finish a course, once, when its named rules are met."""

from datetime import datetime

from django.db import transaction

from courses.enrolment.models import Enrolment
from courses.progress import attempts
from courses.progress.attempt import Attempt, AttemptQuerySet
from courses.progress.path import CoursePath
from courses.signals import course_completed

# Every rule has a name, so that a page can say which one is still open.
RULES = {
    "pre_test_taken": lambda path: not path.needs_pre_test,
    "lessons_done": lambda path: path.next_lesson is None,
    "post_test_passed": lambda path: path.has_passed,
    "practice_done": lambda path: not path.open_practice,
}


def open_rules(path: CoursePath) -> list[str]:
    """Return the names of the rules that are not met yet."""
    return [name for name, is_met in RULES.items() if not is_met(path)]


@transaction.atomic
def submit_test(own: AttemptQuerySet, *, attempt_id: int, at: datetime) -> Attempt:
    """Hand in a test and, in the same stroke, complete the course if that was the last step.

    One transaction: a crash leaves either both or neither.
    """
    attempt = attempts.submit(own, attempt_id=attempt_id, at=at)
    complete_if_earned(attempt.enrolment, at=at)
    return attempt


@transaction.atomic
def complete_if_earned(enrolment: Enrolment, *, at: datetime) -> bool:
    """Complete the open enrolment when every rule is met; return whether it is complete.

    Tells the listeners of `course_completed` once, inside the transaction: what they
    write commits or rolls back together with the completion.
    """
    enrolment = (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("course", "cohort")
        .get(pk=enrolment.pk)
    )
    if enrolment.is_complete:
        return True
    if not enrolment.is_open:
        # Left, or moved: a test handed in late stays evidence and completes nothing here.
        return False
    if open_rules(CoursePath(enrolment.course, enrolment=enrolment, at=at)):
        return False
    enrolment.completed_at = at
    enrolment.save(update_fields=["completed_at"])
    course_completed.send(sender=Enrolment, enrolment_id=enrolment.pk)
    return True
