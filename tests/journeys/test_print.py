"""Pages that get printed, on paper: all the words, no tabs and nothing to press."""

import pypdfium2
import pytest
from playwright.sync_api import Browser

from tests.journeys.looking import Facts, Visit
from tests.journeys.pages import LESSONS, Seen
from tests.journeys.running_site import RunningSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ON_PAPER = {
    (f"{LESSONS}/jejak-digital/", "midway"),
    ("/kursus/aman/", "midway"),
    ("/belajar/uji/{after}/hasil/", "finished"),
    ("/sertifikat/milikku/", "finished"),
    ("/bantuan/", "visitor"),
}
# A browser's own choice for A4, in inches.
MARGIN = dict.fromkeys(("top", "bottom", "left", "right"), "0.4in")
LINES = """() => {
  for (const each of document.querySelectorAll(".visually-hidden")) each.remove();
  return document.querySelector("main").innerText.split("\\n");
}"""
ADDRESSES = """[...document.querySelectorAll('main a[href^="http"]')]
  .filter((each) => each.checkVisibility()).map((each) => each.getAttribute("href"))"""
NOT_ON_PAPER = ("Belajarku", "Langsung ke isi", "Sertifikatmu", "Unduh (PDF)")


def _joined(words: str) -> str:
    """Without blanks and the mark of a broken word: paper breaks its lines elsewhere."""
    return "".join(words.replace("\ufffe", "-").split())


def _look_at_paper(visit: Visit, page, seen: Seen) -> list[str]:
    visit.open(page, seen, "id")
    page.emulate_media(media="print")
    lines, addresses = page.evaluate(LINES), page.evaluate(ADDRESSES)
    with pypdfium2.PdfDocument(page.pdf(format="A4", margin=MARGIN)) as paper:
        texts = [sheet.get_textpage() for sheet in paper]
        printed = _joined("".join(text.get_text_range() for text in texts))
        beyond = [
            text.get_text_range(letter, 1)
            for sheet, text in zip(paper, texts, strict=True)
            for letter in range(text.count_chars())
            if text.get_charbox(letter)[2] > sheet.get_width()
        ]
    page.emulate_media(media="screen")
    missing = [line for line in lines + addresses if _joined(line) not in printed]
    found = [f"missing: {line}" for line in missing]
    found += [f"beyond the edge: {letter}" for letter in beyond]
    found += [f"on paper: {words}" for words in NOT_ON_PAPER if _joined(words) in printed]
    return [f"{seen}: {each}" for each in found] if lines else [f"{seen}: nothing to print"]


def test_paper_shows_every_word_and_every_address_and_nothing_to_press(
    chromium: Browser, site: RunningSite, facts: Facts
):
    visit = Visit(chromium, site, facts=facts)
    looked_at, found = set(), []
    for page, pages in visit.people():
        for seen in pages:
            if (seen.address, seen.who) in ON_PAPER:
                found += _look_at_paper(visit, page, seen)
                looked_at.add((seen.address, seen.who))

    assert looked_at == ON_PAPER
    assert found == []
