"""R25: ten thousand people in one list, the worker killed twice on the way, the list sent again."""

import pytest
from django.core.files.base import ContentFile

from courses.enrolment.roster import files, importing
from courses.models import RosterImport
from lms.accounts.models import User
from tests.reliability.processes import wait_until

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ROWS = 10_000
BAD = range(5_000, 5_007)
State = RosterImport.State


def _csv() -> bytes:
    """People in rows 2 to 10,001; in seven rows the place is none that there is."""
    people = (
        f"Peserta {row},{'Atlantis' if row in BAD else 'Kota Kendari'},F-{row},22"
        for row in range(2, ROWS + 2)
    )
    return "\n".join(["Nama,Kab/Kota,No Formulir,Usia", *people]).encode()


def _read(cohort, by) -> RosterImport:
    """Send the list in and wait until a worker has read it."""
    roster = importing.receive(cohort, file=ContentFile(_csv()), by=by)
    _wait_for(roster, State.READ)
    return roster


def _wait_for(roster: RosterImport, state: str) -> None:
    wait_until(lambda: RosterImport.objects.get(pk=roster.pk).state == state, seconds=120)
    roster.refresh_from_db()


def test_r25_everybody_is_in_once_although_the_worker_is_killed_and_the_list_comes_again(
    cohort, budi, processes
):
    worker = processes.start_worker()
    roster = _read(cohort, budi)
    to_mend = list(files.to_mend_of(roster))
    importing.confirm(roster, by=budi)
    for goal in (500, 3_000):
        wait_until(lambda goal=goal: cohort.enrolments.count() >= goal, seconds=60)
        processes.kill(worker)
        interrupted = cohort.enrolments.count()
        worker = processes.start_worker()
    _wait_for(roster, State.DONE)
    people = User.objects.count()

    again = _read(cohort, budi)
    importing.confirm(again, by=budi)
    _wait_for(again, State.DONE)

    assert interrupted < ROWS - len(BAD)
    assert [(number, problem.column) for number, _, [problem] in to_mend] == [
        (row, "Kab/Kota") for row in BAD
    ]
    assert (roster.added_count, again.added_count) == (ROWS - len(BAD), 0)
    assert cohort.enrolments.count() == ROWS - len(BAD)
    assert User.objects.count() == people
