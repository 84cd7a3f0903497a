"""What the answers say about each item, counted one person at a time.

Nothing here knows a database. A sheet is one person's first test of one purpose; sheets of one
person come one after the other, so that before and after meet. Memory grows with the number of
items and options, never with the number of people.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from courses.reports.items.reliability import Reliability, reliability_of
from courses.reports.items.shift import Pairs, Share, Shift, shift_of
from courses.reports.items.sums import Spread, Together, correlation

# A worth is counted in hundredths of a percent of one item.
FULL = 10_000
BEFORE, AFTER = "pre", "post"


@dataclass(frozen=True)
class Reply:
    """What one person did with one question version.

    `worth` is 0 to FULL, 0 for no answer; None for an attitude, which has no worth.
    """

    version_id: int
    worth: int | None
    chosen: tuple[int, ...] = ()
    is_omitted: bool = False

    @property
    def is_right(self) -> bool:
        return self.worth == FULL


@dataclass(frozen=True)
class Sheet:
    """One person's first test of a purpose. `counts` when it is of the edition looked at."""

    person: int
    purpose: str
    form: str
    replies: tuple[Reply, ...]
    counts: bool = True


@dataclass
class ItemTally:
    """One question version under one purpose."""

    asked: int = 0
    omitted: int = 0
    right: int = 0
    worths: Spread = field(default_factory=Spread)
    # How many chose each option, by its id; several may be chosen by one person.
    chosen: Counter = field(default_factory=Counter)
    # The item against the rest of its form, form by form.
    by_form: dict[str, Together] = field(default_factory=lambda: defaultdict(Together))

    @property
    def facility_percent(self) -> float | None:
        """Return the mean worth in percent: 100 when everybody was fully right, no answer as 0.

        The share of people right where an item is right or wrong. Called facility, or item
        difficulty p, in classical test theory (Lord & Novick 1968, Statistical Theories of
        Mental Test Scores, ch. 15). None while nobody was asked.
        """
        mean = self.worths.mean
        return None if mean is None else float(mean / 100)

    @property
    def omission_percent(self) -> float | None:
        """Return how many of 100 people asked left the item open; None while nobody was asked."""
        return 100 * self.omitted / self.asked if self.asked else None

    @property
    def discrimination(self) -> float | None:
        """Return the corrected item–total correlation, −1 to 1; None where nothing varies.

        The worth of the item against the sum of all other items of the form: without taking
        the item out of the total it would be counted with itself (Henrysson 1963, Correction
        of item-total correlations in item analysis, Psychometrika 28, 211–218). An item in both
        forms is compared within each form.
        """
        return correlation(self.by_form.values())


@dataclass
class FormTally:
    """One form under one purpose: each item, and the totals of people."""

    totals: Spread = field(default_factory=Spread)
    items: dict[int, Spread] = field(default_factory=lambda: defaultdict(Spread))
    is_dichotomous: bool = True

    @property
    def is_same_for_all(self) -> bool:
        """False where people got different items: then alpha is not defined."""
        return all(item.n == self.totals.n for item in self.items.values())

    @property
    def reliability(self) -> Reliability | None:
        if not self.is_same_for_all:
            return None
        items = list(self.items.values())
        return reliability_of(items, totals=self.totals, is_dichotomous=self.is_dichotomous)


@dataclass
class ShiftTally:
    """One question version before and after, of people who handed in both tests."""

    pairs: Pairs = field(default_factory=Pairs)
    before: Share = field(default_factory=Share)
    after: Share = field(default_factory=Share)

    def shift(self, *, enough: int) -> Shift:
        return shift_of(self.pairs, before=self.before, after=self.after, enough=enough)


@dataclass
class Analysis:
    """All tallies of an edition: items by purpose and version, forms by purpose and form."""

    people: Counter = field(default_factory=Counter)
    items: dict[tuple[str, int], ItemTally] = field(default_factory=lambda: defaultdict(ItemTally))
    forms: dict[tuple[str, str], FormTally] = field(default_factory=lambda: defaultdict(FormTally))
    shifts: dict[int, ShiftTally] = field(default_factory=lambda: defaultdict(ShiftTally))
    # People with a test before and one after, at least one of them of this edition.
    paired_people: int = 0


def analyse(sheets: Iterable[Sheet]) -> Analysis:
    """Count the sheets; those of one person follow each other, one of each purpose."""
    analysis = Analysis()
    for theirs in _by_person(sheets):
        for sheet in theirs.values():
            if sheet.counts:
                _count(analysis, sheet)
        if BEFORE in theirs and AFTER in theirs:
            analysis.paired_people += 1
            _compare(analysis, before=theirs[BEFORE], after=theirs[AFTER])
    return analysis


def _by_person(sheets: Iterable[Sheet]) -> Iterator[dict[str, Sheet]]:
    for _person, theirs in groupby(sheets, key=lambda sheet: sheet.person):
        yield {sheet.purpose: sheet for sheet in theirs}


def _count(analysis: Analysis, sheet: Sheet) -> None:
    analysis.people[sheet.purpose] += 1
    scored = [reply for reply in sheet.replies if reply.worth is not None]
    total = sum(reply.worth for reply in scored)
    form = analysis.forms[sheet.purpose, sheet.form]
    if scored:
        form.totals.add(total)
    for reply in sheet.replies:
        item = analysis.items[sheet.purpose, reply.version_id]
        item.asked += 1
        item.omitted += reply.is_omitted
        item.chosen.update(reply.chosen)
        if reply.worth is None:
            continue
        item.right += reply.is_right
        item.worths.add(reply.worth)
        item.by_form[sheet.form].add(reply.worth, total - reply.worth)
        form.items[reply.version_id].add(reply.worth)
        form.is_dichotomous = form.is_dichotomous and reply.worth in (0, FULL)


def _compare(analysis: Analysis, *, before: Sheet, after: Sheet) -> None:
    was, is_now = _right_by_version(before), _right_by_version(after)
    for version_id in was.keys() | is_now.keys():
        tally = analysis.shifts[version_id]
        if version_id in was and version_id in is_now:
            tally.pairs.add(was[version_id], is_now[version_id])
        elif version_id in was:
            tally.before.add(was[version_id])
        else:
            tally.after.add(is_now[version_id])


def _right_by_version(sheet: Sheet) -> dict[int, bool]:
    return {r.version_id: r.is_right for r in sheet.replies if r.worth is not None}
