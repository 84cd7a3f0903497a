"""Cards and the poster as PDF: A4, ten cards a page with lines to cut along."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from lms.accounts import codes
from lms.paper import fonts
from lms.paper.fonts import BOLD, EXTRABOLD, REGULAR, SEMIBOLD
from lms.paper.layout import INK, INK_SOFT, PANDAN, Style, set_text, write, write_paragraph
from lms.paper.qr import draw_qr

WIDTH, HEIGHT = A4
COLUMNS, ROWS = 2, 5
CARDS_PER_PAGE = COLUMNS * ROWS
MARGIN_X, MARGIN_Y = 10 * mm, 11 * mm
CARD_WIDTH, CARD_HEIGHT = (WIDTH - 2 * MARGIN_X) / COLUMNS, (HEIGHT - 2 * MARGIN_Y) / ROWS
PADDING = 6 * mm
QR_SIZE = 29 * mm

BRAND = Style(EXTRABOLD, 9, PANDAN)
LABEL = Style(REGULAR, 7, INK_SOFT)
NAME = Style(BOLD, 13, INK)
USERNAME = Style(SEMIBOLD, 12, INK)
CODE = Style(EXTRABOLD, 17, INK)
FOOT = Style(REGULAR, 6.5, INK_SOFT)

POSTER_TITLE = Style(EXTRABOLD, 34, PANDAN, leading=1.15)
POSTER_CLASS = Style(SEMIBOLD, 18, INK)
POSTER_CODE = Style(EXTRABOLD, 44, INK)
POSTER_STEP = Style(REGULAR, 15, INK)
POSTER_FOOT = Style(REGULAR, 10, INK_SOFT)
# As large as can be: it is read from the back of a hall.
POSTER_QR, BELOW_QR = 106 * mm, 88 * mm


@dataclass(frozen=True)
class Card:
    name: str
    username: str
    code: str

    @property
    def link(self) -> str:
        """What the QR says. Behind the #, so that no server, proxy or log ever holds it."""
        return f"{_card_address()}#{self.code}.{self.username}"


def draw_cards(cards: Sequence[Card], *, made_at: datetime, zone: ZoneInfo) -> bytes:
    with translation.override("id"):
        last_day = (made_at + timedelta(days=settings.ONE_TIME_CODE_DAYS)).astimezone(zone)
        canvas, buffer = new_canvas(_("Cards"))
        for start in range(0, len(cards), CARDS_PER_PAGE):
            lines_to_cut(canvas)
            for place, card in enumerate(cards[start : start + CARDS_PER_PAGE]):
                row, column = divmod(place, COLUMNS)
                left = MARGIN_X + column * CARD_WIDTH
                _draw_card(canvas, card, left, HEIGHT - MARGIN_Y - row * CARD_HEIGHT, last_day)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()


def draw_poster(*, course: str, cohort: str, code: str, until: date) -> bytes:
    """One page to hang up. `until`: the last day, in the cohort's zone."""
    with translation.override("id"):
        address = settings.SITE_URL + reverse("join:cohort", args=[code])
        canvas, buffer = new_canvas(_("Poster"))
        left, width = 24 * mm, WIDTH - 48 * mm
        write(canvas, "Kelas AMAN", x=left, y=HEIGHT - 28 * mm, style=Style(EXTRABOLD, 16, PANDAN))
        steps = ((34, 2), (28, 3), (22, 4))
        title = set_text(fonts.printable(course), style=POSTER_TITLE, width=width, steps=steps)
        write_paragraph(canvas, title, x=left, y=HEIGHT - 46 * mm)
        y = HEIGHT - 46 * mm - title.height - 13 * mm
        name = fonts.printable(cohort)
        under = set_text(name, style=POSTER_CLASS, width=width, steps=((18, 1), (14, 2)))
        write_paragraph(canvas, under, x=left, y=y)
        y -= under.height + 12 * mm
        size = min(POSTER_QR, y - BELOW_QR)
        y -= size
        canvas.setFillColor(INK)
        draw_qr(canvas, address, x=left, y=y, size=size)
        y -= 20 * mm
        write(canvas, codes.grouped(code, size=4), x=left, y=y, style=POSTER_CODE)
        host = settings.SITE_URL.split("//")[-1]
        lines = (
            _("1. Point your phone's camera at the square,"),
            _("    or open %(address)s and type the code.") % {"address": f"{host}/gabung/"},
            _("2. Sign in, or make an account. No e-mail needed."),
            _("3. Tap “Join”."),
        )
        for line in lines:
            y -= 8.5 * mm
            y -= 6 * mm if line is lines[0] else 0
            hang = fonts.width("1. ", POSTER_STEP.font, POSTER_STEP.size) * line.startswith(" ")
            write(canvas, fonts.printable(line), x=left + hang, y=y, style=POSTER_STEP)
        day = date_format(until, "j F Y")
        words = _("The code is good until %(day)s.") % {"day": day}
        write(canvas, words, x=left, y=18 * mm, style=POSTER_FOOT)
        canvas.showPage()
        canvas.save()
        return buffer.getvalue()


def _draw_card(canvas: Canvas, card: Card, left: float, top: float, last_day: datetime) -> None:
    x, y = left + PADDING, top - PADDING - 3
    width = CARD_WIDTH - 3 * PADDING - QR_SIZE
    write(canvas, "Kelas AMAN", x=x, y=y - 4, style=BRAND)
    steps = ((13, 1), (11, 1), (9.5, 2))
    name = set_text(
        fonts.printable(card.name) or card.username, style=NAME, width=width, steps=steps
    )
    write_paragraph(canvas, name, x=x, y=y - 24 + name.height / 2)
    write(canvas, _("Username"), x=x, y=y - 42, style=LABEL)
    steps = ((12, 1), (9, 1))
    write_paragraph(
        canvas, set_text(card.username, style=USERNAME, width=width, steps=steps), x=x, y=y - 56
    )
    write(canvas, _("Code for one use"), x=x, y=y - 73, style=LABEL)
    write(canvas, codes.grouped(card.code, size=4), x=x, y=y - 92, style=CODE)
    address = _card_address().split("//")[-1]
    write(canvas, address, x=x, y=top - CARD_HEIGHT + PADDING + 9, style=FOOT)
    words = _("Good until %(day)s. Give it to nobody.") % {"day": date_format(last_day, "j M Y")}
    write(canvas, words, x=x, y=top - CARD_HEIGHT + PADDING, style=FOOT)
    canvas.setFillColor(INK)
    right = left + CARD_WIDTH - PADDING - QR_SIZE
    draw_qr(canvas, card.link, x=right, y=top - PADDING - QR_SIZE - 4, size=QR_SIZE)


def lines_to_cut(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setStrokeColor(INK_SOFT)
    canvas.setLineWidth(0.3)
    canvas.setDash(3, 3)
    for column in range(COLUMNS + 1):
        x = MARGIN_X + column * CARD_WIDTH
        canvas.line(x, 0, x, HEIGHT)
    for row in range(ROWS + 1):
        y = MARGIN_Y + row * CARD_HEIGHT
        canvas.line(0, y, WIDTH, y)
    canvas.restoreState()


def new_canvas(title: str) -> tuple[Canvas, BytesIO]:
    fonts.register()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, lang="id-ID", initialFontName=fonts.REGULAR)
    fonts.lay_out(canvas)
    # Neutral, and without a name: file managers show titles.
    canvas.setTitle(f"Kelas · {title}")
    canvas.setCreator("Kelas AMAN")
    return canvas, buffer


def _card_address() -> str:
    return settings.SITE_URL + reverse("accounts:card")
