"""Paper for a meeting, A4: the list to sign, and cards that say who somebody is."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from courses.enrolment import card_paper as cards
from courses.enrolment.attendance.training_session import TrainingSession
from courses.enrolment.told_apart import names_of
from lms.accounts import codes
from lms.accounts.models import User
from lms.paper import fonts
from lms.paper.fonts import BOLD, EXTRABOLD, REGULAR, SEMIBOLD
from lms.paper.layout import INK, INK_SOFT, LINE, PANDAN, Style, rule, set_text, write
from lms.paper.layout import write_paragraph as write_lines
from lms.paper.qr import draw_qr

WIDTH, HEIGHT = A4
LEFT, RIGHT = 18 * mm, WIDTH - 18 * mm
ROW = 9.5 * mm
ROWS_PER_PAGE = 23
# Above the words at the foot of the page.
LOWEST = 17 * mm
NUMBER_AT, NAME_AT, SIGN_AT = LEFT + 2 * mm, LEFT + 13 * mm, LEFT + 98 * mm

BRAND = Style(EXTRABOLD, 10, PANDAN)
TITLE = Style(EXTRABOLD, 20, INK, leading=1.15)
FACT = Style(REGULAR, 10.5, INK)
HEAD = Style(BOLD, 9, INK_SOFT)
NAME = Style(SEMIBOLD, 11, INK)
FOOT = Style(REGULAR, 8, INK_SOFT)
CODE = Style(EXTRABOLD, 15, INK)


def draw_sheet(
    session: TrainingSession, *, names: Sequence[str], course: str, trainers: Sequence[str]
) -> bytes:
    """The list to sign: names as people are called on pages, for it goes from hand to hand."""
    # The last page is full: people come who are not on the list yet.
    rows = [*names, *[""] * (-len(names) % ROWS_PER_PAGE)] or [""] * ROWS_PER_PAGE
    pages = [rows[start : start + ROWS_PER_PAGE] for start in range(0, len(rows), ROWS_PER_PAGE)]
    with translation.override("id"):
        canvas, buffer = cards.new_canvas(_("Attendance"))
        for number, page in enumerate(pages):
            y = _head(canvas, session, course=course, trainers=trainers)
            _rows(canvas, page, y=y, first=number * ROWS_PER_PAGE + 1)
            words = _("Page %(page)d of %(pages)d") % {"page": number + 1, "pages": len(pages)}
            write(canvas, words, x=RIGHT, y=12 * mm, style=FOOT, align="right")
            keep = _("Names are for this class only. Keep the list locked away.")
            write(canvas, keep, x=LEFT, y=12 * mm, style=FOOT)
            canvas.showPage()
        canvas.save()
    return buffer.getvalue()


def _head(
    canvas: Canvas, session: TrainingSession, *, course: str, trainers: Sequence[str]
) -> float:
    """Write who meets, when and where; return where the table begins."""
    y = HEIGHT - 18 * mm
    write(canvas, "Kelas AMAN", x=LEFT, y=y, style=BRAND)
    write(canvas, _("Attendance list"), x=RIGHT, y=y, style=HEAD, align="right")
    title = _fit(session.title, TITLE, ((20, 1), (15, 2)))
    y -= 11 * mm
    write_lines(canvas, title, x=LEFT, y=y)
    y -= title.height + 7 * mm
    when = f"{date_format(session.day, 'l, j F Y')}, {session.hours}"
    facts = (f"{course} · {session.cohort.name}", when, session.place, ", ".join(trainers))
    for fact in filter(None, facts):
        line = _fit(fact, FACT, ((10.5, 1), (9, 2)))
        write_lines(canvas, line, x=LEFT, y=y)
        y -= line.height + 5.2 * mm
    return y - 3 * mm


def _rows(canvas: Canvas, names: Sequence[str], *, y: float, first: int) -> None:
    write(canvas, _("No."), x=NUMBER_AT, y=y, style=HEAD)
    write(canvas, _("Name"), x=NAME_AT, y=y, style=HEAD)
    write(canvas, _("Signature"), x=SIGN_AT, y=y, style=HEAD)
    y -= 2.5 * mm
    top = y
    # A long title and place leave less: rows come closer together before they reach the foot.
    height = min(ROW, (top - LOWEST) / ROWS_PER_PAGE)
    rule(canvas, LEFT, RIGHT, y=y, colour=INK, thickness=1)
    for number, name in enumerate(names, first):
        write(canvas, str(number), x=NUMBER_AT, y=y - 6 * mm, style=FOOT)
        line = set_text(
            fonts.printable(name), style=NAME, width=SIGN_AT - NAME_AT - 4 * mm, steps=((11, 1),)
        )
        write_lines(canvas, line, x=NAME_AT, y=y - 6.2 * mm)
        y -= height
        rule(canvas, LEFT, RIGHT, y=y, colour=LINE)
    canvas.setStrokeColor(LINE)
    canvas.line(SIGN_AT - 2 * mm, top, SIGN_AT - 2 * mm, y)


def draw_cards(people: Sequence[User]) -> bytes:
    """Ten cards a page. The code opens nothing: only the own trainer can mark with it."""
    names = names_of(people)
    with translation.override("id"):
        canvas, buffer = cards.new_canvas(_("Cards"))
        for start in range(0, len(people), cards.CARDS_PER_PAGE):
            cards.lines_to_cut(canvas)
            for place, person in enumerate(people[start : start + cards.CARDS_PER_PAGE]):
                row, column = divmod(place, cards.COLUMNS)
                left = cards.MARGIN_X + column * cards.CARD_WIDTH
                top = HEIGHT - cards.MARGIN_Y - row * cards.CARD_HEIGHT
                _card(canvas, person, name=names[person.pk], left=left, top=top)
            canvas.showPage()
        canvas.save()
    return buffer.getvalue()


def card_address(person: User) -> str:
    return settings.SITE_URL + reverse("attendance:card", args=[person.learner_code])


def _card(canvas: Canvas, person: User, *, name: str, left: float, top: float) -> None:
    x, width = left + cards.PADDING, cards.CARD_WIDTH - 3 * cards.PADDING - cards.QR_SIZE
    write(canvas, "Kelas AMAN", x=x, y=top - cards.PADDING - 7, style=BRAND)
    name = fonts.printable(name) or person.username
    steps = ((14, 2), (10, 2))
    lines = set_text(name, style=Style(BOLD, 14, INK), width=width, steps=steps)
    write_lines(canvas, lines, x=x, y=top - cards.PADDING - 34)
    bottom = top - cards.CARD_HEIGHT + cards.PADDING
    write(canvas, codes.grouped(person.learner_code, size=5), x=x, y=bottom + 16, style=CODE)
    words = _("Attendance card. Show it to your trainer.")
    write(canvas, words, x=x, y=bottom, style=Style(REGULAR, 7, INK_SOFT))
    right = left + cards.CARD_WIDTH - cards.PADDING - cards.QR_SIZE
    y = top - cards.PADDING - cards.QR_SIZE - 4
    canvas.setFillColor(INK)
    draw_qr(canvas, card_address(person), x=right, y=y, size=cards.QR_SIZE)


def _fit(text: str, style: Style, steps: tuple[tuple[float, int], ...]):
    return set_text(fonts.printable(text), style=style, width=RIGHT - LEFT, steps=steps)
