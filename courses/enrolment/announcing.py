"""Deeds: say something to a cohort, on its people's pages and by e-mail, and take it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from courses.enrolment.announcement import Announcement
from courses.enrolment.cohort import Cohort
from courses.enrolment.enrolment import Enrolment
from lms import audit, outbox
from lms.accounts.models import User
from lms.jobs import lease, ledger
from lms.jobs.models import Job
from lms.outbox import letters
from lms.outbox.models import Message

ANNOUNCE = "enrolment.announce"
LETTER = "courses/letters/announcement"
CHUNK_SIZE = 50


@dataclass(frozen=True)
class Wording:
    title: str
    text: str
    shown_until: date


@transaction.atomic
def announce(cohort: Cohort, *, what: Wording, key: UUID, by: User, at: datetime) -> Announcement:
    """Show it to those in the cohort and have letters posted; the same key twice is once."""
    # Two taps on the button take turns.
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    known = cohort.announcements.filter(key=key).first()
    if known is not None:
        return known
    announcement = cohort.announcements.create(
        title=what.title,
        text=what.text,
        shown_until=what.shown_until,
        key=key,
        written_by=by,
        written_at=at,
    )
    people = list(cohort.enrolments.current().order_by("pk").values_list("pk", flat=True))
    audit.record(
        "announcement.send", by=by, subject=announcement, cohort=cohort.pk, people=len(people)
    )
    payload = {"announcement_id": announcement.pk, "enrolment_ids": people}
    ledger.submit(ANNOUNCE, subject=subject_of(announcement.pk), payload=payload, by=by)
    return announcement


@transaction.atomic
def take_back(announcement: Announcement, *, by: User, at: datetime) -> bool:
    """Show it no more and send no letter that still waits; False when that was done already."""
    held = Announcement.objects.select_for_update().get(pk=announcement.pk)
    if held.is_withdrawn:
        return False
    held.withdrawn_by, held.withdrawn_at = by, at
    held.save(update_fields=["withdrawn_by", "withdrawn_at"])
    _drop(Message.objects.filter(event=subject_of(held.pk)))
    audit.record("announcement.withdraw", by=by, subject=held, cohort=held.cohort_id)
    return True


def stop_letters(enrolment: Enrolment) -> None:
    """Somebody left the cohort: what it says reaches them no more."""
    said = Announcement.objects.filter(cohort=enrolment.cohort_id).values_list("pk", flat=True)
    events = [subject_of(pk) for pk in said]
    _drop(Message.objects.filter(person=enrolment.learner_id, event__in=events))


def shown_to(enrolments: Iterable[Enrolment], *, at: datetime) -> list[Announcement]:
    """Return what the cohorts of these open enrolments say now, newest first.

    The enrolments come with their cohorts; one statement, none without an enrolment.
    """
    cohorts = {each.cohort_id: each.cohort for each in enrolments if each.is_open}
    if not cohorts:
        return []
    # No zone of the country is behind the first: a day too many there is left out below.
    rows = Announcement.objects.filter(cohort__in=cohorts).in_force(on=timezone.localdate(at))
    said = []
    for each in rows:
        each.cohort = cohorts[each.cohort_id]
        if each.is_shown(on=timezone.localdate(at, each.cohort.zone)):
            said.append(each)
    return said


def subject_of(announcement_id: int) -> str:
    return f"announcement:{announcement_id}"


def count_people(job: Job) -> int:
    return len(job.payload["enrolment_ids"])


def post_letters(job: Job, start: int, stop: int) -> None:
    """Post a letter to those still in the cohort who have shown that the address is theirs."""
    with transaction.atomic():
        lease.hold(job)
        announcement = Announcement.objects.select_for_update().get(
            pk=job.payload["announcement_id"]
        )
        if announcement.is_withdrawn:
            return
        for enrolment in _reachable(job.payload["enrolment_ids"][start:stop]):
            outbox.post(
                subject_of(announcement.pk),
                to=enrolment.learner,
                template=LETTER,
                context={"announcement_id": announcement.pk},
            )


def _reachable(ids: list[int]) -> Iterable[Enrolment]:
    confirmed = EmailAddress.objects.filter(
        user=OuterRef("learner"), email=OuterRef("learner__email"), verified=True
    )
    people = Enrolment.objects.current().filter(pk__in=ids, learner__is_active=True)
    return people.filter(Exists(confirmed)).select_related("learner").order_by("pk")


def _drop(messages) -> None:
    messages.filter(state=Message.State.WAITING).update(state=Message.State.DROPPED)


def _facts(context: dict) -> dict:
    announcement = Announcement.objects.get(pk=context["announcement_id"])
    link = settings.SITE_URL + reverse("learn:my_courses")
    return {"title": announcement.title, "text": announcement.text, "link": link}


letters.register(LETTER, _facts)
