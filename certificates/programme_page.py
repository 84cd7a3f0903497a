"""The second page: what was learned, for how long, with which result, and how to check it."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from certificates.codes import pretty_code
from certificates.facts import CertificateFacts
from certificates.ornament import draw_band, draw_paper
from certificates.wording import Wording
from lms.paper.fonts import BOLD, EXTRABOLD, REGULAR, SEMIBOLD
from lms.paper.layout import (
    INK,
    INK_SOFT,
    PAGE_WIDTH,
    PANDAN,
    SAND,
    SUN,
    SUN_INK,
    Drop,
    Paragraph,
    Style,
    rule,
    set_text,
    write,
    write_down,
    write_paragraph,
)
from lms.paper.qr import draw_qr

LEFT, RIGHT = 92.0, PAGE_WIDTH - 56
SIDE = 560.0
TABLE_RIGHT = SIDE - 40
TITLE_LEFT = LEFT + 26
DURATION_COLUMN = 72
TABLE_TOP, TABLE_BOTTOM = 446, 84
SIDE_TOP, SIDE_FOOT = 546, 52
INNER_LEFT, INNER = SIDE + 18, RIGHT - SIDE - 36
QR_SIZE = 92

SMALL = Style(REGULAR, 8.5, INK_SOFT)
TOTAL = Style(BOLD, 11, PANDAN)


@dataclass(frozen=True)
class Row:
    number: int
    title: Paragraph
    duration: str

    @property
    def height(self) -> float:
        return self.title.height + self.title.style.size * 2.3


def draw_programme_pages(canvas: Canvas, facts: CertificateFacts, wording: Wording) -> None:
    pages = _pages(facts, wording)
    for number, rows in enumerate(pages, start=2):
        draw_paper(canvas)
        draw_band(canvas, columns=1)
        _head(canvas, facts, wording)
        y = _table(canvas, rows, wording)
        if number == len(pages) + 1 and (total := wording.total_of(facts.modules)):
            write(canvas, wording.total, x=TITLE_LEFT, y=y - 18, style=TOTAL)
            write(canvas, total, x=TABLE_RIGHT, y=y - 18, style=TOTAL, align="right")
        _side(canvas, facts, wording)
        _foot(canvas, facts, wording, page=wording.page.format(number, len(pages) + 1))
        canvas.showPage()


def _pages(facts: CertificateFacts, wording: Wording) -> list[list[Row]]:
    """Set all modules on one page, smaller if need be; very long programmes take more pages."""
    room = TABLE_TOP - TABLE_BOTTOM
    for size in (11, 10, 9):
        rows = _rows(facts, wording, size=size)
        if sum(row.height for row in rows) <= room:
            return [rows]
    rows = _rows(facts, wording, size=10)
    pages: list[list[Row]] = [[]]
    for row in rows:
        if sum(other.height for other in pages[-1]) + row.height > room:
            pages.append([])
        pages[-1].append(row)
    return pages


def _rows(facts: CertificateFacts, wording: Wording, *, size: float) -> list[Row]:
    width = TABLE_RIGHT - DURATION_COLUMN - TITLE_LEFT
    style = Style(REGULAR, size)
    return [
        Row(
            number,
            set_text(line.title, style=style, width=width, steps=((size, 3),)),
            wording.duration_of(line),
        )
        for number, line in enumerate(facts.modules, start=1)
    ]


def _head(canvas: Canvas, facts: CertificateFacts, wording: Wording) -> None:
    title = Style(EXTRABOLD, 26, PANDAN)
    write(canvas, wording.programme_structure, x=LEFT - 1, y=520, style=title)
    course = set_text(
        facts.course_title,
        style=Style(SEMIBOLD, 12),
        width=TABLE_RIGHT - LEFT,
        steps=((12, 1), (10.5, 2), (9, 2)),
    )
    write_paragraph(canvas, course, x=LEFT, y=498)


def _table(canvas: Canvas, rows: list[Row], wording: Wording) -> float:
    write(canvas, wording.module, x=TITLE_LEFT, y=TABLE_TOP + 8, style=SMALL)
    write(canvas, wording.duration, x=TABLE_RIGHT, y=TABLE_TOP + 8, style=SMALL, align="right")
    rule(canvas, LEFT, TABLE_RIGHT, y=TABLE_TOP, colour=PANDAN, thickness=1)
    y = float(TABLE_TOP)
    for row in rows:
        size = row.title.style.size
        baseline = y - size * 1.5
        write(canvas, str(row.number), x=LEFT, y=baseline, style=Style(SEMIBOLD, size, SUN_INK))
        write_paragraph(canvas, row.title, x=TITLE_LEFT, y=baseline)
        duration = Style(SEMIBOLD, size)
        write(canvas, row.duration, x=TABLE_RIGHT, y=baseline, style=duration, align="right")
        y -= row.height
        rule(canvas, LEFT, TABLE_RIGHT, y=y)
    return y


def _side(canvas: Canvas, facts: CertificateFacts, wording: Wording) -> None:
    canvas.setFillColor(SAND)
    canvas.roundRect(SIDE, SIDE_FOOT, RIGHT - SIDE, SIDE_TOP - SIDE_FOOT, 14, stroke=0, fill=1)
    drops = [drop for label, value in wording.details(facts) for drop in _detail(label, value)]
    write_down(canvas, drops, x=INNER_LEFT, top=SIDE_TOP - 6, bottom=312, most=6)
    _check(canvas, facts, wording, top=276)


def _detail(label: str, value: str) -> tuple[Drop, Drop]:
    text = set_text(
        value,
        style=Style(SEMIBOLD, 10.5, leading=1.25),
        width=INNER,
        steps=((10.5, 1), (9, 1), (9.5, 2), (9, 3), (8, 4)),
    )
    return Drop(Paragraph((label,), SMALL), 18, stretch=1), Drop(text, 14)


def _check(canvas: Canvas, facts: CertificateFacts, wording: Wording, *, top: float) -> None:
    rule(canvas, INNER_LEFT, INNER_LEFT + 40, y=top, colour=SUN, thickness=2.5)
    canvas.setFillColor(INK)
    draw_qr(canvas, facts.check_url, x=INNER_LEFT, y=top - 24 - QR_SIZE, size=QR_SIZE)
    small, strong = Style(REGULAR, 8, INK_SOFT), Style(SEMIBOLD, 8)
    one_line = {"width": INNER, "steps": ((8, 1),)}
    drops = [
        Drop(Paragraph((wording.check,), Style(BOLD, 10)), 0),
        Drop(Paragraph((wording.check_how,), small), 14),
        Drop(set_text(wording.check_address(facts), style=small, **one_line), 11),
        Drop(set_text(pretty_code(facts.code), style=strong, **one_line), 11),
        Drop(set_text(wording.check_compare, style=small, width=INNER, steps=((8, 3),)), 14),
    ]
    y = top - 24 - QR_SIZE - 18
    for drop in drops:
        y -= drop.points
        write_paragraph(canvas, drop.paragraph, x=INNER_LEFT, y=y)
        y -= drop.paragraph.height


def _foot(canvas: Canvas, facts: CertificateFacts, wording: Wording, *, page: str) -> None:
    foot = Style(REGULAR, 8, INK_SOFT)
    write(canvas, page, x=LEFT, y=30, style=foot)
    write(canvas, wording.lesson_hours_note, x=TABLE_RIGHT, y=30, style=foot, align="right")
    if facts.is_draft_content:
        write(canvas, wording.draft, x=RIGHT, y=30, style=Style(REGULAR, 8, SUN_INK), align="right")
