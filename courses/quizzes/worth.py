"""What a stored answer to a version of a question is worth: the one place that knows every type."""

from collections.abc import Sequence
from decimal import Decimal

from courses.quizzes.marking import NOTHING, mark
from courses.quizzes.marking_placed import mark_gaps, mark_order, mark_pairs
from courses.quizzes.marking_written import fits_number, fits_words
from courses.quizzes.parts import gaps_in, stems_of
from courses.quizzes.question import Choice, QuestionVersion

Type = QuestionVersion.Type


def worth_of(version: QuestionVersion, *, chosen: Sequence[int], text: str) -> Decimal:
    """Return the worth in percent, 0 to 100, by what this version was when it was asked."""
    options = sorted(version.choices.all(), key=lambda choice: choice.position)
    match version.type:
        case Type.SHORT_ANSWER | Type.NUMERIC:
            form = accepted_form(version, text)
            return form.fraction_percent if form else NOTHING
        case Type.MATCHING:
            return mark_pairs(chosen, right=[stem.choice_id for stem in stems_of(options)])
        case Type.ORDERING:
            return mark_order(chosen, right=[option.pk for option in options])
        case Type.CLOZE:
            gaps = [_of_gap(options, gap) for gap in gaps_in(version.text)]
            return mark_gaps(chosen, gaps=gaps)
    return mark(
        list(chosen),
        fractions={option.pk: option.fraction_percent for option in options},
        takes_several=version.takes_several,
    )


def accepted_form(version: QuestionVersion, text: str) -> Choice | None:
    """Return the accepted form that the text counts as; of several the one worth most."""
    fitting = [option for option in version.choices.all() if _fits(version, option, text)]
    return max(fitting, key=lambda option: option.fraction_percent, default=None)


def _fits(version: QuestionVersion, option: Choice, text: str) -> bool:
    if version.type == Type.NUMERIC:
        return fits_number(text, option.text, tolerance=version.tolerance or NOTHING)
    return fits_words(
        text,
        option.text,
        is_case_sensitive=version.is_case_sensitive,
        ignores_spaces=version.ignores_spaces,
    )


def _of_gap(options: list[Choice], gap: int) -> dict[int, Decimal]:
    return {option.pk: option.fraction_percent for option in options if option.gap == gap}
