"""A certificate as a PDF: equal facts always give equal bytes."""

from dataclasses import replace
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from certificates.facts import CertificateFacts
from certificates.front_page import draw_front_page
from certificates.programme_page import draw_programme_pages
from certificates.wording import WORDINGS
from lms.paper import fonts
from lms.paper.layout import PAGE_SIZE

# Streams as bytes, not as text: a fifth smaller, and quicker to write.
rl_config.useA85 = 0

PDF_LANGUAGES = {"id": "id-ID", "en": "en-GB"}


def draw(facts: CertificateFacts) -> bytes:
    """Draw the certificate (A4 landscape, two pages unless the programme is very long).

    Raises FontsMissing when the fonts have not been made on this machine.
    """
    fonts.register()
    facts = _in_letters_we_have(facts)
    wording = WORDINGS[facts.language]
    buffer = BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=PAGE_SIZE,
        lang=PDF_LANGUAGES[facts.language],
        invariant=1,
        # Any font of ours: reportlab would name Helvetica, which is not embedded.
        initialFontName=fonts.REGULAR,
    )
    fonts.lay_out(canvas)
    # The date of the file is the date of issue, whenever it is drawn.
    canvas.setDateFormatter(lambda *_now: f"D:{facts.issued_on:%Y%m%d}")
    # No name here: file managers and search engines show titles.
    canvas.setTitle(f"{wording.title(facts)} {facts.serial}")
    canvas.setAuthor(facts.organiser)
    canvas.setSubject(facts.course_title)
    canvas.setCreator("Kelas AMAN")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    draw_front_page(canvas, facts, wording)
    draw_programme_pages(canvas, facts, wording)
    canvas.save()
    return buffer.getvalue()


def _in_letters_we_have(facts: CertificateFacts) -> CertificateFacts:
    texts = {
        name: fonts.printable(value)
        for name, value in vars(facts).items()
        if isinstance(value, str)
    }
    modules = tuple(replace(line, title=fonts.printable(line.title)) for line in facts.modules)
    return replace(facts, **texts, modules=modules)
