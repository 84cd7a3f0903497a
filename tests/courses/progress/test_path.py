"""From pre-test to certificate: what comes next, and when the course is finished."""

from decimal import Decimal

import pytest
from django.utils import timezone

from courses.progress import attempts, completion, lessons
from courses.progress.attempt import Attempt
from courses.progress.path import CoursePath, Stage
from courses.progress.results import result_of
from courses.signals import course_completed
from tests.taking import finish_course, read_every_lesson, take_test

pytestmark = pytest.mark.django_db


def path_of(enrolment) -> CoursePath:
    enrolment.refresh_from_db()
    return CoursePath(enrolment.course, enrolment=enrolment)


def test_the_stages_follow_each_other(enrolment):
    stages = [path_of(enrolment).stage]
    take_test(enrolment, "pre", right=2)
    stages.append(path_of(enrolment).stage)
    read_every_lesson(enrolment)
    stages.append(path_of(enrolment).stage)
    take_test(enrolment, "post", right=1)
    stages.append(path_of(enrolment).stage)
    take_test(enrolment, "post")
    stages.append(path_of(enrolment).stage)

    assert stages == [
        Stage.PRE_TEST,
        Stage.LESSON,
        Stage.POST_TEST,
        Stage.RETAKE,
        Stage.COMPLETED,
    ]


def test_a_visitor_is_asked_to_join(course):
    assert CoursePath(course, enrolment=None).stage == Stage.ENROL


def test_continue_goes_to_the_lesson_opened_last(enrolment):
    take_test(enrolment, "pre")
    first, second, third, _fourth = path_of(enrolment).lessons
    lessons.mark_done(enrolment, lesson=first, at=timezone.now())
    lessons.open_lesson(enrolment, lesson=third, at=timezone.now())

    assert path_of(enrolment).next_lesson == third
    assert second in path_of(enrolment).lessons


def test_the_first_post_test_is_the_evidence_and_the_best_one_passes(enrolment):
    take_test(enrolment, "pre", right=0)
    read_every_lesson(enrolment)
    take_test(enrolment, "post", right=3)
    take_test(enrolment, "post")

    result = result_of(path_of(enrolment))

    assert result.before_percent == 0
    assert result.after_percent == result.gain_points == Decimal("50.00")
    assert result.best_percent == 100
    assert result.is_passed


def test_the_pre_test_is_taken_once(enrolment):
    take_test(enrolment, "pre")

    with pytest.raises(attempts.TestClosed):
        attempts.start(enrolment, quiz=enrolment.course.pre_test, purpose="pre", at=timezone.now())


def test_starting_twice_is_one_attempt(enrolment):
    quiz = enrolment.course.pre_test

    first = attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())
    second = attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())

    assert first == second
    assert Attempt.objects.count() == 1


def test_handing_in_twice_keeps_the_first_time_and_score(enrolment):
    attempt = take_test(enrolment, "pre", right=3)
    later = completion.submit_test(
        Attempt.objects.of(enrolment.learner), attempt_id=attempt.pk, at=timezone.now()
    )

    assert (later.submitted_at, later.score_percent) == (attempt.submitted_at, Decimal("50.00"))


def test_completion_is_told_once(enrolment):
    told = []

    def listen(sender, enrolment_id, **kwargs):
        told.append(enrolment_id)

    course_completed.connect(listen)
    finish_course(enrolment)
    completion.complete_if_earned(enrolment, at=timezone.now())
    course_completed.disconnect(listen)

    assert told == [enrolment.pk]


def test_a_skipped_lesson_counts_as_done_and_reading_it_later_clears_the_mark(enrolment):
    lesson = path_of(enrolment).lessons[0]

    lessons.mark_done(enrolment, lesson=lesson, at=timezone.now(), was_skipped=True)
    skipped = enrolment.lesson_progress.get().was_skipped
    lessons.mark_done(enrolment, lesson=lesson, at=timezone.now())

    assert skipped
    assert path_of(enrolment).is_done(lesson)
    assert not enrolment.lesson_progress.get().was_skipped
