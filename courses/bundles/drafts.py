"""An item of a bundle ↔ the draft that makes a question's version."""

from courses.bundles.bundle import Question
from courses.quizzes.publishing import ChoiceDraft, VersionDraft


def draft_of(question: Question) -> VersionDraft:
    return VersionDraft(
        type=question.type,
        text=question.text,
        feedback=question.feedback,
        choices=tuple(
            ChoiceDraft(choice.text, choice.fraction, choice.feedback)
            for choice in question.choices
        ),
        is_reversed=question.reverse,
    )


def values_of(draft: VersionDraft) -> dict:
    """Return what questions.yaml would say of this version."""
    return {
        "type": draft.type,
        "text": draft.text,
        "reverse": draft.is_reversed,
        "choices": [
            {"text": one.text, "fraction": one.fraction_percent, "feedback": one.feedback}
            for one in draft.choices
        ],
        "feedback": draft.feedback,
    }
