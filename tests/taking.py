"""How a learner goes through a course, by the same deeds the pages call."""

from django.utils import timezone

from courses.enrolment.models import Enrolment
from courses.progress import attempts, completion, lessons
from courses.progress.attempt import Attempt
from courses.progress.path import CoursePath
from courses.progress.saving import Save, save_answers


def right_choices(item) -> list[int]:
    return [choice.pk for choice in item.version.choices.all() if choice.fraction_percent > 0]


def wrong_choices(item) -> list[int]:
    return [item.version.choices.exclude(fraction_percent__gt=0).first().pk]


def take_test(enrolment: Enrolment, purpose: str, *, right: int | None = None) -> Attempt:
    """Take a test, answering the first `right` items rightly (all when None), the rest wrongly."""
    course = enrolment.course
    quiz = course.pre_test if purpose == "pre" else course.post_test
    attempt = attempts.start(enrolment, quiz=quiz, purpose=purpose, at=timezone.now())
    items = attempts.items_of(attempt)
    right = len(items) if right is None else right
    saves = [
        Save(
            item.pk,
            right_choices(item) if number < right else wrong_choices(item),
            writer="story0000",
            sequence=number,
        )
        for number, item in enumerate(items)
    ]
    own = Attempt.objects.of(enrolment.learner)
    save_answers(own, attempt_id=attempt.pk, saves=saves, at=timezone.now())
    return completion.submit_test(own, attempt_id=attempt.pk, at=timezone.now())


def read_every_lesson(enrolment: Enrolment) -> None:
    for lesson in CoursePath(enrolment.course, enrolment=enrolment).lessons:
        lessons.mark_done(enrolment, lesson=lesson, at=timezone.now())


def finish_course(enrolment: Enrolment, *, pre_right: int = 2, post_right: int | None = None):
    """Go the whole way: pre-test, every lesson, post-test."""
    take_test(enrolment, "pre", right=pre_right)
    read_every_lesson(enrolment)
    return take_test(enrolment, "post", right=post_right)
