"""What a question that is answered in writing must be. The options are the accepted forms."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.quizzes.marking import FULL
from courses.quizzes.marking_written import in_one_spelling, readings
from courses.quizzes.publishing import VersionDraft

# What a learner has room to write.
LONGEST_ANSWER = 200
MOST_FORMS = 16


def word_problems(draft: VersionDraft) -> Iterator[str]:
    yield from _form_problems(draft)
    rules = {
        "is_case_sensitive": draft.is_case_sensitive,
        "ignores_spaces": draft.ignores_spaces,
    }
    spelt = [in_one_spelling(choice.text, **rules) for choice in draft.choices]
    if len(set(spelt)) != len(spelt):
        yield _("Two accepted forms count as the same by the rules for blanks and capitals.")
    if any(len(choice.text) > LONGEST_ANSWER or "\n" in choice.text for choice in draft.choices):
        words = _("An accepted form is one line of at most %(most)d letters.")
        yield words % {"most": LONGEST_ANSWER}


def number_problems(draft: VersionDraft) -> Iterator[str]:
    yield from _form_problems(draft)
    numbers = []
    for choice in draft.choices:
        meant = readings(choice.text)
        if not meant:
            yield _("“%(text)s” is no number: write digits, as in 12.5.") % {"text": choice.text}
        elif len(meant) > 1:
            words = _("“%(text)s” can be read as two numbers: write it without separators.")
            yield words % {"text": choice.text}
        numbers.extend(meant)
    if len(set(numbers)) != len(numbers):
        yield _("Two accepted numbers are the same: keep one.")
    if draft.tolerance is not None and draft.tolerance < 0:
        yield _("A tolerance is 0 or more.")


def _form_problems(draft: VersionDraft) -> Iterator[str]:
    worths = [choice.fraction_percent for choice in draft.choices]
    if FULL not in worths:
        yield _("Write at least one accepted answer that is worth 100.")
    if len(worths) > MOST_FORMS:
        yield _("A question has at most %(most)d accepted answers.") % {"most": MOST_FORMS}
    if any(worth < 0 for worth in worths):
        yield _("A written answer takes no points away: write 0 or more.")
