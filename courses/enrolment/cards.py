"""Deeds: cards for people without a password, and a new code for somebody who lost theirs.

Nobody of the staff sees or sets a password. A trainer gives codes only to whom this cohort
brought in, or who joined it by their own deed: adding somebody's username to a list must open
nobody's account.
"""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from courses.enrolment import card_paper
from courses.enrolment.card_sheet import CardSheet
from courses.enrolment.cohort import Cohort
from courses.enrolment.enrolment import Enrolment, EnrolmentQuerySet
from courses.enrolment.told_apart import names_of
from lms import audit
from lms.accounts import one_time, roles
from lms.accounts.models import RecoveryCode, User
from lms.jobs import lease, ledger
from lms.jobs.models import Job

SHEET = "enrolment.cards"
CHUNK_SIZE = 100
KEEP_FILES_HOURS = 24
_NO_PASSWORD = "!"


def may_get_code(cohort: Cohort, *, by: User) -> EnrolmentQuerySet:
    """Return the enrolments whose people this member of staff may give a code."""
    found = cohort.enrolments.current().filter(
        learner__is_active=True, learner__is_superuser=False, learner__groups=None
    )
    if roles.sees_every_cohort(by):
        return found
    return found.exclude(way_in=Enrolment.WayIn.KNOWN)


def without_password(enrolments: EnrolmentQuerySet) -> EnrolmentQuerySet:
    """Those who have not chosen a password yet: a card is their way in."""
    return enrolments.filter(learner__password__startswith=_NO_PASSWORD)


@transaction.atomic
def request_sheet(cohort: Cohort, *, by: User, at: datetime) -> CardSheet | None:
    """Have cards made for all who have no password; None when nobody needs one."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    enrolments = without_password(may_get_code(cohort, by=by))
    ids = list(enrolments.order_by("learner__display_name", "pk").values_list("pk", flat=True))
    return _ask_for(cohort, ids, by=by, at=at) if ids else None


@transaction.atomic
def reset_code(enrolment: Enrolment, *, by: User, at: datetime) -> CardSheet:
    """Take away the person's password and recovery code, end their sessions, make one card."""
    learner = User.objects.select_for_update().get(pk=enrolment.learner_id)
    learner.set_unusable_password()
    learner.save(update_fields=["password"])
    RecoveryCode.objects.filter(user=learner).delete()
    audit.record("card.reset", by=by, subject=enrolment)
    return _ask_for(enrolment.cohort, [enrolment.pk], by=by, at=at)


def _ask_for(cohort: Cohort, ids: list[int], *, by: User, at: datetime) -> CardSheet:
    sheet = CardSheet.objects.create(cohort=cohort, enrolment_ids=ids, made_by=by, made_at=at)
    audit.record("card.sheet", by=by, subject=sheet, cohort=cohort.pk, people=len(ids))
    ledger.submit(SHEET, subject=f"sheet:{sheet.pk}", payload={"sheet_id": sheet.pk}, by=by)
    return sheet


def count_cards(job: Job) -> int:
    return len(_sheet_of(job).enrolment_ids)


def give_codes(job: Job, start: int, stop: int) -> None:
    """Give these people the codes of the sheet; once more gives the same."""
    sheet = _sheet_of(job)
    people = [each.learner for each in _people(sheet, sheet.enrolment_ids[start:stop])]
    with transaction.atomic():
        lease.hold(job)
        one_time.issue(people, seed=sheet.seed, at=sheet.made_at)


def print_cards(job: Job) -> None:
    sheet = _sheet_of(job)
    if sheet.is_gone:
        return
    people = [each.learner for each in _people(sheet, sheet.enrolment_ids)]
    names = names_of(people)
    cards = [
        card_paper.Card(
            name=names[learner.pk],
            username=learner.username,
            code=one_time.code_for(learner, seed=sheet.seed),
        )
        for learner in people
    ]
    content = card_paper.draw_cards(cards, made_at=sheet.made_at, zone=sheet.cohort.zone)
    storage, name = storages["private"], f"cards/{sheet.pk}.pdf"
    # Drawn a second time after a crash: replaced, where Django would keep both.
    storage.delete(name)
    sheet.file_name = storage.save(name, ContentFile(content))
    sheet.save(update_fields=["file_name"])


def clear_old_sheets(*, now: datetime | None = None) -> int:
    """Delete files after a day, and with them what the codes were made from."""
    before = (now or timezone.now()) - timedelta(hours=KEEP_FILES_HOURS)
    old = CardSheet.objects.filter(made_at__lt=before).exclude(seed="")
    for sheet in old:
        if sheet.file_name:
            storages["private"].delete(sheet.file_name)
        sheet.file_name = sheet.seed = ""
        sheet.save(update_fields=["file_name", "seed"])
    return len(old)


def _people(sheet: CardSheet, ids: list[int]) -> list[Enrolment]:
    """In the order of the sheet; whoever chose a password meanwhile needs no card."""
    rows = without_password(Enrolment.objects.current().filter(pk__in=ids))
    found = {each.pk: each for each in rows.select_related("learner")}
    return [found[pk] for pk in ids if pk in found]


def _sheet_of(job: Job) -> CardSheet:
    return CardSheet.objects.select_related("cohort").get(pk=job.payload["sheet_id"])
