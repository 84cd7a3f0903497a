"""Answers a page could not send at once, or sends as they are chosen."""

from typing import Annotated

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Schema
from pydantic import AfterValidator, Field

from courses.api.kept import (
    MOST_SAVES,
    ChoiceId,
    DeviceTime,
    Id,
    Owner,
    Sequence,
    SignedIn,
    Writer,
    require_owner,
)
from courses.api.refusals import Refused
from courses.enrolment.attendance.marking import moment_of
from courses.progress.attempt import Attempt
from courses.progress.saving import NotInTest, Outcome, Save, save_answers
from courses.progress.written import written

MOST_CHOICES = 20

router = Router(auth=SignedIn())


class SaveIn(Schema):
    item: Id
    choices: Annotated[list[ChoiceId], Field(max_length=MOST_CHOICES)]
    # The place of each choice says something; 0 stands for a part left open.
    placed: Annotated[bool, Field(strict=True)] = False
    text: Annotated[str, AfterValidator(written)] = ""
    writer: Writer
    sequence: Sequence
    device_time: DeviceTime = None


class AnswersIn(Schema):
    attempt: Id
    owner: Owner
    # By the clock of the device, as the times of the saves are.
    sent_at: DeviceTime = None
    saves: Annotated[list[SaveIn], Field(min_length=1, max_length=MOST_SAVES)]


class SavedOut(Schema):
    item: int
    writer: str
    sequence: int
    outcome: Outcome
    # What counts for the item now: after «superseded» the choice of another tab or phone.
    choices: list[int]
    text: str
    # What counts came after the end of the test, chosen before: it is marked so.
    late: bool


class AnswersOut(Schema):
    saves: list[SavedOut]


@router.post("/answers", response=AnswersOut, url_name="answers")
def store_answers(request: HttpRequest, sent: AnswersIn) -> AnswersOut:
    """Store answers; each save may be sent any number of times and counts once."""
    require_owner(request, sent.owner)
    now = timezone.now()
    saves = [
        Save(
            s.item,
            s.choices,
            writer=s.writer,
            sequence=s.sequence,
            device_time=s.device_time,
            text=s.text,
            is_placed=s.placed,
            made_at=moment_of(made=s.device_time, sent=sent.sent_at, received=now),
        )
        for s in sent.saves
    ]
    try:
        results = save_answers(
            Attempt.objects.answerable_by(request.user),
            attempt_id=sent.attempt,
            saves=saves,
            at=now,
        )
    except Attempt.DoesNotExist as error:
        raise _absent(request, sent.attempt) from error
    except NotInTest as error:
        raise Refused(422, "not_in_test", _("This question is not part of the test.")) from error
    return AnswersOut(
        saves=[
            SavedOut(
                item=save.item_id,
                writer=save.writer,
                sequence=save.sequence,
                outcome=result.outcome,
                choices=result.choice_ids,
                text=result.text,
                late=result.is_late,
            )
            for save, result in zip(saves, results, strict=True)
        ]
    )


def _absent(request: HttpRequest, attempt_id: int) -> Exception:
    if not Attempt.objects.of(request.user).filter(pk=attempt_id).exists():
        return Http404()
    words = _("An adult has to agree first; until then nothing is stored.")
    return Refused(403, "consent_missing", words)
