"""How a made-up learner goes through the course: the same deeds the pages call."""

import random
from datetime import datetime, timedelta

from courses.models import Attempt, Enrolment
from courses.progress import attempts, completion, lessons
from courses.progress.path import CoursePath
from courses.progress.saving import Save, save_answers


def take_part(enrolment: Enrolment, *, chance: random.Random, begin: datetime) -> None:
    """Take the pre-test, read, and for most people take the post-test, over about two weeks.

    What somebody knows before and learns is drawn from `chance`: before, about four
    items in ten are known; afterwards about eight, and a few people fall back.
    """
    known_before = chance.uniform(0.2, 0.6)
    learned = min(0.97, known_before + chance.gauss(0.38, 0.16))
    at = begin + timedelta(minutes=chance.randint(0, 90))
    _take(enrolment, "pre", share=known_before, chance=chance, at=at)
    path = CoursePath(enrolment.course, enrolment=enrolment)
    stays = chance.random() < 0.8
    reads = path.lessons if stays else path.lessons[: chance.randint(0, len(path.lessons) - 1)]
    for lesson in reads:
        at += timedelta(hours=chance.randint(2, 30))
        lessons.open_lesson(enrolment, lesson=lesson, at=at)
        at += timedelta(minutes=lesson.minutes + chance.randint(-2, 9))
        lessons.mark_done(enrolment, lesson=lesson, at=at)
    if stays:
        _take_post_tests(enrolment, share=learned, chance=chance, at=at + timedelta(hours=3))


def _take_post_tests(
    enrolment: Enrolment, *, share: float, chance: random.Random, at: datetime
) -> None:
    _take(enrolment, "post", share=share, chance=chance, at=at)
    enrolment.refresh_from_db()
    if not enrolment.is_complete and chance.random() < 0.6:
        _take(enrolment, "post", share=share + 0.2, chance=chance, at=at + timedelta(days=1))


def _take(
    enrolment: Enrolment, purpose: str, *, share: float, chance: random.Random, at: datetime
) -> None:
    course = enrolment.course
    quiz = course.pre_test if purpose == "pre" else course.post_test
    attempt = attempts.start(enrolment, quiz=quiz, purpose=purpose, at=at)
    own = Attempt.objects.of(enrolment.learner)
    saves = [
        Save(item.pk, _chosen(item, knows=chance.random() < share, chance=chance), "demo0000", n)
        for n, item in enumerate(attempts.items_of(attempt))
    ]
    save_answers(own, attempt_id=attempt.pk, saves=saves, at=at + timedelta(minutes=9))
    completion.submit_test(own, attempt_id=attempt.pk, at=at + timedelta(minutes=12))


def _chosen(item, *, knows: bool, chance: random.Random) -> list[int]:
    choices = list(item.version.choices.all())
    if knows:
        return [choice.pk for choice in choices if choice.is_right]
    return [chance.choice(choices).pk]
