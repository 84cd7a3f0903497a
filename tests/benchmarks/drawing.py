"""Certificates a second, beside the same pages drawn plainly with reportlab and segno."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

import segno
from reportlab.pdfgen.canvas import Canvas

from certificates import pdf, programme_page
from certificates.facts import CertificateFacts
from lms.paper import fonts, layout, lines, qr
from tests.benchmarks.web import ROUNDS, result
from tests.certificates.samples import AYU

LEAST = 3.0


def measure(*, seconds: float) -> dict:
    """Return the median ratio of processor time, prepared against plain, asked in turns."""
    ours, plain = [], []
    pdf.draw(AYU)
    for _ in range(ROUNDS):
        ours.append(_a_second(pdf.draw, seconds=seconds))
        with drawn_plainly():
            plain.append(_a_second(pdf.draw, seconds=seconds))
    return result(ours, plain, least=LEAST)


@contextmanager
def drawn_plainly() -> Iterator[None]:
    """Take everything prepared away: each line set and written anew, each letter numbered anew,
    and the code made as segno makes it unless told otherwise."""
    set_text, width = layout.set_text.__wrapped__, fonts.width.__wrapped__
    with (
        patch.object(layout, "write_line", _write_line),
        patch.object(layout, "set_text", set_text),
        patch("certificates.front_page.set_text", set_text),
        patch.object(programme_page, "set_text", set_text),
        patch.object(fonts, "width", width),
        patch.object(fonts, "lay_out", lambda canvas: None),
        patch.object(fonts, "LETTERS_AT_MOST", 0),
        patch.object(qr, "_squares", qr._squares.__wrapped__),
        patch.object(qr, "_encode", lambda text: segno.make_qr(text, error="m")),
    ):
        yield


def _write_line(canvas: Canvas, text: str, *, x, y, font, size, colour) -> None:
    canvas.addLiteral(lines._written(canvas, text, x, y, font, size, colour))


def _a_second(draw: Callable[[CertificateFacts], bytes], *, seconds: float) -> float:
    count, began = 0, time.process_time()
    while time.process_time() - began < seconds:
        draw(_somebody())
        count += 1
    return count / (time.process_time() - began)


def _somebody() -> CertificateFacts:
    code = secrets.token_hex(13).upper()
    return replace(
        AYU,
        holder_name=f"{secrets.choice(('Siti', 'Rahma', 'Agus'))} {secrets.token_hex(4).title()}",
        serial=f"{secrets.randbelow(900) + 100}/SERT/AMAN-2026/ECPAT-ID/XI/2026",
        code=code,
        check_url=f"https://kelas.example.org/sertifikat/{code}/",
    )
