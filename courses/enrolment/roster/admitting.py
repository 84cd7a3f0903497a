"""Deed: the people of a checked list get their accounts and their places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone

from courses.enrolment.cohort import Cohort
from courses.enrolment.crossover import next_forms
from courses.enrolment.enrolment import Enrolment
from courses.enrolment.roster.rows import RosterRow
from courses.enrolment.roster.sorting import key_of, sort_rows
from courses.enrolment.seats import take_seats
from lms import audit
from lms.accounts.invitations import NewAccount, make_accounts
from lms.accounts.models import User

BATCH = 500
# Any number, the same for every list: lists are admitted one after the other.
TURN = 4_301_982_007


@dataclass
class Admission:
    """How many were added, how many were there, and the rows whose people could not be added."""

    added: int = 0
    known: int = 0
    held_rows: list[int] = field(default_factory=list)


@transaction.atomic
def admit(
    cohort: Cohort, rows: Iterable[RosterRow], *, by: User, at: datetime | None = None
) -> Admission:
    """Give each of these people a place in the cohort; doing it twice adds nobody twice.

    All of them or none: one transaction. Minors are admitted and wait for both yeses; gaps in
    a profile are asked at the first visit. An account that was there is left as it is.
    CohortFull when there are fewer seats than people who would come.
    """
    _wait_for_turn(cohort)
    at, admission, rows = at or timezone.now(), Admission(), iter(rows)
    while batch := list(islice(rows, BATCH)):
        _admit_batch(cohort, batch, at=at, admission=admission)
    audit.record(
        "roster.admit", by=by, subject=cohort, added=admission.added, known=admission.known
    )
    return admission


def _wait_for_turn(cohort: Cohort) -> None:
    """Two lists with one new person in both must not make two accounts.

    SQLite lets one writer in by itself, when the transaction opens.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)


def _admit_batch(
    cohort: Cohort, rows: Sequence[RosterRow], *, at: datetime, admission: Admission
) -> None:
    found = sort_rows(rows, cohort=cohort)
    take_seats(cohort, wanted=len(found.new) + len(found.joining))
    accounts = make_accounts([_account(row) for row in found.new])
    Enrolment.objects.filter(pk__in=found.to_end).update(ended_at=at)
    ways = Enrolment.WayIn
    coming = [
        *((row, user, ways.NEW_ACCOUNT) for row, user in zip(found.new, accounts, strict=True)),
        *((row, user, ways.KNOWN) for row, user in found.joining),
    ]
    coming.sort(key=lambda each: each[0].number)
    forms = next_forms(cohort, wanted=len(coming))
    Enrolment.objects.bulk_create(
        _enrolment(cohort, row, user, way_in=way_in, form=form, at=at, taken=found.taken_keys)
        for (row, user, way_in), form in zip(coming, forms, strict=True)
    )
    admission.added += len(coming)
    admission.known += len(found.known) + len(found.alike)
    admission.held_rows += sorted(row.number for row in (*found.held, *found.two_people))


def _account(row: RosterRow) -> NewAccount:
    return NewAccount(
        name=row.name,
        username=row.username,
        email=row.email,
        display_name=row.nickname,
        age_band=row.age_band,
        sex=row.sex,
        region_code=row.region_code,
        institution=row.institution,
        category=row.category,
        disability=row.disability,
    )


def _enrolment(
    cohort: Cohort, row: RosterRow, user: User, *, way_in: str, form: str, at: datetime, taken: set
) -> Enrolment:
    frozen = {name: getattr(user, name) or getattr(row, name) for name in Enrolment.FROZEN_FIELDS}
    key = key_of(row)
    return Enrolment(
        learner=user,
        cohort=cohort,
        course_id=cohort.course_id,
        first_form=form,
        way_in=way_in,
        # Somebody who joins by e-mail address may bear the name of somebody who is here.
        roster_key="" if key in taken else key,
        enrolled_at=at,
        **frozen,
    )
