"""What a question must be before it can be asked. Plain values in, words out."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from courses.quizzes import placed_rules, written_rules
from courses.quizzes.marking import FULL
from courses.quizzes.publishing import VersionDraft

FEWEST_OPTIONS = 2
MOST_OPTIONS = 8
# The gaps of a text share the rows.
MOST_ROWS = 16


def problems_of(draft: VersionDraft) -> Iterator[str]:
    """Name what is wrong with the options, each with what to do about it."""
    yield from _strangers(draft)
    match draft.type:
        case "likert":
            yield from _attitude_problems(draft)
        case "short_answer":
            yield from written_rules.word_problems(draft)
        case "numeric":
            yield from written_rules.number_problems(draft)
        case "matching":
            yield from placed_rules.pair_problems(draft)
        case "ordering":
            yield from placed_rules.order_problems(draft)
        case "cloze":
            yield from placed_rules.gap_problems(draft)
        case _:
            yield from _choice_problems(draft)


def _strangers(draft: VersionDraft) -> Iterator[str]:
    """What belongs to another type, and would be kept without effect."""
    if draft.is_reversed and draft.type != "likert":
        yield _("Only an attitude can be reversed: leave that out.")
    if (draft.is_case_sensitive or draft.ignores_spaces) and draft.type != "short_answer":
        yield _("Only written words have rules for capital letters and blanks: leave them out.")
    if draft.tolerance is not None and draft.type != "numeric":
        yield _("Only a number has a tolerance: leave it empty.")
    if any(choice.goes_with for choice in draft.choices) and draft.type != "matching":
        yield _("Only in pairs does something go with an option: empty that field.")
    if any(choice.gap for choice in draft.choices) and draft.type != "cloze":
        yield _("Only in a text with gaps has an option a gap: empty that field.")


def _choice_problems(draft: VersionDraft) -> Iterator[str]:
    count = len(draft.choices)
    if count < FEWEST_OPTIONS:
        yield _("A question needs at least two options.")
    elif count > MOST_OPTIONS:
        yield _("A question has at most %(most)d options.") % {"most": MOST_OPTIONS}
    else:
        problem = worth_problem(draft.type, [choice.fraction_percent for choice in draft.choices])
        if problem:
            yield problem
    texts = [choice.text.casefold() for choice in draft.choices]
    if len(set(texts)) != len(texts):
        yield _("Two options read the same: a learner cannot tell them apart.")


def _attitude_problems(draft: VersionDraft) -> Iterator[str]:
    if draft.choices:
        yield _("An attitude is answered on the scale of this site: leave the options empty.")
    if draft.feedback:
        yield _("Nothing about an attitude is right or wrong: leave the explanation empty.")


def worth_problem(type_: str, worths: Sequence[Decimal]) -> str:
    """Return what is wrong with the worths in percent of this type's options, or nothing."""
    if type_ == "multiple_choice":
        total = sum(worth for worth in worths if worth > 0)
        if total != FULL:
            # Without the zeros of the database: 99.9, and not 99.90.
            words = f"{Decimal(total).normalize():f}"
            return _("The right options add up to %(total)s: make it 100.") % {"total": words}
        return ""
    if type_ == "true_false" and len(worths) != 2:
        return _("True or false has two options.")
    if list(worths).count(FULL) != 1:
        return _("Exactly one option is worth 100.")
    if any(worth < 0 for worth in worths):
        return _("Only items with several right answers take points away: write 0.")
    if type_ == "true_false" and any(worth not in (0, FULL) for worth in worths):
        return _("In true or false, one option is worth 100 and the other 0.")
    return ""
