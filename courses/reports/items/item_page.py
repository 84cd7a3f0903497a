"""One edition and one purpose as lines of a page: items, attitudes and forms."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from courses.progress.attempt import Attempt
from courses.quizzes.models import QuestionVersion, QuizEdition, QuizItem
from courses.quizzes.quiz import EVERY_FORM, Form
from courses.reports.items import figures
from courses.reports.items.enough import FOR_SHARES
from courses.reports.items.figures import Figure, ShiftFigure
from courses.reports.items.item_analysis import AFTER, BEFORE, Analysis, ItemTally
from courses.reports.items.rounding import rounded, rounded_parts

TYPES = QuestionVersion.Type
ONE_CHOSEN = (TYPES.SINGLE_CHOICE, TYPES.TRUE_FALSE, TYPES.LIKERT)
WITH_OPTIONS = (*ONE_CHOSEN, TYPES.MULTIPLE_CHOICE)


@dataclass(frozen=True)
class OptionLine:
    text: str
    is_right: bool
    count: int


@dataclass(frozen=True)
class ItemLine:
    """`options` is None where counts would tell too much or are not told for this type.

    `mean` is for attitudes: 1 to 5, 5 the attitude hoped for.
    """

    version: QuestionVersion
    forms: str
    people: int
    facility: Figure
    discrimination: Figure
    omission: Figure
    shift: ShiftFigure | None
    options: list[OptionLine] | None
    mean: float | None = None


@dataclass(frozen=True)
class FormLine:
    form: str
    people: int
    items: int
    is_dichotomous: bool
    reliability: Figure


@dataclass(frozen=True)
class ItemPage:
    purpose: str
    people: int
    paired_people: int | None
    forms: list[FormLine]
    items: list[ItemLine]
    attitudes: list[ItemLine]


def editions_asked() -> QuerySet[QuizEdition]:
    """Return the editions that somebody handed in, with how many first tests of each purpose."""
    counts = {
        f"{purpose}_people": Count(
            "attempts",
            filter=Q(
                attempts__purpose=purpose,
                attempts__number=1,
                attempts__submitted_at__isnull=False,
            ),
        )
        for purpose in Attempt.Purpose.values
    }
    asked = QuizEdition.objects.filter(attempts__submitted_at__isnull=False)
    return asked.select_related("quiz").annotate(**counts).order_by("quiz__code", "-number")


def page_of(edition: QuizEdition, analysis: Analysis, *, purpose: str, least: int) -> ItemPage:
    """Return what is shown of one purpose. `least`: see `figures`."""
    versions, places = _versions_of(edition)
    lines = [
        _line(analysis, versions[pk], places[pk], purpose=purpose, least=least) for pk in versions
    ]
    compares = purpose in (BEFORE, AFTER)
    return ItemPage(
        purpose=purpose,
        people=rounded(analysis.people[purpose], to=least),
        paired_people=rounded(analysis.paired_people, to=least) if compares else None,
        forms=_forms(analysis, purpose=purpose, least=least),
        items=[line for line in lines if not line.version.is_attitude],
        attitudes=[line for line in lines if line.version.is_attitude],
    )


def _versions_of(edition: QuizEdition) -> tuple[dict[int, QuestionVersion], dict[int, str]]:
    """Return each version once, in the order of the forms, and the forms it stands in."""
    items = QuizItem.objects.filter(edition=edition).order_by("form", "position")
    items = items.select_related("version__question__objective")
    versions, places = {}, {}
    for item in items.prefetch_related("version__choices"):
        versions.setdefault(item.version_id, item.version)
        places[item.version_id] = places.get(item.version_id, "") + item.form
    return versions, places


def _forms(analysis: Analysis, *, purpose: str, least: int) -> list[FormLine]:
    found = [(form, analysis.forms.get((purpose, form))) for form in Form.values]
    return [
        FormLine(
            form=form,
            people=rounded(tally.totals.n, to=least),
            items=len(tally.items),
            is_dichotomous=tally.is_dichotomous,
            reliability=figures.reliability(tally, least=least),
        )
        for form, tally in found
        if tally is not None and tally.items
    ]


def _line(
    analysis: Analysis, version: QuestionVersion, forms: str, *, purpose: str, least: int
) -> ItemLine:
    tally = analysis.items.get((purpose, version.pk)) or ItemTally()
    compares = purpose in (BEFORE, AFTER) and not version.is_attitude
    is_told = tally.asked >= max(FOR_SHARES, least)
    return ItemLine(
        version=version,
        forms=EVERY_FORM if version.is_attitude else ", ".join(forms),
        people=rounded(tally.asked, to=least),
        facility=figures.facility(tally, least=least),
        discrimination=figures.discrimination(tally, least=least),
        omission=figures.omission(tally, least=least),
        shift=figures.shift(analysis.shifts.get(version.pk), least=least) if compares else None,
        options=_options(version, tally, least=least) if is_told else None,
        mean=_mean(version, tally) if is_told and version.is_attitude else None,
    )


def _options(version: QuestionVersion, tally: ItemTally, *, least: int) -> list[OptionLine] | None:
    if version.type not in WITH_OPTIONS:
        return None
    choices = sorted(version.choices.all(), key=lambda choice: choice.position)
    counts = [tally.chosen[choice.pk] for choice in choices]
    if version.type in ONE_CHOSEN:
        parts = rounded_parts([*counts, tally.omitted], whole=tally.asked, to=least)
    else:
        # They have no whole: one person may choose several.
        parts = [rounded(count, to=least) for count in counts]
    if parts is None:
        return None
    return [
        OptionLine(choice.text, choice.is_right, count)
        for choice, count in zip(choices, parts, strict=False)
    ]


def _mean(version: QuestionVersion, tally: ItemTally) -> float | None:
    values = {choice.pk: choice.value for choice in version.choices.all()}
    answers = sum(tally.chosen[pk] for pk in values)
    if answers < FOR_SHARES:
        return None
    return round(sum(values[pk] * tally.chosen[pk] for pk in values) / answers, 1)
