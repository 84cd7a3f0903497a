"""What each page costs on the wire, with the files and the course a real site sends."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.running_site import RunningSite
from tests.journeys.wire import Fetched, fetch
from tests.wire import BUDGETS, FONT_KB

# On the journeys' own site, whatever database the other stories run on.
pytestmark = pytest.mark.browser

# page of the table, its address, who looks; braces are filled from the cast.
LOOKED_AT = (
    ("test", "/belajar/uji/{open}/", "sitting"),
    ("catalogue", "/kursus/", "visitor"),
    ("catalogue", "/kursus/", "midway"),
    ("my-courses", "/belajar/", "midway"),
    ("my-courses", "/belajar/", "finished"),
    ("sign-in", "/akun/masuk/", "visitor"),
    ("sign-in", "/akun/kartu/", "visitor"),
    ("sign-in", "/akun/daftar/", "visitor"),
    ("join", "/gabung/{code}/", "visitor"),
    ("join", "/gabung/{code}/", "midway"),
    ("join", "/gabung/", "midway"),
    ("certificate", "/sertifikat/{valid}/", "visitor"),
    ("certificate", "/sertifikat/{revoked}/", "visitor"),
    ("certificate", "/sertifikat/{valid}/", "finished"),
)
LESSONS = """
    SELECT p.url_path FROM wagtailcore_page p JOIN courses_lessonpage l ON l.page_ptr_id = p.id
    WHERE p.live AND p.url_path LIKE '/beranda/kursus/aman/%'
    ORDER BY l.body LIKE '%"drawing"%' DESC, length(l.body) DESC LIMIT 12
"""
# The drawings of the house are not media: each lesson pays for its own.
MEDIA = re.compile(rb"<(audio|video)\b|<img[^>]+src=\"/media/")
DRAWING = b"/img/drawings/"
ADMIN_SHELL = "/admin/account/"


@pytest.fixture
def fetched(site: RunningSite, facts: dict) -> Callable[[str, str], Fetched]:
    """Return a function that fetches a page as somebody of the cast."""

    def as_somebody(address: str, who: str) -> Fetched:
        session = facts[who].get("session")
        cookie = f"{facts['visitor']['cookie']}={session}" if session else ""
        return fetch(site.url + _filled(address, who, facts), cookie=cookie)

    return as_somebody


def _filled(address: str, who: str, facts: dict) -> str:
    return address.format(**{**facts["visitor"], **facts[who]})


def _over(page: Fetched, name: str) -> dict[str, str]:
    """Return what is over the budget, with how much it is and may be; empty when all is well."""
    may = BUDGETS[name]
    figures = {
        "html": (page.html_bytes, may.html_kb * 1000),
        "css": (page.bytes_of("css"), may.css_kb * 1000),
        "js": (page.bytes_of("js"), may.js_kb * 1000),
        "font": (page.bytes_of("font"), FONT_KB * 1000),
        "total": (page.total_bytes, may.total_kb * 1000),
        "requests": (page.requests, may.requests),
        "again": (page.again_bytes, may.again_kb * 1000),
    }
    return {what: f"{has} of {most}" for what, (has, most) in figures.items() if has > most}


@pytest.mark.parametrize(("name", "address", "who"), LOOKED_AT)
def test_a_page_keeps_its_budget(fetched, name, address, who):
    page = fetched(address, who)

    assert _over(page, name) == {}
    # Nothing was overlooked: style and the way out are on every page.
    assert page.bytes_of("css") > 0 and page.bytes_of("js") > 0


def test_the_longest_lessons_keep_their_budget(site, fetched):
    paths = [row[0] for row in site.query(LESSONS)]

    pages = {path: fetched("/kursus/" + path.partition("/kursus/")[2], "midway") for path in paths}

    without_media = {path: page for path, page in pages.items() if not MEDIA.search(page.html)}
    assert [over for page in without_media.values() if (over := _over(page, "lesson"))] == []
    assert len(without_media) >= 2
    assert sum(DRAWING in page.html for page in without_media.values()) >= 2


def test_the_page_of_a_cohort_adds_little_to_the_admin(fetched):
    may = BUDGETS["cohort"]
    shell = fetched(ADMIN_SHELL, "trainer")

    page = fetched("/admin/cohorts/{cohort}/", "trainer")

    more = page.parts.keys() - shell.parts.keys()
    assert page.html_bytes <= may.html_kb * 1000
    assert page.bytes_of("css", without=shell) <= may.css_kb * 1000
    assert page.bytes_of("js", without=shell) <= may.js_kb * 1000
    assert len(more) <= may.requests, more


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("/kursus/aman/jejak-dan-akun/jejak-digital/", "midway"),
        ("/belajar/uji/{open}/", "sitting"),
    ],
)
def test_chromium_fetches_what_was_worked_out(phone: Page, site, facts, fetched, address, who):
    cookie = {"name": facts["visitor"]["cookie"], "value": facts[who]["session"], "url": site.url}
    phone.context.add_cookies([cookie])
    asked: list[str] = []
    loaded: list[int] = []
    phone.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    # The icon of the tab comes after `load`, sometimes before we hear of that.
    phone.on("load", lambda _: loaded.append(len({u for u in asked if "favicon" not in u})))

    phone.goto(_filled(address, who, facts), wait_until="load")

    expected = fetched(address, who)
    assert loaded == [expected.requests], sorted(set(asked))
