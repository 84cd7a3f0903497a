"""R23: a backup made while fifty rows a second are written holds one moment, whole."""

import threading
import time
from dataclasses import dataclass, field

import pytest
from django.core.files.base import ContentFile
from django.db import connections, transaction
from django.utils import timezone
from wagtail.documents.models import Document

from courses.models import Answer, Attempt, Enrolment
from lms.accounts.models import User
from lms.care.making import make_backup
from tests.reliability.processes import wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WRITERS = 3
ROWS_EACH = 5
ROWS_A_SECOND = 50


@dataclass
class Writer:
    """Writes a learner, an enrolment, an attempt and two answers at once, over and over."""

    cohort: object
    letter: str
    item_ids: list[int]
    stop: threading.Event
    log: list[float] = field(default_factory=list)  # one entry for each commit that returned

    def run(self) -> None:
        try:
            while not self.stop.is_set():
                self._write(len(self.log) + 1)
                self.log.append(time.monotonic())
                self._file(len(self.log))
        finally:
            connections.close_all()

    @transaction.atomic
    def _write(self, number: int) -> None:
        now = timezone.now()
        quiz = self.cohort.course.pre_test
        person = User.objects.create(username=f"{self.letter}{number}", age_band="18-24")
        enrolment = Enrolment.objects.create(
            learner=person,
            cohort=self.cohort,
            course=self.cohort.course,
            first_form="A",
            enrolled_at=now,
        )
        attempt = Attempt.objects.create(
            enrolment=enrolment,
            quiz=quiz,
            edition=quiz.current_edition,
            purpose="pre",
            number=1,
            form="A",
            seed="00",
            item_ids=self.item_ids,
            started_at=now,
        )
        for item_id in self.item_ids:
            Answer.objects.create(
                attempt=attempt,
                item_id=item_id,
                choice_ids=[],
                writer="phone000",
                sequence=1,
                seen={"phone000": 1},
                answered_at=now,
            )

    def _file(self, number: int) -> None:
        """A handout comes every now and then, and once the first of them goes."""
        if number % 4 == 0:
            Document.objects.create(title=self.letter, file=ContentFile(b"%PDF", "lembar.pdf"))
        if number == 12:
            Document.objects.filter(title=self.letter).order_by("pk").first().delete()


@pytest.fixture
def writers(cohort, root_collection):
    quiz = cohort.course.pre_test
    item_ids = list(quiz.current_edition.items.filter(form="A").values_list("pk", flat=True))[:2]
    stop = threading.Event()
    some = [Writer(cohort, letter, item_ids, stop) for letter in "abc"[:WRITERS]]
    threads = [threading.Thread(target=writer.run) for writer in some]
    for thread in threads:
        thread.start()
    wait_until(lambda: min(len(writer.log) for writer in some) >= 8, seconds=60)
    yield some
    stop.set()
    for thread in threads:
        thread.join()


def test_r23_backup_while_rows_are_written_is_one_moment_of_the_site(writers, var_dir, fresh):
    before, begun_at = [len(writer.log) for writer in writers], time.monotonic()
    made = make_backup()
    ended_at, after = time.monotonic(), [len(writer.log) for writer in writers]
    writers[0].stop.set()

    restored = fresh.manage("restore", str(made.path), "--json")

    assert restored.returncode == 0, restored.stdout + restored.stderr  # the doctor looked, too
    during = sum(begun_at < at < ended_at for writer in writers for at in writer.log)
    assert during * ROWS_EACH / (ended_at - begun_at) >= ROWS_A_SECOND
    for writer, least, most in zip(writers, before, after, strict=True):
        names = {
            name
            for (name,) in fresh.query(
                f"SELECT username FROM accounts_user WHERE username LIKE '{writer.letter}%'"
                " AND last_name = '' AND age_band = '18-24'"
            )
        }
        # What was acknowledged in order is there in order, without a gap.
        assert names == {f"{writer.letter}{number}" for number in range(1, len(names) + 1)}
        assert least <= len(names) <= most + 1
    assert _halves(fresh.query) == 0
    assert made.manifest.missing_files == []


def test_r23_read_one_after_the_other_the_tables_do_not_agree(writers):
    """The negative control: without one moment for all, the same story shows a difference."""
    people = User.objects.filter(age_band="18-24").count()

    # Whichever writer is slow today: the second reading comes after more has been written.
    wait_until(lambda: Attempt.objects.count() > people, seconds=60)


def _halves(query) -> int:
    """Count the attempts that have not both of their answers, and the learners without one."""
    ((halves,),) = query(
        "SELECT COUNT(*) FROM accounts_user u JOIN courses_enrolment e ON e.learner_id = u.id"
        " LEFT JOIN courses_attempt a ON a.enrolment_id = e.id"
        " WHERE (SELECT COUNT(*) FROM courses_answer s WHERE s.attempt_id = a.id) <> 2"
        " OR a.id IS NULL"
    )
    return halves
