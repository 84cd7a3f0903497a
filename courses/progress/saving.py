"""Deed: store answers as they are chosen. Nothing acknowledged is lost, nothing counts twice."""

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from courses.progress import one_answer
from courses.progress.answer import Answer, SupersededAnswer
from courses.progress.attempt import Attempt, AttemptQuerySet
from courses.progress.test_hours import is_too_late, was_in_time

Reason = SupersededAnswer.Reason


@dataclass(frozen=True)
class Save:
    """One answer made on one page load (`writer`), numbered in the order of making."""

    item_id: int
    choice_ids: list[int]
    writer: str
    sequence: int
    device_time: datetime | None = None
    text: str = ""
    # The place of a choice says something: it stays where it is, 0 for a part left open.
    is_placed: bool = False
    # When it was made, by the server's clock; None where the page cannot tell.
    made_at: datetime | None = None

    @property
    def said(self) -> tuple[list[int], str]:
        """What is chosen, in its one spelling, and what is written."""
        placed = list(self.choice_ids) if self.is_placed else sorted(set(self.choice_ids))
        return placed, self.text


class Outcome(StrEnum):
    KEPT = "kept"  # this is the answer now
    SUPERSEDED = "superseded"  # stored, but another save counts
    LATE = "late"  # the test was handed in, or over, before this came: it is kept aside


@dataclass(frozen=True)
class SaveResult:
    item_id: int
    sequence: int
    outcome: Outcome
    # What counts for the item now, whoever chose or wrote it.
    choice_ids: list[int]
    text: str = ""
    # It came after the end, chosen before: it counts, and is marked.
    is_late: bool = False


class NotInTest(Exception):
    """The attempt does not show this item."""


@dataclass
class Ruling:
    """What saves come to: answers to write, and what goes on the recovery list."""

    changed: dict[int, Answer]
    lost: list[SupersededAnswer]


def save_answers(
    own: AttemptQuerySet, *, attempt_id: int, saves: list[Save], at: datetime
) -> list[SaveResult]:
    """Store the saves in the order given; a save may be sent any number of times.

    Within a writer the highest sequence wins, in whatever order saves arrive; between
    writers the save received last. What loses, or comes after the test was handed in or
    its grace was over, goes on the recovery list. The number of statements does not grow
    with the saves.
    Raises Attempt.DoesNotExist when the attempt is not among `own`, and NotInTest.
    """
    if len(saves) == 1:
        result = _save_alone(own, attempt_id=attempt_id, save=saves[0], at=at)
        if result is not None:
            return [result]
    return _save_under_lock(own, attempt_id=attempt_id, saves=saves, at=at)


def _save_alone(
    own: AttemptQuerySet, *, attempt_id: int, save: Save, at: datetime
) -> SaveResult | None:
    """Decide without a lock, then write in one stroke; None if somebody wrote in between.

    A save that is late or beaten needs no second look: it was so when it came.
    """
    attempt, answers = one_answer.read(own, attempt_id=attempt_id, item_id=save.item_id)
    before = one_answer.mark_of(answers.get(save.item_id))
    ruling = _rule(attempt, answers, saves=[save], at=at)
    # A transaction only where two rows stand or fall together.
    with transaction.atomic() if ruling.changed and ruling.lost else nullcontext():
        for answer in ruling.changed.values():
            if not one_answer.put(answer, before=before):
                return None
        _keep_aside(ruling.lost)
    return _result(save, answers, is_over=_why_not(attempt, save, at=at) is not None)


@transaction.atomic
def _save_under_lock(
    own: AttemptQuerySet, *, attempt_id: int, saves: list[Save], at: datetime
) -> list[SaveResult]:
    held = own.select_for_update(of=("self",)).select_related("enrolment__cohort")
    attempt = held.get(pk=attempt_id)
    wanted = {save.item_id for save in saves}
    answers = {answer.item_id: answer for answer in attempt.answers.filter(item__in=wanted)}
    ruling = _rule(attempt, answers, saves=saves, at=at)
    _write(list(ruling.changed.values()))
    _keep_aside(ruling.lost)
    return [
        _result(save, answers, is_over=_why_not(attempt, save, at=at) is not None) for save in saves
    ]


