"""Deeds: somebody's data are to be removed, that is taken back, or it is done.

Each app removes its own, with a function registered under the Wagtail hook `person_erase`.
It takes the person, runs in a transaction of its own, and may be called again: after a
kill the whole round begins anew. Whoever needs the account as it was comes before it;
the account itself is last.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail import hooks

from lms import audit
from lms.accounts import roles
from lms.accounts.consent import may_take_part
from lms.accounts.erasure import Erasure
from lms.accounts.user import User
from lms.jobs import ledger
from lms.jobs.models import Job

ERASE = "accounts.erase"
HOOK = "person_erase"
# Before the rest: the list outside the database. After the rest: the account.
FIRST, LAST = -1000, 1000


class StaffStay(Exception):
    """What a member of staff did stays signed by them; take their roles away first."""


@transaction.atomic
def ask(person: User, *, reason: str, at: datetime, by: User | None) -> Erasure:
    """Return the request that waits for this person, or make it; due after the days of grace.

    Raises StaffStay.
    """
    if person.is_superuser or roles.is_staff_member(person):
        raise StaffStay
    waiting = Erasure.objects.waiting().filter(person=person).first()
    if waiting:
        return waiting
    due_at = at + timedelta(days=settings.ERASURE_GRACE_DAYS)
    try:
        with transaction.atomic():
            request = Erasure.objects.create(
                person=person, reason=reason, asked_at=at, asked_by=by, due_at=due_at
            )
    except IntegrityError:
        # Sent twice at once: the other request wrote it.
        return Erasure.objects.waiting().get(person=person)
    audit.record("erasure.ask", by=by, subject=request, person=person.pk, reason=reason)
    return request


@transaction.atomic
def take_back(request: Erasure, *, at: datetime, by: User | None) -> bool:
    """Let the data stay after all; False when it is done, or was taken back already."""
    taken = Erasure.objects.waiting().filter(pk=request.pk)
    if not taken.update(cancelled_at=at, cancelled_by=by):
        return False
    audit.record("erasure.take_back", by=by, subject=request, person=request.person_id)
    return True


def stay_if_agreed(person: User, *, at: datetime, by: User | None) -> None:
    """Take back what a withdrawn yes began, once both yeses are there again."""
    began = Erasure.objects.waiting().filter(person=person, reason__in=Erasure.AGREEMENT_REASONS)
    if began and may_take_part(person):
        for request in began:
            take_back(request, at=at, by=by)


def submit_due(*, now: datetime | None = None) -> int:
    """Give the ledger those whose days of grace are over; return how many."""
    due = Erasure.objects.waiting().filter(due_at__lte=now or timezone.now())
    ids = list(due.values_list("person_id", flat=True)[:500])
    for person_id in ids:
        ledger.submit(ERASE, subject=f"person:{person_id}")
    return len(ids)


def run_job(job: Job, start: int, stop: int) -> None:
    person = User.objects.get(pk=int(job.subject.removeprefix("person:")))
    # Taken back while the job stood in line.
    if Erasure.objects.waiting().filter(person=person, due_at__lte=timezone.now()).exists():
        erase(person)


def erase(person: User) -> None:
    """Remove what this person could be known by, everywhere; counts stay."""
    for deed in hooks.get_hooks(HOOK):
        deed(person)
