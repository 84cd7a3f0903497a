import io
import re
from xml.etree import ElementTree

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from lms.paper.qr import draw_qr, qr_svg
from tests.certificates.samples import AYU
from tests.certificates.test_codes import any_code


def drawn(text: str, *, size: float) -> Image.Image:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(size + 30, size + 30))
    draw_qr(canvas, text, x=15, y=15, size=size)
    canvas.save()
    return pypdfium2.PdfDocument(buffer.getvalue())[0].render(scale=4).to_pil()


def rastered(svg: str) -> Image.Image:
    """Paint the squares of the SVG's one path, ten pixels a module."""
    root = ElementTree.fromstring(svg)
    side = int(root.get("viewBox").split()[2])
    image = Image.new("L", (side, side), "white")
    path = root.find("{http://www.w3.org/2000/svg}path").get("d")
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path):
        image.paste("black", (int(x), int(y), int(x) + int(length), int(y) + 1))
    return image.resize((side * 10, side * 10), Image.Resampling.NEAREST)


def read(image: Image.Image) -> list[str]:
    return [barcode.text for barcode in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("size", [60, 78, 200])
def test_qr_on_paper_reads_back(size):
    assert read(drawn(AYU.check_url, size=size)) == [AYU.check_url]


@settings(max_examples=50, deadline=None)
@given(code=any_code)
def test_qr_of_any_code_reads_back(code):
    url = f"https://kelas.example.org/sertifikat/{code}/"

    assert read(drawn(url, size=78)) == [url]
    assert read(rastered(qr_svg(url, label="QR"))) == [url]


def test_qr_on_a_page_needs_no_inline_style_and_escapes_its_label():
    svg = qr_svg(AYU.check_url, label='Sertifikat "Ayu" <1>')

    assert ElementTree.fromstring(svg).get("aria-label") == 'Sertifikat "Ayu" <1>'
    assert re.findall(r"\bstyle\b|\bon\w+=|<script", svg) == []
