"""Deed: which question stands where in the forms of a quiz."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from courses.quizzes.quiz import Quiz, QuizSlot


@dataclass(frozen=True)
class Place:
    """A question, the place it is wanted at, and the one it had; None when it is new."""

    question_id: int
    wanted: int
    had: int | None = None


def in_order(places: Iterable[Place]) -> list[int]:
    """Return the ids of the questions in the order wanted; gaps and repeats are closed.

    A question that comes to a taken place gets it: coming from below or from
    outside it stands before the one that had the place, coming from above after it.
    """
    return [place.question_id for place in sorted(places, key=_rank)]


def _rank(place: Place) -> tuple[int, int]:
    if place.had is None or place.wanted < place.had:
        return place.wanted, 0
    return place.wanted, 1 if place.wanted == place.had else 2


@transaction.atomic
def arrange(quiz: Quiz, *, forms: Mapping[str, Sequence[int]]) -> bool:
    """Put the questions, by id and in order, into the forms; return whether that changed any."""
    wanted = {
        (form, position, question_id)
        for form, question_ids in forms.items()
        for position, question_id in enumerate(question_ids, start=1)
    }
    if set(quiz.slots.values_list("form", "position", "question_id")) == wanted:
        return False
    # A definition, not evidence: nothing points at a slot.
    quiz.slots.all().delete()
    QuizSlot.objects.bulk_create(
        QuizSlot(quiz=quiz, form=form, position=position, question_id=question_id)
        for form, position, question_id in sorted(wanted)
    )
    return True
