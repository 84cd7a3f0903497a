"""QR codes as one path, for paper and for pages."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape

import segno
from reportlab.pdfgen.canvas import Canvas

QUIET_ZONE_MODULES = 4


def draw_qr(canvas: Canvas, text: str, *, x: float, y: float, size: float) -> None:
    """Fill the code in the canvas's colour; x, y is its lower left corner, without a quiet zone."""
    modules, squares = _squares(text)
    module = size / modules
    canvas.saveState()
    canvas.translate(x, y + size)
    canvas.scale(module, -module)
    canvas.addLiteral(squares)
    canvas.restoreState()


def qr_svg(text: str, *, label: str) -> str:
    """Return an <svg> element, dark on light in every colour scheme so that phones can read it."""
    code = _encode(text)
    side = len(code.matrix) + 2 * QUIET_ZONE_MODULES
    path = "".join(
        f"M{column + QUIET_ZONE_MODULES} {row + QUIET_ZONE_MODULES}h{length}v1h-{length}z"
        for column, row, length in _runs(code)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {side} {side}" role="img"'
        f' aria-label="{escape(label)}" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path fill="#000" d="{path}"/></svg>'
    )


@lru_cache(maxsize=1)
def _squares(text: str) -> tuple[int, str]:
    """Return the code's width and its operators; each page of a certificate shows the same."""
    code = _encode(text)
    # Whole numbers written straight into the page: a path object would format each at a cost.
    runs = (f"{column} {row} {length} 1 re" for column, row, length in _runs(code))
    return len(code.matrix), " ".join(runs) + " f"


def _encode(text: str) -> segno.QRCode:
    # Trying all eight masks is most of segno's time. Mask 3 scatters links well.
    return segno.make_qr(text, error="m", boost_error=False, mask=3)


def _runs(code: segno.QRCode) -> Iterator[tuple[int, int, int]]:
    """Yield the dark stretches of each row: column, row, length."""
    for row, modules in enumerate(code.matrix):
        start = None
        for column, is_dark in enumerate((*modules, 0)):
            if is_dark and start is None:
                start = column
            elif not is_dark and start is not None:
                yield start, row, column - start
                start = None
