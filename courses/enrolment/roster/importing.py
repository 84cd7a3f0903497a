"""Deeds: a list is uploaded, read by the ledger, confirmed, admitted, and its files are deleted."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from courses.enrolment.cohort import Cohort
from courses.enrolment.roster import files
from courses.enrolment.roster.admitting import BATCH, Admission, admit
from courses.enrolment.roster.checking import check_rows
from courses.enrolment.roster.columns import Kind
from courses.enrolment.roster.reading import Table, read_roster
from courses.enrolment.roster.rows import Checked, Fault, Problem, RosterRefused, RosterRow
from courses.enrolment.roster.sorting import Sorted, sort_rows
from courses.enrolment.roster_import import RosterImport
from courses.enrolment.seats import CohortFull
from lms import audit
from lms.accounts import youth
from lms.accounts.models import User
from lms.jobs import lease, ledger
from lms.jobs.models import Job

READ, ADMIT = "roster.read", "roster.admit"
SUBJECT = "roster:"
# A list nobody says yes to is dropped, with everything in it.
KEEP_HOURS = 24
LONGEST_TITLE = 60

State = RosterImport.State


def receive(cohort: Cohort, *, file: File, by: User) -> RosterImport:
    """Keep an uploaded list and have it read; nobody is added before somebody says yes."""
    with transaction.atomic():
        roster = RosterImport.objects.create(cohort=cohort, created_by=by)
        files.keep_upload(roster, file)
        audit.record("roster.upload", by=by, subject=roster, cohort=cohort.pk)
        ledger.submit(READ, subject=f"{SUBJECT}{roster.pk}", by=by)
    return roster


def read_list(job: Job, start: int, stop: int) -> None:
    """Read and check the whole list; what is to be mended and who would come is put away."""
    roster = _roster_of(job)
    if roster.state != State.READING:
        return
    shelf = files.Shelf()
    try:
        with files.upload_of(roster) as path:
            found = look_at(path, cohort=roster.cohort, shelf=shelf)
    except RosterRefused as refused:
        found = {"state": State.REFUSED, "refusal": refused.why, "finished_at": timezone.now()}
    else:
        shelf.put_away(roster)
    with transaction.atomic():
        lease.hold(job)
        RosterImport.objects.filter(pk=roster.pk, state=State.READING).update(**found)
    files.delete_upload(roster)


def look_at(path: Path, *, cohort: Cohort, shelf: files.Shelf) -> dict:
    """Check a list against itself and the cohort; return the counts. Touches nothing.

    RosterRefused when the file as a whole cannot be taken.
    """
    table = read_roster(path)
    counts = dict.fromkeys(
        ("new_count", "known_count", "alike_count", "minor_count", "gap_count", "bad_row_count"), 0
    )
    shelf.add_titles([column.title for column in table.columns])
    digest = _digest_of(path)
    for batch in _batches(check_rows(table, year=timezone.localdate().year)):
        found = _sort_batch(batch, table, cohort=cohort, shelf=shelf, counts=counts)
        for row in found.alike:
            shelf.add_asked(replace(row, origin=f"{digest}-{row.number}"))
    titles = {"dropped": _titles(table.dropped), "unused": _titles(table.unused)}
    return {"state": State.READ, **counts, **titles}


def _sort_batch(
    batch: list[Checked], table: Table, *, cohort: Cohort, shelf: files.Shelf, counts: dict
) -> Sorted:
    found = sort_rows([each.row for each in batch if each.row], cohort=cohort)
    two_people = {row.number for row in found.two_people}
    for each in batch:
        if each.row and each.number not in two_people:
            shelf.add_person(each.row)
            continue
        problems = each.problems or (_two_people(each, table),)
        shelf.add_to_mend(each.number, each.cells, problems)
        if each.asked:
            shelf.add_asked(each.asked, like_row=int(problems[0].hints[0]))
        counts["bad_row_count"] += 1
    # Who could not be added is told afterwards only: it would tell of other cohorts.
    coming = [*found.new, *found.held, *(row for row, _user in found.joining)]
    counts["new_count"] += len(coming)
    counts["known_count"] += len(found.known) + len(found.alike)
    counts["alike_count"] += len(found.alike)
    counts["minor_count"] += sum(youth.is_minor(row.age_band) for row in coming)
    counts["gap_count"] += sum(_has_gaps(row) for row in coming)
    return found


def _count_others(roster: RosterImport, another: Collection[int]) -> None:
    others = [asked for asked in files.asked_of(roster) if asked.row.number in another]
    alike = sum(not asked.like_row for asked in others)
    RosterImport.objects.filter(pk=roster.pk).update(
        another_rows=sorted(asked.row.number for asked in others),
        new_count=F("new_count") + len(others),
        known_count=F("known_count") - alike,
        alike_count=F("alike_count") - alike,
        bad_row_count=F("bad_row_count") - (len(others) - alike),
        minor_count=F("minor_count") + sum(youth.is_minor(a.row.age_band) for a in others),
        gap_count=F("gap_count") + sum(_has_gaps(a.row) for a in others),
    )
    roster.refresh_from_db()


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def _two_people(each: Checked, table: Table) -> Problem:
    title = table.title_of(Kind.USERNAME)
    return Problem(each.number, title, each.row.username[:120], Fault.TWO_PEOPLE)


def _has_gaps(row: RosterRow) -> bool:
    return not all((row.age_band, row.sex, row.region_code, row.category))


def _titles(titles: Iterable[str]) -> list[str]:
    return [title[:LONGEST_TITLE] for title in titles]


@transaction.atomic
def confirm(roster: RosterImport, *, by: User, another: Collection[int] = ()) -> bool:
    """Say yes: the good rows are admitted. False when it is no longer waiting for one.

    `another`: numbers of asked rows that are somebody else; the others are who they look like.
    """
    waiting = RosterImport.objects.filter(pk=roster.pk, state=State.READ)
    if not waiting.update(state=State.ADMITTING, confirmed_by=by, confirmed_at=timezone.now()):
        return False
    if another:
        _count_others(roster, another)
    audit.record("roster.confirm", by=by, subject=roster, bad_rows=roster.bad_row_count)
    ledger.submit(ADMIT, subject=f"{SUBJECT}{roster.pk}", by=by)
    return True


@transaction.atomic
def drop(roster: RosterImport, *, by: User | None) -> bool:
    """Say no: nobody is added and everything of the list is deleted."""
    open_ones = RosterImport.objects.filter(pk=roster.pk, state__in=(State.READING, State.READ))
    nothing = {"dropped": [], "unused": [], "finished_at": timezone.now()}
    if not open_ones.update(state=State.DROPPED, **nothing):
        return False
    audit.record("roster.drop", by=by, subject=roster)
    transaction.on_commit(lambda: files.delete_files(roster))
    return True


def count_people(job: Job) -> int:
    return _roster_of(job).good_row_count


def admit_some(job: Job, start: int, stop: int) -> None:
    """Admit these people of the list. Run again after a crash, it adds nobody twice."""
    roster = _roster_of(job)
    if roster.state != State.ADMITTING:
        return
    rows = list(islice(files.people_of(roster), start, stop))
    with transaction.atomic():
        lease.hold(job)
        admission = _admit_or_hold(roster, rows)
        now = RosterImport.objects.select_for_update().get(pk=roster.pk)
        held = sorted({*now.held_rows, *admission.held_rows})
        RosterImport.objects.filter(pk=roster.pk).update(
            added_count=F("added_count") + admission.added, held_rows=held
        )


def _admit_or_hold(roster: RosterImport, rows: list[RosterRow]) -> Admission:
    try:
        return admit(roster.cohort, rows, by=roster.confirmed_by)
    except CohortFull:
        # Others took the seats since the yes.
        return Admission(held_rows=[row.number for row in rows])


def finish(job: Job) -> None:
    roster = _roster_of(job)
    with transaction.atomic():
        admitting = RosterImport.objects.filter(pk=roster.pk, state=State.ADMITTING)
        nothing = {"dropped": [], "unused": []}
        if admitting.update(state=State.DONE, finished_at=timezone.now(), **nothing):
            audit.record(
                "roster.done",
                by=roster.confirmed_by,
                subject=roster,
                added=roster.added_count,
                held=len(roster.held_rows),
            )
    files.delete_files(roster)


def drop_forgotten(*, now: datetime | None = None) -> int:
    """Drop what waited a day for a yes; return how many."""
    before = (now or timezone.now()) - timedelta(hours=KEEP_HOURS)
    forgotten = RosterImport.objects.filter(
        state__in=(State.READING, State.READ), created_at__lt=before
    )
    return sum(drop(roster, by=None) for roster in forgotten)


def job_of(roster: RosterImport) -> Job | None:
    return Job.objects.filter(subject=f"{SUBJECT}{roster.pk}").order_by("-pk").first()


def _roster_of(job: Job) -> RosterImport:
    rosters = RosterImport.objects.select_related("cohort", "confirmed_by")
    return rosters.get(pk=int(job.subject.removeprefix(SUBJECT)))


def _batches(rows: Iterable[Checked]) -> Iterator[list[Checked]]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch
