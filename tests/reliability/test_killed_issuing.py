"""R1, small: five hundred certificates, and every worker killed three times."""

from datetime import timedelta

import pytest
from django.utils import timezone

from certificates.issue import request_certificate
from certificates.models import Certificate
from courses.models import Attempt, Enrolment
from lms.accounts.models import User
from lms.jobs.models import Job
from lms.outbox.models import Message
from tests.reliability.processes import wait_until

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PEOPLE = 500
KILLS = 3


def _five_hundred_finished(cohort) -> None:
    """Write people who finished straight into the tables: the story is the issuing."""
    now = timezone.now()
    people = User.objects.bulk_create(
        User(
            username=f"p{n}",
            email=f"p{n}@example.org",
            certificate_name=f"Peserta Nomor {n}",
            certificate_name_confirmed_at=now,
            age_band="18-24",
        )
        for n in range(PEOPLE)
    )
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(
            learner=person,
            cohort=cohort,
            course=cohort.course,
            first_form="A",
            enrolled_at=now - timedelta(days=9),
            completed_at=now,
        )
        for person in people
    )
    quiz = cohort.course.post_test
    Attempt.objects.bulk_create(
        Attempt(
            enrolment=enrolment,
            quiz=quiz,
            edition=quiz.current_edition,
            purpose="post",
            number=1,
            form="B",
            seed="00",
            item_ids=[],
            started_at=now,
            submitted_at=now,
            score_percent=80,
        )
        for enrolment in enrolments
    )
    for enrolment in enrolments:
        request_certificate(enrolment)


def test_r1_every_certificate_is_made_once_although_all_workers_are_killed_three_times(
    cohort, processes
):
    _five_hundred_finished(cohort)
    valid = Certificate.objects.filter(state=Certificate.State.VALID)

    for round_ in range(1, KILLS + 1):
        workers = [processes.start_worker() for _ in range(2)]
        wait_until(lambda goal=round_ * 80: valid.count() >= goal, seconds=60)
        for worker in workers:
            processes.kill(worker)
    interrupted = valid.count()
    for _ in range(2):
        processes.start_worker()
    wait_until(
        lambda: not Job.objects.filter(kind="certificates.issue").unfinished().exists(), seconds=150
    )

    numbers = sorted(Certificate.objects.values_list("number", flat=True))
    files = list((processes.var_dir / "private" / "certificates").rglob("*.pdf"))
    assert interrupted < PEOPLE
    assert valid.count() == len(files) == PEOPLE
    assert numbers == list(range(1, PEOPLE + 1))
    assert Message.objects.filter(event__startswith="certificate.issued:").count() == PEOPLE
