"""A list on its way: uploaded, read, confirmed, admitted; killed and sent again; forgotten."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from courses.enrolment.roster import files, importing
from courses.models import RosterImport
from lms.accounts.models import User
from lms.jobs import kinds, ledger
from lms.jobs.models import Job

State = RosterImport.State


def _csv(n: int, *, bad: tuple[int, ...] = ()) -> str:
    """A list of n people in rows 2 to n+1; in the bad rows the place is unknown."""
    rows = [
        f"Peserta {row},{'Atlantis' if row in bad else 'Kota Kendari'},F-{row},22,0812{row}"
        for row in range(2, n + 2)
    ]
    return "\n".join(["Nama,Kab/Kota,No Formulir,Usia,No HP", *rows])


def _upload(cohort, by, text: str, run_jobs) -> RosterImport:
    roster = importing.receive(cohort, file=ContentFile(text.encode()), by=by)
    run_jobs()
    roster.refresh_from_db()
    return roster


def _say_yes(roster, by, run_jobs) -> RosterImport:
    assert importing.confirm(roster, by=by)
    run_jobs()
    roster.refresh_from_db()
    return roster


def _private_files() -> list[str]:
    folder = Path(storages["private"].location)
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_nobody_is_added_before_the_yes(cohort, budi, run_jobs):
    people = User.objects.count()

    roster = _upload(cohort, budi, _csv(10, bad=(4,)), run_jobs)

    assert (roster.state, roster.new_count, roster.bad_row_count) == (State.READ, 9, 1)
    assert roster.dropped == ["No HP"]
    assert (User.objects.count(), cohort.enrolments.count()) == (people, 0)


def test_after_the_yes_the_good_rows_are_in_and_the_files_are_gone(cohort, budi, run_jobs):
    roster = _upload(cohort, budi, _csv(10, bad=(4,)), run_jobs)
    assert _private_files() != []

    roster = _say_yes(roster, budi, run_jobs)

    assert (roster.state, roster.added_count, cohort.enrolments.count()) == (State.DONE, 9, 9)
    assert (_private_files(), roster.dropped) == ([], [])


def test_uploaded_again_everybody_is_known(cohort, budi, run_jobs):
    _say_yes(_upload(cohort, budi, _csv(10), run_jobs), budi, run_jobs)

    again = _upload(cohort, budi, _csv(10), run_jobs)

    assert (again.new_count, again.known_count, again.alike_count) == (0, 10, 10)
    assert _say_yes(again, budi, run_jobs).added_count == 0
    assert cohort.enrolments.count() == 10


def test_a_second_yes_is_no_second_admission(cohort, budi, run_jobs):
    roster = _upload(cohort, budi, _csv(3), run_jobs)
    _say_yes(roster, budi, run_jobs)

    assert importing.confirm(roster, by=budi) is False
    assert Job.objects.filter(kind=importing.ADMIT).count() == 1


def test_a_file_that_is_no_list_is_refused_and_deleted(cohort, budi, run_jobs):
    roster = _upload(cohort, budi, "halo\napa kabar\n", run_jobs)

    assert (roster.state, roster.refusal) == (State.REFUSED, "no_header")
    assert _private_files() == []


def test_what_nobody_confirms_is_gone_after_a_day(cohort, budi, run_jobs):
    roster = _upload(cohort, budi, _csv(3), run_jobs)
    tomorrow = timezone.now() + timedelta(hours=25)

    assert importing.drop_forgotten() == 0
    assert importing.drop_forgotten(now=tomorrow) == 1

    roster.refresh_from_db()
    assert roster.state == State.DROPPED
    assert importing.confirm(roster, by=budi) is False


def test_when_the_seats_are_taken_meanwhile_nobody_is_squeezed_in(cohort, budi, run_jobs):
    roster = _upload(cohort, budi, _csv(3), run_jobs)
    cohort.capacity = 2
    cohort.save()

    roster = _say_yes(roster, budi, run_jobs)

    assert (roster.added_count, roster.held_rows, cohort.enrolments.count()) == (0, [2, 3, 4], 0)


def test_the_rows_to_mend_are_kept_with_their_cells(cohort, budi, run_jobs):
    roster = _upload(cohort, budi, _csv(5, bad=(3,)), run_jobs)

    [(number, cells, [problem])] = files.to_mend_of(roster)

    assert files.titles_of(roster) == ["Nama", "Kab/Kota", "No Formulir", "Usia"]
    assert (number, cells) == (3, ["Peserta 3", "Atlantis", "F-3", "22"])
    assert (problem.column, problem.value, problem.fault) == (
        "Kab/Kota",
        "Atlantis",
        "region_unknown",
    )


@pytest.mark.parametrize("stop_after", [1, 2])
def test_stopped_midway_and_taken_up_again_everybody_is_in_once(
    cohort, budi, run_jobs, monkeypatch, stop_after
):
    """A worker dies after some of its chunks, the last of them done but not yet ticked off."""
    roster = _upload(cohort, budi, _csv(1_200, bad=tuple(range(100, 107))), run_jobs)
    calls = []
    done = importing.admit_some

    def die_after(job, start, stop):
        done(job, start, stop)
        calls.append(start)
        if len(calls) == stop_after:
            raise SystemExit

    kind = kinds.get(importing.ADMIT)
    monkeypatch.setitem(
        kinds._kinds, importing.ADMIT, type(kind)(**{**vars(kind), "run_chunk": die_after})
    )
    importing.confirm(roster, by=budi)
    with pytest.raises(SystemExit):
        ledger.run_due()
    assert cohort.enrolments.count() == 500 * stop_after
    Job.objects.filter(kind=importing.ADMIT).update(lease_until=timezone.now())
    ledger.run_due()

    roster.refresh_from_db()
    assert (roster.state, cohort.enrolments.count()) == (State.DONE, 1_193)
    assert roster.added_count == 1_193
