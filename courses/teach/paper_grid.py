"""The grid of answers on paper: a line a person who has no such test yet, a box a question."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from courses.enrolment.attendance.listing import by_name
from courses.enrolment.models import Cohort, Enrolment
from courses.progress import paper
from courses.progress.paper_reading import PaperRow
from courses.progress.practice import markable, waiting_for_yeses

# More at once would be a page too heavy for the desk it is typed at: a table is uploaded then.
MOST_LINES = 60
BOX = re.compile(r"letters-([0-9]{1,15})-([0-9]{1,2})")


@dataclass(frozen=True)
class Box:
    name: str
    number: int
    value: str


@dataclass(frozen=True)
class Line:
    number: int
    enrolment: Enrolment
    form: str
    cells: list[Box]


def grid_of(cohort: Cohort, *, test: paper.PrintedTest, typed: Mapping[str, str]) -> list[Line]:
    """Return the lines by name, holding what was typed before."""
    people = list(by_name(markable(cohort)))
    taken = paper.taken(people, test=test)
    waits = waiting_for_yeses(cohort.enrolments.all())
    open_ones = [one for one in people if one.pk not in taken and one.pk not in waits]
    return [
        _line(number, one, test=test, typed=typed)
        for number, one in enumerate(open_ones[:MOST_LINES], start=1)
    ]


def _line(number: int, enrolment: Enrolment, *, test: paper.PrintedTest, typed) -> Line:
    form = typed.get(f"form-{enrolment.pk}") or test.form_of(enrolment)
    longest = max(len(test.items(each)) for each in test.forms)
    names = [(f"letters-{enrolment.pk}-{n}", n) for n in range(1, longest + 1)]
    boxes = [Box(name, n, typed.get(name, "")) for name, n in names]
    return Line(number, enrolment, form, boxes)


def rows_in(posted: QueryDict) -> list[PaperRow]:
    """Return the lines in which something is written, under the numbers they have on the page."""
    letters: dict[str, dict[int, str]] = {}
    for name, text in posted.items():
        match = BOX.fullmatch(name)
        if match:
            letters.setdefault(match[1], {})[int(match[2])] = text.strip()
    rows = [
        PaperRow(
            number=number,
            who=posted.get(f"who-{pk}", ""),
            letters=written,
            form=posted.get(f"form-{pk}", ""),
        )
        for number, (pk, written) in enumerate(letters.items(), start=1)
    ]
    return [row for row in rows if not row.is_blank]
