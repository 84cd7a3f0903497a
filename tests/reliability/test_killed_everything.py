"""R4: everything is killed while a hundred learners hand in their last test."""

import os
import random
import signal
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.utils import timezone

from certificates.issue import ISSUE
from certificates.models import Certificate
from courses.models import Answer, Attempt, Enrolment, LessonProgress
from courses.progress.attempts import items_of
from courses.progress.path import CoursePath
from lms.accounts.models import User
from lms.jobs.models import Job
from lms.processes import web_command
from tests.reliability.phones import Phone, free_port, listens
from tests.reliability.processes import wait_until

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LEARNERS = 100
KILLS = 3
PHONES_AT_ONCE = 8


def _about_to_finish(cohort) -> list[Attempt]:
    """A hundred people with every lesson done and every answer of the last test stored."""
    now = timezone.now()
    people = User.objects.bulk_create(
        User(
            username=f"p{n}",
            age_band="18-24",
            password="!",
            certificate_name=f"Peserta {n}",
            certificate_name_confirmed_at=now,
        )
        for n in range(LEARNERS)
    )
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(
            learner=person, cohort=cohort, course=cohort.course, first_form="A", enrolled_at=now
        )
        for person in people
    )
    lessons = CoursePath(cohort.course, enrolment=enrolments[0]).lessons
    LessonProgress.objects.bulk_create(
        LessonProgress(
            enrolment=enrolment,
            lesson=lesson,
            opened_at=now,
            done_at=now,
        )
        for enrolment in enrolments
        for lesson in lessons
    )
    _tests(enrolments, purpose="pre", form="A", submitted_at=now, score_percent=40)
    attempts = _tests(enrolments, purpose="post", form="B")
    right = {
        item: [choice.pk for choice in item.version.choices.all() if choice.is_right]
        for item in items_of(attempts[0])
    }
    Answer.objects.bulk_create(
        Answer(
            attempt=attempt,
            item=item,
            choice_ids=choice_ids,
            writer="phone00000",
            sequence=1,
            seen={"phone00000": 1},
            answered_at=now,
        )
        for attempt in attempts
        for item, choice_ids in right.items()
    )
    return attempts


def _tests(enrolments, *, purpose: str, form: str, **facts) -> list[Attempt]:
    quiz = enrolments[0].course.post_test
    items = quiz.current_edition.items.filter(form=form).order_by("pk")
    return Attempt.objects.bulk_create(
        Attempt(
            enrolment=enrolment,
            quiz=quiz,
            edition=quiz.current_edition,
            purpose=purpose,
            number=1,
            form=form,
            seed="00",
            item_ids=list(items.values_list("pk", flat=True)),
            started_at=timezone.now(),
            **facts,
        )
        for enrolment in enrolments
    )


def test_r4_whatever_was_acknowledged_is_there_after_everything_was_killed(cohort, processes):
    call_command("createcachetable", verbosity=0)
    attempts = _about_to_finish(cohort)
    port = free_port()
    running = [processes.start(*web_command(port=port)[1:]), processes.start_worker()]
    wait_until(lambda: listens(port), seconds=40)
    phones = [Phone.of(attempt.enrolment.learner, port=port) for attempt in attempts]
    acknowledged: set[int] = set()
    chance = random.Random(4)

    def hand_in(phone: Phone, attempt: Attempt) -> None:
        answer = phone.post(f"/belajar/uji/{attempt.pk}/kirim/")
        assert answer.status == 302, answer.text
        assert answer.getheader("Location") == f"/belajar/uji/{attempt.pk}/hasil/"
        acknowledged.add(attempt.pk)

    def kill_everything() -> None:
        for share in sorted(chance.uniform(0.1, 0.9) for _ in range(KILLS)):
            wait_until(lambda share=share: len(acknowledged) >= LEARNERS * share, seconds=120)
            for process in running:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            running[:] = [processes.start(*web_command(port=port)[1:]), processes.start_worker()]

    killer = threading.Thread(target=kill_everything)
    killer.start()
    with ThreadPoolExecutor(PHONES_AT_ONCE) as pool:
        list(pool.map(hand_in, phones, attempts))
    killer.join()
    # The last one's worker may have died with it: its lease runs out first.
    wait_until(lambda: not Job.objects.unfinished().filter(kind=ISSUE).exists(), seconds=120)

    handed_in = Attempt.objects.filter(purpose="post").exclude(submitted_at=None)
    assert sum(phone.unreachable for phone in phones) > 0  # the kills were felt
    assert set(handed_in.values_list("pk", flat=True)) == acknowledged
    assert acknowledged == {attempt.pk for attempt in attempts}
    assert set(handed_in.values_list("score_percent", flat=True)) == {100}
    assert Enrolment.objects.filter(completed_at=None).count() == 0
    assert len(set(Certificate.objects.values_list("enrolment", flat=True))) == LEARNERS
    assert sorted(Certificate.objects.values_list("number", flat=True)) == list(
        range(1, LEARNERS + 1)
    )
