"""Lines of text as PDF operators, written once and used again in the next certificate.

Setting and writing text is most of what drawing a certificate costs, and most of the text is
the same on all of them. In letters of `fonts.ALPHABETS` a line is the same operators in
every document; other letters are numbered by each document anew, and drawn by reportlab as ever.
What is kept is bounded and lives with the process that draws; the next lines push it out.
"""

from functools import lru_cache

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from lms.paper import fonts


def write_line(
    canvas: Canvas, text: str, *, x: float, y: float, font: str, size: float, colour: Color
) -> None:
    """Write on the baseline, on a canvas that `fonts.lay_out` has prepared."""
    if fonts.ALPHABETS[font].issuperset(text):
        canvas.addLiteral(_operators(text, x, y, font, size, colour))
    else:
        canvas.addLiteral(_written(canvas, text, x, y, font, size, colour))


@lru_cache(maxsize=512)
def _operators(text: str, x: float, y: float, font: str, size: float, colour: Color) -> str:
    return _written(_desk(), text, x, y, font, size, colour)


@lru_cache(maxsize=1)
def _desk() -> Canvas:
    """Return a canvas to write on that is never saved."""
    desk = Canvas("", initialFontName=fonts.REGULAR)
    fonts.lay_out(desk)
    return desk


def _written(
    canvas: Canvas, text: str, x: float, y: float, font: str, size: float, colour: Color
) -> str:
    line = canvas.beginText(x, y)
    line.setFont(font, size)
    line.setFillColor(colour)
    line.textOut(fonts.kerned(text, font))
    return str(line.getCode())
