"""Every page, in both languages and both schemes: nothing for axe, no sideways scrolling."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.access.learners_table import LEARNERS
from tests.journeys.looking import (
    AXE,
    LANGUAGES,
    MEASURE,
    RUN_AXE,
    WIDE_AND_DARK,
    Facts,
    Findings,
    Visit,
    look_at_everything,
    take_pictures,
)
from tests.journeys.pages import WITHOUT_A_LOOK, seen_pages
from tests.journeys.running_site import RunningSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BLEMISHED = """<!doctype html><html lang="id"><title>Kelas</title><style>
  .pale { color: #ccc; background: #fff }
  @media (prefers-color-scheme: dark) { .pale { color: #666; background: #333 } }
</style><main><h1>Jejak</h1><p class="pale">Pucat</p></main><main><img src="data:,"></main>"""


@pytest.fixture(scope="module")
def visit(chromium: Browser, site: RunningSite, facts: Facts) -> Visit:
    return Visit(chromium, site, facts=facts)


@pytest.fixture(scope="module")
def found(visit: Visit) -> Findings:
    return look_at_everything(visit)


def test_every_page_of_the_access_table_is_looked_at():
    lines = [line.split() for line in LEARNERS.splitlines() if line.startswith("GET")]
    named = {line[1].split("{")[0] for line in lines}
    routes = {name for name in named if not name.startswith("admin/")}

    assert sorted(routes - {seen.name for seen in seen_pages()} - set(WITHOUT_A_LOOK)) == []


def _rules(page: Page, options: dict) -> set[str]:
    return {each.partition(" (")[0] for each in page.evaluate(RUN_AXE, options)}


def test_axe_finds_nothing_on_any_page(found: Findings):
    assert found.pages == len(seen_pages()) * len(LANGUAGES)
    assert found.axe == []


def test_no_page_scrolls_sideways_even_with_text_twice_as_large(found: Findings):
    assert found.overflow == []
    assert found.cut_off == []


def test_a_word_that_its_box_cuts_off_and_a_box_beyond_the_edge_would_be_seen(chromium: Browser):
    page = chromium.new_page()
    page.set_content('<p class="narrow">Pengaturan</p><p>Jejak</p>')
    assert page.evaluate(MEASURE) == {"overflow": "", "cut_off": ""}

    page.add_style_tag(content=".narrow { inline-size: 2rem; overflow: hidden; }")
    page.add_style_tag(content=".narrow + p { inline-size: 200vw; }")

    assert page.evaluate(MEASURE) == {"overflow": "P.", "cut_off": "P.narrow"}
    page.close()


def test_axe_would_see_a_pale_word_in_either_scheme_and_a_second_main(chromium: Browser):
    page = chromium.new_page(color_scheme="light")
    page.set_content(BLEMISHED)
    page.evaluate(AXE)

    structure = {"landmark-no-duplicate-main", "landmark-unique"}
    assert _rules(page, {}) == {"color-contrast", "image-alt"} | structure
    page.emulate_media(color_scheme="dark")
    assert _rules(page, WIDE_AND_DARK) == {"color-contrast"} | structure
    page.close()


def test_the_way_out_is_first_for_the_keyboard_and_on_the_screen(found: Findings):
    assert found.way_out == []


def test_no_title_tells_what_the_page_is_about(found: Findings):
    telling = ("kbgo", "kekerasan", "eksploitasi", "sexting", "grooming", "seksual")
    told = [
        f"{name}: {title}"
        for name, title in found.titles.items()
        if any(word in title.lower() for word in telling)
    ]

    assert told == []


@pytest.mark.skipif("PICTURES" not in os.environ, reason="PICTURES=folder takes the pictures")
def test_take_the_pictures(visit: Visit):
    taken = take_pictures(visit, Path(os.environ["PICTURES"]))

    assert taken == len(seen_pages()) * len(LANGUAGES) * 6
