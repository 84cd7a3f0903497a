"""How text is set: styles, fitting into a width, breaking into even lines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from lms.paper import fonts
from lms.paper.lines import write_line

PAGE_WIDTH, PAGE_HEIGHT = PAGE_SIZE = landscape(A4)

# The house's colours, as in static/css/tokens.css.
PAPER = HexColor("#fffdf9")
SAND = HexColor("#f3eadb")
LINE = HexColor("#e5d9c4")
INK = HexColor("#1c2b2b")
INK_SOFT = HexColor("#3b4846")
PANDAN = HexColor("#09544c")
PANDAN_DEEP = HexColor("#0b4f48")
SUN = HexColor("#f5b83d")
SUN_STRONG = HexColor("#c98a12")
SUN_INK = HexColor("#6d4700")

Align = Literal["left", "right"]


@dataclass(frozen=True)
class Style:
    font: str
    size: float
    colour: Color = INK
    leading: float = 1.3

    @property
    def line_height(self) -> float:
        return self.size * self.leading


@dataclass(frozen=True)
class Paragraph:
    lines: tuple[str, ...]
    style: Style

    @property
    def height(self) -> float:
        """From the first baseline to the last."""
        return max(0, len(self.lines) - 1) * self.style.line_height

    @property
    def width(self) -> float:
        return max(
            (fonts.width(line, self.style.font, self.style.size) for line in self.lines), default=0
        )


@dataclass(frozen=True)
class Drop:
    """A paragraph, its distance below the last baseline, and its share of room to spare."""

    paragraph: Paragraph
    points: float
    stretch: int = 0


def rule(
    canvas: Canvas,
    left: float,
    right: float,
    *,
    y: float,
    colour: Color = LINE,
    thickness: float = 0.75,
) -> None:
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(thickness)
    canvas.line(left, y, right, y)


def write(
    canvas: Canvas, text: str, *, x: float, y: float, style: Style, align: Align = "left"
) -> None:
    """Write one line on the baseline y; x is its left end, or its right end when aligned right."""
    if align == "right":
        x -= fonts.width(text, style.font, style.size)
    write_line(canvas, text, x=x, y=y, font=style.font, size=style.size, colour=style.colour)


def write_paragraph(
    canvas: Canvas, paragraph: Paragraph, *, x: float, y: float, align: Align = "left"
) -> None:
    """Write the lines downwards from the first baseline y."""
    for number, line in enumerate(paragraph.lines):
        baseline = y - number * paragraph.style.line_height
        write(canvas, line, x=x, y=baseline, style=paragraph.style, align=align)


def write_down(
    canvas: Canvas, drops: Sequence[Drop], *, x: float, top: float, bottom: float, most: float
) -> None:
    """Write paragraphs from top downwards, spread so that the last baseline nears the bottom.

    A unit of stretch takes at most `most` points, so that a short text stays together.
    """
    spare = top - bottom - sum(drop.points + drop.paragraph.height for drop in drops)
    unit = min(most, max(0, spare) / sum(drop.stretch for drop in drops))
    y = top
    for drop in drops:
        y -= drop.points + drop.stretch * unit
        write_paragraph(canvas, drop.paragraph, x=x, y=y)
        y -= drop.paragraph.height


@lru_cache(maxsize=256)
def set_text(
    text: str, *, style: Style, width: float, steps: tuple[tuple[float, int], ...]
) -> Paragraph:
    """Break the text into even lines in the first step (size, most lines) that holds it.

    A text too long for the last step, or a word wider than the page, is shrunk
    below that step's size until it fits: nothing is ever cut off.
    """
    words = [(word, fonts.width(word, style.font, 1)) for word in text.split()]
    space = fonts.width(" ", style.font, 1)
    for size, most_lines in steps:
        lines = _break(words, space, width / size)
        if len(lines) <= most_lines and _widest(lines, space) <= width / size:
            return _paragraph(_even(lines, space, width / size), replace(style, size=size))
    while len(lines) > most_lines or _widest(lines, space) > width / size:
        size *= 0.95
        lines = _break(words, space, width / size)
    return _paragraph(lines, replace(style, size=size))


# A word and its width, and a line of them. In ems: one measure serves every size.
Word = tuple[str, float]
Line = list[Word]


def _break(words: Line, space: float, width: float) -> list[Line]:
    lines: list[Line] = []
    for word in words:
        if lines and _widest([[*lines[-1], word]], space) <= width:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _even(lines: list[Line], space: float, width: float) -> list[Line]:
    """Narrow the lines while their number stays: no single word left alone at the end."""
    words = [word for line in lines for word in line]
    for percent in range(50, 100, 5):
        narrower = _break(words, space, width * percent / 100)
        if len(narrower) == len(lines):
            return narrower
    return lines


def _widest(lines: list[Line], space: float) -> float:
    return max(
        (sum(width for _, width in line) + space * (len(line) - 1) for line in lines), default=0
    )


def _paragraph(lines: list[Line], style: Style) -> Paragraph:
    return Paragraph(tuple(" ".join(word for word, _ in line) for line in lines), style)
