"""Figures as a page may show them: with few people none, for most readers rounded, each in words.

`least` is the set number of people under which nothing is told (SUPPRESSION_MIN) for readers who
are not responsible for everybody counted, and 0 for those who are.
"""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from courses.reports.items.enough import FOR_CORRELATIONS, FOR_SHARES
from courses.reports.items.item_analysis import FormTally, ItemTally, ShiftTally
from courses.reports.items.rounding import rounded
from courses.reports.items.shift import Method, Shift

# Ebel & Frisbie (1991), Essentials of Educational Measurement, ch. 13, for discrimination.
GOOD, FAIR = 0.4, 0.2
EASY, HARD = 90, 30
# Nunnally (1978), Psychometric Theory, p. 245, for the first of the two.
RELIABLE, USABLE = 0.7, 0.5


@dataclass(frozen=True)
class Figure:
    """A value, or None and why not; `words` say what it means."""

    value: float | None
    words: str


@dataclass(frozen=True)
class ShiftFigure:
    """Percent before and after, the difference in points; None where it is not told."""

    method: str
    before: float | None
    after: float | None
    difference: float | None
    lower: float | None
    upper: float | None
    p_value: float | None
    people: int
    words: str

    @property
    def p_words(self) -> str:
        if self.p_value is None:
            return ""
        if self.p_value < 0.001:
            return f"< {number_format(0.001, 3)}"
        return f"= {number_format(self.p_value, 3)}"


def not_enough() -> Figure:
    return Figure(None, _("not enough data yet"))


def facility(item: ItemTally, *, least: int) -> Figure:
    if item.asked < max(FOR_SHARES, least):
        return not_enough()
    percent = item.facility_percent
    if percent is None:
        return Figure(None, "")
    if percent > EASY:
        words = _("Easy: nearly everybody got it right.")
    elif percent < HARD:
        words = _("Hard: few got it right. Read the question and its key once more.")
    else:
        words = _("Neither too hard nor too easy.")
    return Figure(_percent(percent, least=least), words)


def omission(item: ItemTally, *, least: int) -> Figure:
    if item.asked < max(FOR_SHARES, least):
        return not_enough()
    percent = item.omission_percent
    words = _("Many left it open: is it clear what is asked?") if percent >= 10 else ""
    return Figure(_percent(percent, least=least), words)


def discrimination(item: ItemTally, *, least: int) -> Figure:
    if item.asked < max(FOR_CORRELATIONS, least):
        return not_enough()
    r = item.discrimination
    if r is None:
        return Figure(None, _("everybody answered alike"))
    if r < 0:
        words = _("Who did well otherwise got this one wrong more often: look at the key first.")
    elif r < FAIR:
        words = _("Hardly tells who did well from who did not.")
    elif r < GOOD:
        words = _("Tells fairly who did well.")
    else:
        words = _("Tells well who did well.")
    return Figure(round(r, 2), words)


def reliability(form: FormTally, *, least: int) -> Figure:
    """Cronbach's alpha; of a form whose items are right or wrong it is KR-20."""
    if form.totals.n < max(FOR_CORRELATIONS, least):
        return not_enough()
    found = form.reliability
    if found is None:
        return Figure(None, _("people got different items"))
    if found.alpha is None:
        return Figure(None, _("everybody has the same total"))
    if found.alpha >= RELIABLE:
        words = _("The items belong together: groups can be compared by this form.")
    elif found.alpha >= USABLE:
        words = _("Enough to compare large groups; too little to tell single people apart.")
    else:
        words = _("The items ask about different things, or are too few: trust totals little.")
    return Figure(round(found.alpha, 2), words)


def shift(tally: ShiftTally | None, *, least: int) -> ShiftFigure:
    found = (tally or ShiftTally()).shift(enough=max(FOR_SHARES, least))
    people = found.before.n if found.method == Method.PAIRED else found.before.n + found.after.n
    if found.method in (Method.NONE, Method.TOO_FEW):
        words = _("cannot be compared")
        if found.method == Method.TOO_FEW:
            words = _("not enough data yet")
        return ShiftFigure(found.method, None, None, None, None, None, None, 0, words)
    lower, upper = found.interval or (None, None)
    return ShiftFigure(
        method=found.method,
        before=_percent(100 * found.before.value, least=least),
        after=_percent(100 * found.after.value, least=least),
        difference=_percent(100 * found.difference, least=least),
        lower=None if lower is None else _percent(100 * lower, least=least),
        upper=None if upper is None else _percent(100 * upper, least=least),
        # With both shares it would tell how many changed their mind, and which way.
        p_value=None if least else found.p_value,
        people=rounded(people, to=least),
        words=_shift_words(found),
    )


def _shift_words(found: Shift) -> str:
    if not found.is_clear:
        return _("May be chance: no clear change.")
    if found.difference > 0:
        return _("Clearly more got it right afterwards.")
    return _("Clearly fewer got it right afterwards: look at lesson and question.")


def _percent(percent: float, *, least: int) -> float:
    """Return the percent to one decimal, or to the nearest 5 where counts are rounded."""
    return rounded(percent, to=5) if least else round(percent, 1)