def _rule(
    attempt: Attempt, answers: dict[int, Answer], *, saves: list[Save], at: datetime
) -> Ruling:
    """Decide save by save; `answers`, by item, become what counts afterwards."""
    if not {save.item_id for save in saves} <= set(attempt.item_ids):
        raise NotInTest
    ruling = Ruling(changed={}, lost=[])
    for save in saves:
        answer = answers.get(save.item_id) or Answer(attempt=attempt, item_id=save.item_id)
        is_new, why_not = _is_new(save, answer), _why_not(attempt, save, at=at)
        if why_not:
            if is_new:
                ruling.lost.append(_beaten(attempt, save, at=at, reason=why_not))
        elif is_new:
            if answer.writer not in ("", save.writer):
                ruling.lost.append(_beaten(attempt, answer, at=at, reason=Reason.BEATEN))
            _take(answer, save, at=at)
            answer.is_late = is_too_late(attempt, at=at)
            answers[save.item_id] = ruling.changed[save.item_id] = answer
        elif answer.writer != save.writer:
            # The same number may carry another choice: a page without script, after «back».
            ruling.lost.append(_beaten(attempt, save, at=at, reason=Reason.BEATEN))
        elif save.sequence < answer.seen[save.writer]:
            ruling.lost.append(_beaten(attempt, save, at=at, reason=Reason.OVERTAKEN))
    return ruling


def _why_not(attempt: Attempt, save: Save, *, at: datetime) -> str | None:
    """Say why the save cannot count; None if it can."""
    if attempt.is_submitted:
        return Reason.HANDED_IN
    if is_too_late(attempt, at=at) and not was_in_time(attempt, made_at=save.made_at, at=at):
        return Reason.AFTER_END
    return None


def _is_new(save: Save, answer: Answer) -> bool:
    """Tell a new choice from a resend.

    A page without script sends every choice under the number it was made with: after
    the back button the same number can carry another choice, and that one is new.
    """
    newest = answer.seen.get(save.writer, -1)
    if save.sequence == newest and answer.writer == save.writer:
        return save.said != (answer.choice_ids, answer.text)
    return save.sequence > newest


def _take(answer: Answer, save: Save, *, at: datetime) -> None:
    answer.choice_ids, answer.text = save.said
    answer.writer = save.writer
    answer.sequence = save.sequence
    answer.seen = {**answer.seen, save.writer: save.sequence}
    answer.answered_at = at
    answer.device_time = save.device_time


def _beaten(
    attempt: Attempt, save: Save | Answer, *, at: datetime, reason: str
) -> SupersededAnswer:
    return SupersededAnswer(
        attempt=attempt,
        item_id=save.item_id,
        choice_ids=save.choice_ids,
        text=save.text,
        writer=save.writer,
        sequence=save.sequence,
        received_at=at,
        device_time=save.device_time,
        reason=reason,
    )


def _write(changed: list[Answer]) -> None:
    if changed:
        # One statement for new and changed alike: the constraint decides which it is.
        Answer.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=list(one_answer.KEY),
            update_fields=list(one_answer.CHANGES),
        )


def _keep_aside(lost: list[SupersededAnswer]) -> None:
    if lost:
        SupersededAnswer.objects.bulk_create(lost, ignore_conflicts=True)


def _result(save: Save, answers: dict[int, Answer], *, is_over: bool) -> SaveResult:
    answer = answers.get(save.item_id)
    return SaveResult(
        item_id=save.item_id,
        sequence=save.sequence,
        outcome=_outcome(save, answers, is_over=is_over),
        choice_ids=answer.choice_ids if answer else [],
        text=answer.text if answer else "",
        is_late=answer.is_late if answer else False,
    )


def _outcome(save: Save, answers: dict[int, Answer], *, is_over: bool) -> Outcome:
    answer = answers.get(save.item_id)
    if answer and (answer.writer, answer.sequence) == (save.writer, save.sequence):
        return Outcome.KEPT
    if is_over and (answer is None or save.sequence > answer.seen.get(save.writer, -1)):
        return Outcome.LATE
    return Outcome.SUPERSEDED
