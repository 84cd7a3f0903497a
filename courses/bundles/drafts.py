"""An item of a bundle ↔ the draft that makes a question's version."""

from courses.bundles.bundle import Question
from courses.quizzes.publishing import ChoiceDraft, VersionDraft


def draft_of(question: Question) -> VersionDraft:
    return VersionDraft(
        type=question.type,
        text=question.text,
        feedback=question.feedback,
        choices=tuple(
            ChoiceDraft(
                choice.text,
                choice.fraction,
                choice.feedback,
                goes_with="\n".join(choice.goes_with),
                gap=choice.gap,
            )
            for choice in question.choices
        ),
        is_reversed=question.reverse,
        is_case_sensitive=question.case_sensitive,
        ignores_spaces=question.ignore_spaces,
        tolerance=question.tolerance,
    )


def values_of(draft: VersionDraft) -> dict:
    """Return what questions.yaml would say of this version."""
    return {
        "type": draft.type,
        "text": draft.text,
        "reverse": draft.is_reversed,
        "case_sensitive": draft.is_case_sensitive,
        "ignore_spaces": draft.ignores_spaces,
        "tolerance": draft.tolerance,
        "choices": [_values_of_choice(one) for one in draft.choices],
        "feedback": draft.feedback,
    }


def _values_of_choice(choice: ChoiceDraft) -> dict:
    return {
        "text": choice.text,
        "fraction": choice.fraction_percent,
        "feedback": choice.feedback,
        "goes_with": choice.goes_with.splitlines(),
        "gap": choice.gap,
    }
