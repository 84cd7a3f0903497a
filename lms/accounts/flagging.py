"""Deeds: a text is flagged for the companion, read by them, hidden, and the flag closed.

Nothing of it goes by e-mail, and no word of the text into the audit log.
"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from lms import audit
from lms.accounts import copying
from lms.accounts.learner_texts import LearnerText, all_texts
from lms.accounts.text_flag import TextFlag
from lms.accounts.user import User


@transaction.atomic
def flag(text: LearnerText, *, row_id: int, reason: str, by: User, at: datetime) -> TextFlag:
    """Return the open flag of this text, or make it; a second one at once is the same one."""
    standing = TextFlag.objects.waiting().filter(kind=text.kind, row_id=row_id)
    if known := standing.first():
        return known
    person_id = text.owner_id(row_id)
    try:
        with transaction.atomic():
            new = TextFlag.objects.create(
                kind=text.kind,
                row_id=row_id,
                person_id=person_id,
                reason=reason,
                flagged_by=by,
                flagged_at=at,
            )
    except IntegrityError:
        return standing.get()
    audit.record("text.flag", by=by, subject=new, kind=text.kind, person=person_id, reason=reason)
    return new


@transaction.atomic
def read(flagged: TextFlag, *, by: User) -> str:
    """Return the text; that it was read is noted with it."""
    text = all_texts()[flagged.kind].read(flagged.row_id)
    audit.record("text.read", by=by, subject=flagged, person=flagged.person_id)
    return text


@transaction.atomic
def hide(flagged: TextFlag, *, by: User, at: datetime) -> None:
    """Put the text away for good, with the copies that hold it."""
    text = all_texts()[flagged.kind]
    held = TextFlag.objects.select_for_update().get(pk=flagged.pk)
    if held.hidden_at is not None or not held.is_open:
        return
    text.put_away(held.row_id)
    copying.drop_copies(held.person)
    held.hidden_at = at
    held.save(update_fields=["hidden_at"])
    audit.record("text.hide", by=by, subject=held, person=held.person_id)


@transaction.atomic
def close(flagged: TextFlag, *, outcome: str, by: User, at: datetime) -> bool:
    """Close the flag; False when that was done already."""
    waiting = TextFlag.objects.waiting().filter(pk=flagged.pk)
    if not waiting.update(outcome=outcome, closed_by=by, closed_at=at):
        return False
    audit.record("text.close", by=by, subject=flagged, outcome=outcome)
    return True


@transaction.atomic
def forget_flags(person: User) -> None:
    """The texts go with the person's data (hook `person_erase`); nothing is left to look after."""
    mine = TextFlag.objects.waiting().filter(person=person)
    mine.update(outcome=TextFlag.Outcome.ERASED, closed_at=timezone.now())
