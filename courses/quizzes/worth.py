"""What a stored answer to a version of a question is worth: the one place that knows every type."""

from collections.abc import Sequence
from decimal import Decimal

from courses.quizzes.marking import mark
from courses.quizzes.question import QuestionVersion


def worth_of(version: QuestionVersion, *, chosen: Sequence[int], text: str) -> Decimal:
    """Return the worth in percent, 0 to 100, by what this version was when it was asked."""
    return mark(
        list(chosen),
        fractions={option.pk: option.fraction_percent for option in version.choices.all()},
        takes_several=version.takes_several,
    )
