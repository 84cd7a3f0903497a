"""What pairs, an order and a text with gaps must be."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.quizzes.marking import FULL
from courses.quizzes.parts import gaps_in, lines_of
from courses.quizzes.publishing import ChoiceDraft, VersionDraft

FEWEST, MOST = 2, 8
FEWEST_IN_ORDER = 3
MOST_STEMS = 12
LONGEST_STEM = 300
MOST_GAPS = 8
MOST_OPTIONS_IN_GAPS = 16


def pair_problems(draft: VersionDraft) -> Iterator[str]:
    yield from _count_problems(draft, fewest=FEWEST)
    yield from _worthless(draft)
    yield from _same(draft.choices)
    stems = [stem for choice in draft.choices for stem in lines_of(choice.goes_with)]
    if not FEWEST <= len(stems) <= MOST_STEMS:
        words = _("Write %(fewest)d to %(most)d lines that go with the options.")
        yield words % {"fewest": FEWEST, "most": MOST_STEMS}
    if len({stem.casefold() for stem in stems}) != len(stems):
        yield _("The same line goes with two options, or twice with one: keep one of them.")
    if any(len(stem) > LONGEST_STEM for stem in stems):
        yield _("A line has at most %(most)d letters.") % {"most": LONGEST_STEM}


def order_problems(draft: VersionDraft) -> Iterator[str]:
    yield from _count_problems(draft, fewest=FEWEST_IN_ORDER)
    yield from _worthless(draft)
    yield from _same(draft.choices)


def gap_problems(draft: VersionDraft) -> Iterator[str]:
    gaps = gaps_in(draft.text)
    if sorted(gaps) != list(range(1, len(gaps) + 1)) or not 1 <= len(gaps) <= MOST_GAPS:
        words = _("Write each gap into the text once: [1], [2] and so on, at most %(most)d.")
        yield words % {"most": MOST_GAPS}
        return
    if len(draft.choices) > MOST_OPTIONS_IN_GAPS:
        words = _("The gaps together have at most %(most)d options.")
        yield words % {"most": MOST_OPTIONS_IN_GAPS}
    for gap in sorted(gaps):
        yield from _problems_of_gap(gap, [one for one in draft.choices if one.gap == gap])
    strangers = sorted({one.gap for one in draft.choices} - set(gaps))
    for gap in strangers:
        words = _("The text has no gap [%(gap)d]: mend the number of the option, or the text.")
        yield words % {"gap": gap}


def _problems_of_gap(gap: int, options: list[ChoiceDraft]) -> Iterator[str]:
    worths = [option.fraction_percent for option in options]
    if len(options) < FEWEST:
        yield _("Gap [%(gap)d] needs at least two options.") % {"gap": gap}
    elif worths.count(FULL) != 1 or any(worth < 0 for worth in worths):
        words = _("In gap [%(gap)d] exactly one option is worth 100, the others 0 or more.")
        yield words % {"gap": gap}
    yield from _same(options)


def _count_problems(draft: VersionDraft, *, fewest: int) -> Iterator[str]:
    if not fewest <= len(draft.choices) <= MOST:
        words = _("This type has %(fewest)d to %(most)d options.")
        yield words % {"fewest": fewest, "most": MOST}


def _worthless(draft: VersionDraft) -> Iterator[str]:
    if any(choice.fraction_percent for choice in draft.choices):
        yield _("Here the place decides, not the option: leave every worth at 0.")


def _same(options: tuple[ChoiceDraft, ...] | list[ChoiceDraft]) -> Iterator[str]:
    texts = [option.text.casefold() for option in options]
    if len(set(texts)) != len(texts):
        yield _("Two options read the same: a learner cannot tell them apart.")
