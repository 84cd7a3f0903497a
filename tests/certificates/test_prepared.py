"""Certificates drawn from what was prepared look as if each had been drawn alone."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import ImageChops
from pypdf import PdfReader

from certificates import pdf
from lms.paper import fonts
from tests.benchmarks.drawing import drawn_plainly
from tests.certificates.samples import AYU

NAMES = [
    "Ayu Kusumawardhani",
    "Đặng Thị Ánh",
    "I Gusti Ngurah Ø. Østergård",
    "Ni’matul 'Aini, S.Pd.",
]


def pictures(content: bytes) -> list:
    return [page.render(scale=1).to_pil().convert("L") for page in pypdfium2.PdfDocument(content)]


@pytest.mark.parametrize("name", NAMES)
def test_each_pixel_is_where_plain_drawing_puts_it(name):
    facts = replace(AYU, holder_name=name)
    pdf.draw(AYU)

    prepared = pictures(pdf.draw(facts))
    # The code aside: plain drawing lets segno choose among its eight masks.
    with drawn_plainly(), pytest.MonkeyPatch.context() as same_mask:
        import segno

        from lms.paper import qr

        same_mask.setattr(
            qr,
            "_encode",
            lambda text: segno.make_qr(text, error="m", boost_error=False, mask=3),
        )
        plain = pictures(pdf.draw(facts))

    assert len(prepared) == len(plain) == 2
    assert [
        ImageChops.difference(*pair).getbbox() for pair in zip(prepared, plain, strict=True)
    ] == [
        None,
        None,
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_back_letter_for_letter(name):
    content = pdf.draw(replace(AYU, holder_name=name))

    assert fonts.printable(name) in PdfReader(BytesIO(content)).pages[0].extract_text()


def test_what_was_drawn_before_changes_no_byte():
    """A name with other letters in between, and a name of the same letters."""
    first = pdf.draw(AYU)

    for name in NAMES:
        between = pdf.draw(replace(AYU, holder_name=name))

    assert (pdf.draw(AYU) == first, between == first) == (True, False)


def test_nobodys_name_comes_along_with_the_next_certificate():
    pdf.draw(replace(AYU, holder_name="Kenanga Purnamasari"))

    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf.draw(AYU))).pages)

    assert ("Kenanga" in text, AYU.holder_name in text) == (False, True)
