"""Answers a page could not send at once, or sends as they are chosen."""

from datetime import datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from ninja import Router, Schema
from ninja.security import SessionAuth
from pydantic import BeforeValidator, Field

from courses.api.refusals import Refused
from courses.progress.attempt import Attempt
from courses.progress.saving import NotInTest, Outcome, Save, save_answers
from lms.accounts.owner import owner_tag

MOST_SAVES = 50
MOST_CHOICES = 20
MOST_BYTES = 64 * 1024
LARGEST_ID = 2**53 - 1


class SignedIn(SessionAuth):
    """Whoever is signed in here, and only with a body of a size our page sends."""

    def __call__(self, request: HttpRequest) -> Any:
        # Before anything else: the check against forged requests may read the body.
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            raise Refused(413, "too_much", _("That was too much at once."))
        return super().__call__(request)


router = Router(auth=SignedIn())
Id = Annotated[int, Field(strict=True, ge=1, le=LARGEST_ID)]


def _lenient_time(value: Any) -> datetime | None:
    """Read a device's time; None for what is none. An odd clock never costs an answer."""
    try:
        time = parse_datetime(value)
        return time if time and time.tzinfo and 1970 <= time.year < 2200 else None
    except (TypeError, ValueError):
        return None


class SaveIn(Schema):
    item: Id
    choices: Annotated[list[Id], Field(max_length=MOST_CHOICES)]
    writer: Annotated[str, Field(pattern=r"^[0-9a-z]{8,32}$")]
    sequence: Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)]
    device_time: Annotated[datetime | None, BeforeValidator(_lenient_time)] = None


class AnswersIn(Schema):
    attempt: Id
    owner: Annotated[str, Field(max_length=64)]
    saves: Annotated[list[SaveIn], Field(min_length=1, max_length=MOST_SAVES)]


class SavedOut(Schema):
    item: int
    writer: str
    sequence: int
    outcome: Outcome
    # What counts for the item now: after «superseded» the choice of another tab or phone.
    choices: list[int]


class AnswersOut(Schema):
    saves: list[SavedOut]


@router.post("/answers", response=AnswersOut, url_name="answers")
def store_answers(request: HttpRequest, sent: AnswersIn) -> AnswersOut:
    """Store answers; each save may be sent any number of times and counts once."""
    if sent.owner != owner_tag(request.user):
        raise Refused(409, "other_person", _("Somebody else is signed in on this phone now."))
    saves = [
        Save(s.item, s.choices, writer=s.writer, sequence=s.sequence, device_time=s.device_time)
        for s in sent.saves
    ]
    try:
        results = save_answers(
            Attempt.objects.answerable_by(request.user),
            attempt_id=sent.attempt,
            saves=saves,
            at=timezone.now(),
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
            )
            for save, result in zip(saves, results, strict=True)
        ]
    )


def _absent(request: HttpRequest, attempt_id: int) -> Exception:
    if not Attempt.objects.of(request.user).filter(pk=attempt_id).exists():
        return Http404()
    words = _("An adult has to agree first; until then nothing is stored.")
    return Refused(403, "consent_missing", words)
