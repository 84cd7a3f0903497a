"""The first page: the one to frame."""

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from certificates.codes import pretty_code
from certificates.facts import CertificateFacts
from certificates.ornament import (
    SEAL_RADIUS,
    draw_band,
    draw_large_flower,
    draw_paper,
    draw_seal,
)
from certificates.wording import Wording
from lms.paper import fonts
from lms.paper.fonts import BOLD, EXTRABOLD, REGULAR, SEMIBOLD
from lms.paper.layout import (
    INK,
    INK_SOFT,
    PAGE_WIDTH,
    PANDAN,
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

LEFT, RIGHT = 178.0, PAGE_WIDTH - 56
COLUMN = RIGHT - LEFT
TITLE_COLUMN = COLUMN - 2 * SEAL_RADIUS - 24
FOOT = 58
QR_SIZE = 78
CHECK_COLUMN = 236
DATE, DATE_AT_MOST, PEN = FOOT + QR_SIZE - 8, 146, 34
SIGNATURE_COLUMN = COLUMN - QR_SIZE - CHECK_COLUMN - 24

SMALL = Style(REGULAR, 8.5, INK_SOFT)
BODY = Style(REGULAR, 12, INK_SOFT)
STRONG = Style(SEMIBOLD, 12)


def draw_front_page(canvas: Canvas, facts: CertificateFacts, wording: Wording) -> None:
    draw_paper(canvas)
    draw_large_flower(canvas)
    draw_band(canvas, columns=3)
    _head(canvas, facts)
    draw_seal(canvas, x=RIGHT - SEAL_RADIUS, y=468)
    rule(canvas, LEFT, LEFT + 64, y=437, colour=SUN, thickness=3)
    write_down(canvas, list(_award(facts, wording)), x=LEFT, top=523, bottom=226, most=16)
    _figures(canvas, facts, wording, y=188)
    _signature(canvas, facts, wording)
    _check(canvas, facts, wording)
    canvas.showPage()


def _head(canvas: Canvas, facts: CertificateFacts) -> None:
    organiser = set_text(
        facts.organiser,
        style=Style(BOLD, 12.5, PANDAN),
        width=COLUMN / 2,
        steps=((12.5, 1), (10, 1)),
    )
    write_paragraph(canvas, organiser, x=LEFT, y=537)
    room = COLUMN - organiser.width - 24
    programme = set_text(facts.programme_name, style=BODY, width=room, steps=((10, 1), (8.5, 1)))
    write_paragraph(canvas, programme, x=RIGHT, y=537, align="right")
    rule(canvas, LEFT, RIGHT, y=523)


def _award(facts: CertificateFacts, wording: Wording) -> Iterator[Drop]:
    title = set_text(
        wording.title(facts),
        style=Style(EXTRABOLD, 36, PANDAN),
        width=TITLE_COLUMN,
        steps=((36, 1),),
    )
    name = set_text(
        facts.holder_name,
        style=Style(BOLD, 42, leading=1.22),
        width=COLUMN,
        steps=((42, 1), (38, 1), (34, 1), (30, 1), (28, 2), (25, 2), (22, 2), (18, 2), (16, 3)),
    )
    course = set_text(
        facts.course_title,
        style=Style(BOLD, 22, PANDAN, leading=1.22),
        width=COLUMN,
        steps=((22, 1), (20, 2), (17, 2), (14, 3)),
    )
    yield Drop(title, 50)
    yield Drop(
        Paragraph((wording.number.format(facts.serial),), Style(REGULAR, 10.5, INK_SOFT)), 20
    )
    yield Drop(Paragraph((wording.given_to,), BODY), 40, stretch=1)
    yield Drop(name, name.style.size + 8)
    if belonging := " · ".join(filter(None, (facts.institution, facts.region_name))):
        yield Drop(
            set_text(belonging, style=STRONG, width=COLUMN, steps=((12, 1), (10.5, 2), (9, 2))), 24
        )
    yield Drop(Paragraph((wording.statement(facts),), BODY), 30, stretch=1)
    yield Drop(course, course.style.size + 8)


def _figures(canvas: Canvas, facts: CertificateFacts, wording: Wording, *, y: float) -> None:
    x = LEFT
    for label, value in wording.figures(facts):
        write(canvas, label, x=x, y=y, style=SMALL)
        write(canvas, value, x=x, y=y - 16, style=STRONG)
        x += max(140, fonts.width(value, STRONG.font, STRONG.size) + 40)


def _signature(canvas: Canvas, facts: CertificateFacts, wording: Wording) -> None:
    place_and_date = ", ".join(filter(None, (facts.issued_place, wording.day(facts.issued_on))))
    position = set_text(
        facts.signatory_position,
        style=Style(REGULAR, 10, INK_SOFT),
        width=SIGNATURE_COLUMN,
        steps=((10, 1), (9, 2)),
    )
    name = set_text(
        facts.signatory_name,
        style=Style(BOLD, 12),
        width=SIGNATURE_COLUMN,
        steps=((12, 1), (10, 2)),
    )
    # Built upwards from the foot; what is left below the date is room for a pen.
    y = FOOT + position.height
    name_top = y + 15 + name.height
    line = name_top + 17
    # Below the date there is room for a pen, also when four lines stand under it.
    date_at = max(DATE, min(line + PEN, DATE_AT_MOST))
    write(canvas, place_and_date, x=LEFT, y=date_at, style=Style(REGULAR, 11))
    if facts.signatory_name:
        right = LEFT + max(190, name.width)
        rule(canvas, LEFT, right, y=line, colour=INK_SOFT, thickness=0.5)
    write_paragraph(canvas, name, x=LEFT, y=name_top)
    write_paragraph(canvas, position, x=LEFT, y=y)


def _check(canvas: Canvas, facts: CertificateFacts, wording: Wording) -> None:
    canvas.setFillColor(INK)
    draw_qr(canvas, facts.check_url, x=RIGHT - QR_SIZE, y=FOOT, size=QR_SIZE)
    lines = (
        (wording.check, Style(SEMIBOLD, 9)),
        (wording.check_how, SMALL),
        (wording.check_address(facts), SMALL),
        (pretty_code(facts.code), Style(SEMIBOLD, 9)),
    )
    for number, (line, style) in enumerate(lines):
        fitted = set_text(line, style=style, width=CHECK_COLUMN, steps=((style.size, 1),))
        y = FOOT + 1 + (len(lines) - 1 - number) * 13
        write_paragraph(canvas, fitted, x=RIGHT - QR_SIZE - 14, y=y, align="right")
    if facts.is_draft_content:
        write(canvas, wording.draft, x=RIGHT, y=30, style=Style(REGULAR, 8, SUN_INK), align="right")
