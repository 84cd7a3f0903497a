"""A band of kawung, the batik of four petals that meet, drawn by us."""

from functools import cache
from itertools import product
from math import cos, pi, sin, sqrt, tan

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from lms.paper.layout import PAGE_HEIGHT, PAGE_WIDTH, PANDAN_DEEP, PAPER, SUN, SUN_STRONG

ROWS = 15
CELL = PAGE_HEIGHT / ROWS
SEAL_RADIUS = 40.0

SHADE = HexColor("#12615a")
SHADE_LIGHT = HexColor("#2c7a70")
WATERMARK = HexColor("#fbf6ec")
CREAM = HexColor("#f6e7c4")

# Warmth rises from the foot of the band: column and row of each coloured flower.
_COLOURED = {
    (0, 0): SUN, (1, 0): SUN, (2, 0): SUN_STRONG,
    (0, 1): SUN, (1, 1): SUN_STRONG, (2, 1): SHADE_LIGHT,
    (0, 2): CREAM, (1, 2): SHADE_LIGHT, (2, 2): SUN,
    (0, 3): SHADE_LIGHT, (1, 3): SUN, (2, 3): SHADE_LIGHT,
    (0, 4): SUN_STRONG, (2, 4): CREAM,
    (1, 5): SHADE_LIGHT, (0, 6): SHADE_LIGHT, (2, 6): SHADE_LIGHT,
    (1, 7): CREAM, (0, 9): SHADE_LIGHT, (2, 10): SUN_STRONG, (1, 12): SHADE_LIGHT,
}  # fmt: skip


def draw_paper(canvas: Canvas) -> None:
    canvas.setFillColor(PAPER)
    canvas.rect(0, 0, PAGE_WIDTH, PAGE_HEIGHT, stroke=0, fill=1)


def draw_large_flower(canvas: Canvas) -> None:
    """Let one flower show through the paper, growing out of the right edge."""
    canvas.setFillColor(WATERMARK)
    canvas.drawPath(_large_flower(), stroke=0, fill=1)


def draw_band(canvas: Canvas, *, columns: int) -> None:
    """Fill the left edge of the page with rows of flowers, and close it with a thread of gold."""
    canvas.setFillColor(PANDAN_DEEP)
    canvas.rect(0, 0, columns * CELL, PAGE_HEIGHT, stroke=0, fill=1)
    for colour, path in _band(columns).items():
        canvas.setFillColor(colour)
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFillColor(SUN_STRONG)
    canvas.rect(columns * CELL + 3, 0, 1.25, PAGE_HEIGHT, stroke=0, fill=1)


def draw_seal(canvas: Canvas, *, x: float, y: float) -> None:
    """Set the seal, one flower in a scalloped round; x, y is its centre."""
    canvas.saveState()
    canvas.translate(x, y)
    for colour, path in _seal():
        canvas.setFillColor(colour)
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.setStrokeColor(CREAM)
    canvas.setLineWidth(0.75)
    canvas.circle(0, 0, SEAL_RADIUS * 0.72, stroke=1, fill=0)
    canvas.restoreState()


@cache
def _large_flower() -> PDFPathObject:
    path = PDFPathObject()
    _flower(path, x=PAGE_WIDTH - 120, y=PAGE_HEIGHT / 2 + 10, reach=300)
    return path


@cache
def _seal() -> tuple[tuple[Color, PDFPathObject], ...]:
    edge, disc, flower = PDFPathObject(), PDFPathObject(), PDFPathObject()
    _scallops(edge, radius=SEAL_RADIUS * 0.94, number=36)
    disc.circle(0, 0, SEAL_RADIUS * 0.82)
    _flower(flower, x=0, y=0, reach=SEAL_RADIUS * 0.66)
    return (SUN_STRONG, edge), (PANDAN_DEEP, disc), (SUN, flower)


@cache
def _band(columns: int) -> dict[Color, PDFPathObject]:
    paths: dict[Color, PDFPathObject] = {}
    for column, row in product(range(columns), range(ROWS)):
        path = paths.setdefault(_COLOURED.get((column, row), SHADE), PDFPathObject())
        _flower(path, x=(column + 0.5) * CELL, y=(row + 0.5) * CELL, reach=CELL * sqrt(0.5))
    return paths


def _scallops(path: PDFPathObject, *, radius: float, number: int) -> None:
    """Draw a round whose edge is a row of small outward arcs."""
    step = 2 * pi / number
    # An arc rises a little more than half as high as it is wide.
    out = radius * (1 + 0.7 * tan(step / 2))
    path.moveTo(radius, 0)
    for start in (n * step for n in range(number)):
        path.curveTo(
            *(out * cos(start), out * sin(start)),
            *(out * cos(start + step), out * sin(start + step)),
            *(radius * cos(start + step), radius * sin(start + step)),
        )
    path.close()


def _flower(path: PDFPathObject, *, x: float, y: float, reach: float) -> None:
    for quarter in range(4):
        _petal(path, x=x, y=y, angle=pi / 4 + quarter * pi / 2, reach=reach)


def _petal(path: PDFPathObject, *, x: float, y: float, angle: float, reach: float) -> None:
    ahead, aside = (
        (reach * cos(angle), reach * sin(angle)),
        (-reach * sin(angle), reach * cos(angle)),
    )

    def at(along: float, across: float) -> tuple[float, float]:
        return x + along * ahead[0] + across * aside[0], y + along * ahead[1] + across * aside[1]

    near, far, bulge, taper = 0.08, 0.96, 0.33, 0.24
    path.moveTo(*at(near, 0))
    path.curveTo(*at(near + taper, bulge), *at(far - taper, bulge), *at(far, 0))
    path.curveTo(*at(far - taper, -bulge), *at(near + taper, -bulge), *at(near, 0))
    path.close()
