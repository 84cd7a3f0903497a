"""Deeds: revise a question, publish a quiz. What was used is never changed."""

from dataclasses import dataclass, field
from decimal import Decimal
from random import SystemRandom

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from courses.quizzes.question import Choice, Question, QuestionVersion
from courses.quizzes.quiz import EVERY_FORM, Form, Quiz, QuizEdition, QuizItem, QuizSlot
from courses.quizzes.scale import STEPS
from lms import audit


class NotPublishable(Exception):
    """The quiz cannot be published; the message says why and what to do."""


@dataclass(frozen=True)
class ChoiceDraft:
    text: str
    fraction_percent: Decimal
    feedback: str = ""
    # Of pairs: what goes with this option, one a line.
    goes_with: str = ""
    # Of a text with gaps: the number of its gap.
    gap: int = 0


@dataclass(frozen=True)
class VersionDraft:
    type: str
    text: str
    feedback: str = ""
    # Empty for an attitude: its scale is the platform's.
    choices: tuple[ChoiceDraft, ...] = field(default_factory=tuple)
    is_reversed: bool = False
    is_case_sensitive: bool = False
    ignores_spaces: bool = False
    tolerance: Decimal | None = None


@transaction.atomic
def revise(question: Question, *, draft: VersionDraft, by=None) -> QuestionVersion:
    """Give the question a new version; return the newest one when nothing differs."""
    # Two authors saving at once take turns, and so get two numbers.
    question = Question.objects.select_for_update().get(pk=question.pk)
    newest = question.versions.prefetch_related("choices").order_by("-number").first()
    if newest is not None and as_draft(newest) == draft:
        return newest
    version = QuestionVersion.objects.create(
        question=question,
        number=newest.number + 1 if newest else 1,
        type=draft.type,
        text=draft.text,
        feedback=draft.feedback,
        is_reversed=draft.is_reversed,
        is_case_sensitive=draft.is_case_sensitive,
        ignores_spaces=draft.ignores_spaces,
        tolerance=draft.tolerance,
    )
    choices = [
        Choice(
            version=version,
            position=position,
            text=choice.text,
            fraction_percent=choice.fraction_percent,
            feedback=choice.feedback,
            goes_with=choice.goes_with,
            gap=choice.gap,
        )
        for position, choice in enumerate(_options(draft), start=1)
    ]
    # Pages carry the ids: given in the author's order they would tell which option was
    # written first, and that is often the right one.
    SystemRandom().shuffle(choices)
    Choice.objects.bulk_create(choices)
    if by is not None:
        audit.record("question.revise", by=by, subject=question, version=version.number)
    return version


def _options(draft: VersionDraft) -> tuple[ChoiceDraft, ...]:
    if draft.type == QuestionVersion.Type.LIKERT:
        return tuple(ChoiceDraft(step, Decimal(0)) for step in STEPS)
    return draft.choices


@transaction.atomic
def discard(question: Question) -> None:
    """Delete a question that was never used, with its versions. Raises ProtectedError."""
    log(instance=question, action="wagtail.delete")
    question.versions.all().delete()
    question.delete()


def as_draft(version: QuestionVersion) -> VersionDraft:
    """Return the version as plain values, to compare or to write out."""
    return VersionDraft(
        type=version.type,
        text=version.text,
        feedback=version.feedback,
        choices=() if version.is_attitude else _written_options(version),
        is_reversed=version.is_reversed,
        is_case_sensitive=version.is_case_sensitive,
        ignores_spaces=version.ignores_spaces,
        tolerance=None if version.tolerance is None else version.tolerance.normalize() + 0,
    )


def _written_options(version: QuestionVersion) -> tuple[ChoiceDraft, ...]:
    return tuple(
        ChoiceDraft(
            choice.text,
            choice.fraction_percent.normalize(),
            choice.feedback,
            goes_with=choice.goes_with,
            gap=choice.gap,
        )
        for choice in sorted(version.choices.all(), key=lambda choice: choice.position)
    )


@transaction.atomic
def publish(quiz: Quiz, *, by=None) -> QuizEdition:
    """Make an edition of the quiz with the newest version of each question.

    Returns the current edition unchanged when nothing differs. Raises NotPublishable.
    """
    quiz = Quiz.objects.select_for_update().get(pk=quiz.pk)
    wanted = _wanted_items(quiz)
    current = quiz.current_edition
    if current is not None and _same(quiz, current, wanted):
        return current
    last = quiz.editions.aggregate(last=Max("number"))["last"] or 0
    edition = QuizEdition.objects.create(
        quiz=quiz,
        number=last + 1,
        attempts_allowed=quiz.attempts_allowed,
        shuffle_items=quiz.shuffle_items,
        shuffle_choices=quiz.shuffle_choices,
    )
    QuizItem.objects.bulk_create(
        QuizItem(edition=edition, form=form, position=position, version_id=version_id)
        for form, position, version_id in wanted
    )
    quiz.current_edition = edition
    quiz.save(update_fields=["current_edition"])
    if by is not None:
        audit.record("quiz.publish", by=by, subject=quiz, edition=edition.number)
    return edition


def is_up_to_date(quiz: Quiz) -> bool:
    """Return whether publishing now would change nothing."""
    if quiz.current_edition is None:
        return False
    try:
        return _same(quiz, quiz.current_edition, _wanted_items(quiz))
    except NotPublishable:
        return False


def _wanted_items(quiz: Quiz) -> list[tuple[str, int, int]]:
    slots = quiz.slots.annotate(newest=Max("question__versions__number")).select_related("question")
    newest = {
        (version.question_id, version.number): version
        for version in QuestionVersion.objects.filter(
            question__in=[slot.question_id for slot in slots]
        )
    }
    if not slots:
        raise NotPublishable(_("This quiz has no items yet: add items before publishing."))
    unwritten = [slot.question.code for slot in slots if slot.newest is None]
    if unwritten:
        raise NotPublishable(
            _("These items have no text yet: %(codes)s.") % {"codes": ", ".join(unwritten)}
        )
    forms = {slot.form for slot in slots} - {EVERY_FORM}
    if forms == {Form.B}:
        raise NotPublishable(_("A quiz needs form A; form B comes beside it."))
    asked = [(slot, newest[slot.question_id, slot.newest]) for slot in slots]
    _require_apart(asked)
    return [(slot.form, slot.position, version.pk) for slot, version in asked]


def _require_apart(asked: list[tuple[QuizSlot, QuestionVersion]]) -> None:
    """Attitudes among the items of a form would be marked; other items elsewhere would not be."""
    misplaced = sorted(
        {
            slot.question.code
            for slot, version in asked
            if version.is_attitude != (slot.form == EVERY_FORM)
        }
    )
    if misplaced:
        raise NotPublishable(
            _("Attitudes have places of their own, apart from the forms: move %(codes)s.")
            % {"codes": ", ".join(misplaced)}
        )


def _same(quiz: Quiz, edition: QuizEdition, wanted: list[tuple[str, int, int]]) -> bool:
    settings_same = (
        edition.attempts_allowed == quiz.attempts_allowed
        and edition.shuffle_items == quiz.shuffle_items
        and edition.shuffle_choices == quiz.shuffle_choices
    )
    have = set(edition.items.values_list("form", "position", "version_id"))
    return settings_same and have == set(wanted)
