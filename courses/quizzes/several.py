"""Deeds on many questions at once: another objective, no longer offered, offered again.

None of them touches a version: what was asked stays as it was, and editions keep asking it.
"""

from collections.abc import Callable

from django.db import transaction

from courses.quizzes.bank import Objective
from courses.quizzes.question import Question
from lms import audit


def point_at(questions: list[int], *, objective: Objective, by) -> int:
    """Let the questions serve this objective; return how many served another before."""

    def change(question: Question) -> None:
        question.objective = objective

    serving_another = Question.objects.exclude(objective=objective)
    return _change_each(
        serving_another.filter(pk__in=questions), change, by=by, objective=objective.code
    )


def retire(questions: list[int], *, by) -> int:
    """Offer the questions to no further quiz; return how many were offered until now."""
    return _set_retired(questions, is_retired=True, by=by)


def offer_again(questions: list[int], *, by) -> int:
    """Take the questions back into the lists; return how many had been retired."""
    return _set_retired(questions, is_retired=False, by=by)


def _set_retired(questions: list[int], *, is_retired: bool, by) -> int:
    def change(question: Question) -> None:
        question.is_retired = is_retired

    others = Question.objects.filter(pk__in=questions, is_retired=not is_retired)
    return _change_each(others, change, by=by, retired=is_retired)


@transaction.atomic
def _change_each(wanted, change: Callable[[Question], None], *, by, **facts) -> int:
    questions = list(wanted.select_for_update().order_by("pk"))
    for question in questions:
        change(question)
    Question.objects.bulk_update(questions, ["objective", "is_retired"])
    for question in questions:
        audit.record("question.change", by=by, subject=question, **facts)
    return len(questions)
