"""Deeds: start a test, hand it in. Saving an answer is in `saving`."""

import secrets
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from courses.enrolment.models import Enrolment
from courses.progress.attempt import Attempt, AttemptQuerySet
from courses.progress.test_hours import is_too_late, why_closed
from courses.quizzes.drawing import asked, form_for
from courses.quizzes.marking import NOTHING, score_percent
from courses.quizzes.models import Quiz, QuizItem
from courses.quizzes.quiz import EVERY_FORM
from courses.quizzes.worth import worth_of


class TestClosed(Exception):
    """The test cannot be started; the message says why and what to do."""


@transaction.atomic
def start(enrolment: Enrolment, *, quiz: Quiz, purpose: str, at: datetime) -> Attempt:
    """Return the open attempt of this purpose, or begin the next one.

    The pre-test is taken once; the post-test as often as its edition allows.
    Raises TestClosed. Whether the path has come this far is `path`'s question.
    """
    # Two devices starting at once wait here for each other; the constraint is the second lock.
    held = Enrolment.objects.select_for_update(of=("self",)).select_related("cohort")
    enrolment = held.get(pk=enrolment.pk)
    if not enrolment.is_open:
        raise TestClosed(_("You have moved on to another class of this course."))
    counted = Attempt.objects.counted_for(enrolment).filter(quiz=quiz, purpose=purpose)
    earlier = list(counted.order_by("number", "pk"))
    for attempt in earlier:
        if not attempt.is_submitted:
            return attempt
    closed = why_closed(enrolment.cohort, purpose=purpose, at=at)
    if closed:
        raise TestClosed(closed)
    edition = quiz.current_edition
    if edition is None:
        raise TestClosed(_("This test is being prepared. Please come back later."))
    if len(earlier) >= attempts_allowed(quiz, purpose=purpose):
        raise TestClosed(
            _("You have used every attempt. Talk to your trainer about the next step.")
        )
    number = len(earlier) + 1
    seed = secrets.token_hex(8)
    places = list(edition.items.order_by("position").values_list("form", "pk"))
    forms = {form for form, _pk in places} - {EVERY_FORM}
    form = form_for(
        first_form=enrolment.first_form,
        is_pre_test=purpose == Attempt.Purpose.PRE,
        number=number,
    )
    if forms and form not in forms:
        form = min(forms)
    return Attempt.objects.create(
        enrolment=enrolment,
        quiz=quiz,
        edition=edition,
        purpose=purpose,
        number=number,
        form=form,
        seed=seed,
        item_ids=asked(places, form=form, seed=seed if edition.shuffle_items else None),
        started_at=at,
    )


def attempts_allowed(quiz: Quiz, *, purpose: str) -> int:
    """Return how often a test may be taken: the pre-test once, as it is the measure of before."""
    if purpose == Attempt.Purpose.PRE:
        return 1
    return quiz.current_edition.attempts_allowed


@transaction.atomic
def submit(own: AttemptQuerySet, *, attempt_id: int, at: datetime) -> Attempt:
    """Mark every scored item and close the attempt; handing in twice is handing in once.

    After the grace what was saved in time is handed in; where nothing was, TestClosed.
    Raises Attempt.DoesNotExist when the attempt is not among `own`.
    """
    held = own.select_for_update(of=("self",)).select_related("enrolment__cohort")
    attempt = held.get(pk=attempt_id)
    if attempt.is_submitted:
        return attempt
    answers = {answer.item_id: answer for answer in attempt.answers.all()}
    if not answers and is_too_late(attempt, at=at):
        # A blank sheet handed in long after closing would be a nought that measures nothing.
        raise TestClosed(_("Nothing was saved before this test closed."))
    worths: list[Decimal] = []
    for item in items_of(attempt):
        if not item.is_scored:
            continue
        answer = answers.get(item.pk)
        if answer is None:
            worths.append(NOTHING)
            continue
        answer.fraction_percent = worth_of(item.version, chosen=answer.choice_ids, text=answer.text)
        worths.append(answer.fraction_percent)
    attempt.answers.model.objects.bulk_update(answers.values(), ["fraction_percent"])
    attempt.score_percent = score_percent(worths)
    attempt.submitted_at = at
    attempt.save(update_fields=["score_percent", "submitted_at"])
    return attempt


def items_of(attempt: Attempt) -> list[QuizItem]:
    """Return the items as shown, in their order, each with its version and options."""
    items = {
        item.pk: item
        for item in QuizItem.objects.filter(pk__in=attempt.item_ids)
        .select_related("version")
        .prefetch_related("version__choices")
    }
    return [items[pk] for pk in attempt.item_ids]
