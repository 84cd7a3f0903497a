"""One browser goes through all pages once and writes down what a person would stumble over."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.journeys.pages import Seen, seen_pages
from tests.journeys.running_site import RunningSite

# What stands in the addresses of each person, as tests/journeys/cast.py prints it.
Facts = dict[str, dict[str, str]]

LANGUAGES = ("id", "en")
NARROW, OTHER_WIDTHS = 360, (320, 768, 1280)
PICTURE_WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# The narrow page is asked about everything, in both languages; the wide page in the dark has
# other colours and maybe other landmarks.
WIDE_AND_DARK = {
    "runOnly": ["cat.semantics", "cat.structure", "cat.keyboard"],
    "rules": {name: {"enabled": True} for name in ("color-contrast", "link-in-text-block")},
}
RUN_AXE = """async (options) => {
  const found = await axe.run(document, {resultTypes: ["violations"], ...options});
  return found.violations.flatMap(({id, impact, nodes}) => nodes.map(
    (node) => `${id} (${impact}): ${node.target.join(" ")}: ${node.html.slice(0, 160)}`));
}"""
# What reaches beyond the screen without a scrolling box of its own around it, and words that
# their own box cuts off. The name beside the mark may go: the mark remains. What is cheap to
# ask comes first: this runs five times a page.
MEASURE = """() => {
  const room = document.documentElement.clientWidth;
  const all = [...document.querySelectorAll("body *")];
  const named = (found) => found.map((each) => `${each.tagName}.${each.className}`).join(", ");
  const isWide = document.documentElement.scrollWidth > room;
  const wide = isWide ? all.filter((each) => each.getBoundingClientRect().right > room + 1) : [];
  const cutOff = all.filter((each) => (
    (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
    && /hidden|clip/.test(getComputedStyle(each).overflow)
    && !each.matches(".visually-hidden, .skip-link, .brand")
    && each.innerText?.trim()));
  return {overflow: isWide ? named(wide.slice(0, 3)) || "?" : "", cut_off: named(cutOff)};
}"""
# A picture of the whole page is taken without scrolling: what waits for that is fetched now.
FETCH_DRAWINGS = """() => Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.decode().catch(() => {});
}))"""
TEXT_SIZE = "(size) => { document.documentElement.style.fontSize = size; }"
FIRST_IN_LINE = """() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return at.matches("[data-quick-exit]") && at.contains(seen);
}"""


@dataclass
class Findings:
    axe: list[str] = field(default_factory=list)
    overflow: list[str] = field(default_factory=list)
    cut_off: list[str] = field(default_factory=list)
    way_out: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    pages: int = 0


class Visit:
    """Opens any page of the list as whoever looks at it."""

    def __init__(self, browser: Browser, site: RunningSite, *, facts: Facts) -> None:
        self.facts = facts
        self.site = site
        self.browser = browser
        self.contexts: dict[str, BrowserContext] = {}

    def people(self) -> Iterator[tuple[Page, list[Seen]]]:
        """Yield one tab a person, and the pages to look at in it."""
        pages = seen_pages()
        for who in dict.fromkeys(seen.who for seen in pages):
            context = self.browser.new_context(
                base_url=self.site.url,
                viewport={"width": NARROW, "height": 640},
                locale="id-ID",
                # No colour is judged in the middle of its change.
                reduced_motion="reduce",
            )
            context.set_default_timeout(15_000)
            if "session" in self.facts[who]:
                cookie = {"name": self.facts["visitor"]["cookie"], "url": self.site.url}
                context.add_cookies([{**cookie, "value": self.facts[who]["session"]}])
            yield context.new_page(), [seen for seen in pages if seen.who == who]
            context.close()

    def open(self, page: Page, seen: Seen, language: str) -> None:
        prefix = "/en" if language == "en" else ""
        if seen.address.startswith("drawn:"):
            name = seen.address.removeprefix("drawn:")
            body = self.facts["visitor"][f"{name}.{language}"]
            address = f"{self.site.url}{prefix}/drawn-{name}/"
            page.route(address, lambda route: route.fulfill(content_type="text/html", body=body))
            page.goto(address)
            return
        address = prefix + seen.address.format(**{**self.facts["visitor"], **self.facts[seen.who]})
        page.goto(address)
        there = urlsplit(page.url).path
        assert there == urlsplit(address).path, f"{seen}: led to {there}"


def look_at_everything(visit: Visit) -> Findings:
    found = Findings()
    for page, pages in visit.people():
        page.add_init_script(AXE)
        devtools = page.context.new_cdp_session(page)
        for language in LANGUAGES:
            for seen in pages:
                _resize(devtools, NARROW)
                visit.open(page, seen, language)
                _look(page, devtools, language=language, name=f"{language} {seen}", found=found)
    return found


def _look(page: Page, devtools: CDPSession, *, language: str, name: str, found: Findings) -> None:
    """Look from all sides at one page loaded once: loading and resizing are what takes time."""
    found.pages += 1
    found.titles[name] = page.title()
    found.axe += [f"{name}: {each}" for each in page.evaluate(RUN_AXE, {})]
    page.keyboard.press("Tab")
    if not page.evaluate(FIRST_IN_LINE):
        found.way_out.append(name)
    _measure(page, f"{name}, {NARROW} px", found)
    page.evaluate(TEXT_SIZE, "calc(2 * var(--text-m))")
    _measure(page, f"{name}, {NARROW} px, text doubled", found)
    page.evaluate(TEXT_SIZE, "")
    for width in OTHER_WIDTHS:
        _resize(devtools, width)
        _measure(page, f"{name}, {width} px", found)
    if language == LANGUAGES[0]:
        page.emulate_media(color_scheme="dark")
        wide = page.evaluate(RUN_AXE, WIDE_AND_DARK)
        found.axe += [f"{name}, {OTHER_WIDTHS[-1]} px dark: {each}" for each in wide]
        page.emulate_media(color_scheme="light")


def _resize(devtools: CDPSession, width: int) -> None:
    """Make the screen as wide as that, in half the time Playwright takes for it."""
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    devtools.send("Emulation.setDeviceMetricsOverride", size)


def _measure(page: Page, name: str, found: Findings) -> None:
    measured = page.evaluate(MEASURE)
    if wide := measured["overflow"]:
        found.overflow.append(f"{name}: {wide}")
    if short := measured["cut_off"]:
        found.cut_off.append(f"{name}: {short}")


def take_pictures(visit: Visit, folder: Path) -> int:
    """Write each page as a picture: WIDTH-SCHEME-LANGUAGE-NUMBER-NAME-WHO.png; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for page, pages in visit.people():
        for language in LANGUAGES:
            for number, seen in enumerate(pages):
                visit.open(page, seen, language)
                page.evaluate(FETCH_DRAWINGS)
                name = f"{language}-{seen.who}-{number:02}-{seen.name.replace(':', '-')}"
                for width in PICTURE_WIDTHS:
                    page.set_viewport_size({"width": width, "height": 800})
                    for scheme in SCHEMES:
                        page.emulate_media(color_scheme=scheme)
                        path = folder / f"{width}-{scheme}-{name}.png"
                        page.screenshot(path=path, full_page=True, animations="disabled")
                        taken += 1
    return taken
