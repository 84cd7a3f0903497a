"""An edition's figures as a table to take along; always as those see it who are not responsible.

A file travels further than the person who was allowed to make it.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.progress.attempt import Attempt
from courses.quizzes.models import QuizEdition
from courses.reports.items.item_analysis import Analysis
from courses.reports.items.item_page import ItemLine, page_of
from lms.spreadsheets import Cell


def titles() -> list[str]:
    return [
        _("Quiz"),
        _("Edition"),
        _("Purpose"),
        _("Item"),
        _("Version"),
        _("Form"),
        _("Objective"),
        _("Question"),
        _("People"),
        _("Facility (%)"),
        _("Discrimination"),
        _("Left open (%)"),
        _("Mean attitude (1 to 5)"),
        _("Compared by"),
        _("Before (%)"),
        _("After (%)"),
        _("Difference (points)"),
        _("Lower bound"),
        _("Upper bound"),
        _("Options chosen"),
        _("In words"),
    ]


def rows_of(edition: QuizEdition, analysis: Analysis, *, least: int) -> Iterator[list[Cell]]:
    """Yield a row for each item and purpose that somebody handed in."""
    for purpose in Attempt.Purpose:
        if not analysis.people[purpose]:
            continue
        page = page_of(edition, analysis, purpose=purpose, least=least)
        for line in (*page.items, *page.attitudes):
            yield [
                edition.quiz.code,
                edition.number,
                str(purpose.label),
                line.version.question.code,
                line.version.number,
                line.forms,
                line.version.question.objective.code,
                line.version.text,
                line.people,
                *_figures(line),
                _options(line),
                _words(line),
            ]


def _figures(line: ItemLine) -> list[Cell]:
    scored = (
        [None, None]
        if line.version.is_attitude
        else [
            line.facility.value,
            line.discrimination.value,
        ]
    )
    figures = [*scored, line.omission.value, line.mean]
    shift = line.shift
    if shift is None:
        return [*figures, None, None, None, None, None, None]
    compared = [shift.method, shift.before, shift.after, shift.difference, shift.lower, shift.upper]
    return [*figures, *compared]


def _options(line: ItemLine) -> str:
    return "; ".join(f"{option.text}: {option.count}" for option in line.options or [])


def _words(line: ItemLine) -> str:
    if line.version.is_attitude:
        return line.omission.words
    told = [line.facility.words, line.discrimination.words, line.omission.words]
    if line.shift is not None:
        told.append(line.shift.words)
    return " · ".join(word for word in dict.fromkeys(told) if word)
