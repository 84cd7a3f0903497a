"""Pages as a cheap phone shows them: Chromium six times slower, on a line that is slower still."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.conftest import PHONE, QUIET

VISITS = 3
CPU_SLOWDOWN = 6
# Kilobits a second both ways, and milliseconds of every request.
LINES = {"slow_3g": (400, 400), "3g": (1600, 300), "2g": (50, 800)}
# What is looked at on which line, and the most it may be: milliseconds, and shift without unit.
MOST = {
    ("slow_3g", "first_paint_ms"): 3000,
    ("slow_3g", "largest_paint_ms"): 5000,
    ("3g", "largest_paint_ms"): 2500,
    ("2g", "text_readable_ms"): 20_000,
    ("2g", "answer_ms"): 1000,
    **{(line, "blocked_ms"): 150 for line in LINES},
    **{(line, "shift"): 0.05 for line in LINES},
}
OBSERVE = """
  window.seen = { largest: 0, tasks: [], shift: 0 };
  const watch = (type, take) => new PerformanceObserver((list) =>
    list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => { window.seen.largest = entry.startTime; });
  watch("longtask", (entry) => { window.seen.tasks.push(entry); });
  watch("layout-shift", (entry) => {
    if (!entry.hadRecentInput) window.seen.shift += entry.value;
  });
"""
PAINTS = """() => {
  const paint = (name) => performance.getEntriesByName(name)[0]?.startTime;
  const readable = paint("first-contentful-paint");
  // Total blocking time: of each long task after that paint, what is over 50 ms.
  const over = ({ startTime, duration }) =>
    Math.max(0, startTime + duration - Math.max(startTime, readable) - 50);
  return {
    first_paint_ms: paint("first-paint") ?? readable,
    text_readable_ms: readable,
    largest_paint_ms: window.seen.largest,
    blocked_ms: window.seen.tasks.reduce((sum, task) => sum + over(task), 0),
    shift: window.seen.shift,
  };
}"""
# Chooses an answer; returns after how long the page says what became of it, or keeps it safe.
ANSWER = """() => new Promise((done) => {
  const input = document.querySelector("[data-item] .choice input:not(:checked)");
  const waits = () => Object.keys(localStorage).some((key) => key.startsWith("kelas-answer:"));
  const status = input.closest("[data-item]").querySelector("[data-item-status]");
  const began = performance.now();
  input.click();
  (function look() {
    if (waits() || !status.hidden) done(performance.now() - began);
    else setTimeout(look, 5);
  })();
})"""


@dataclass(frozen=True)
class Place:
    name: str
    address: str
    has_answers: bool = False


def measure(cast: dict, *, port: int) -> dict[str, dict]:
    """Return by page, line and figure the median of the visits, and the most it may be.

    Empty where there is no Chromium.
    """
    program = shutil.which("chromium")
    if program is None:
        return {}
    phone = cast["phones"][0]
    places = (
        Place("lesson", cast["lesson"]),
        Place("test", f"/belajar/uji/{phone['attempt']}/", has_answers=True),
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*QUIET, "--no-sandbox"])
        url = f"http://127.0.0.1:{port}"
        found = {
            place.name: {
                line: _medians(browser, place, line=line, url=url, cookies=phone["cookies"])
                for line in LINES
            }
            for place in places
        }
        browser.close()
    return found


def _medians(browser: Browser, place: Place, *, line: str, url: str, cookies: str) -> dict:
    visits = [_visit(browser, place, line=line, url=url, cookies=cookies) for _ in range(VISITS)]
    return {
        name: {"median": round(median(v[name] for v in visits), 3), "most": MOST.get((line, name))}
        for name in visits[0]
    }


def _visit(browser: Browser, place: Place, *, line: str, url: str, cookies: str) -> dict:
    with _new_phone(browser, line=line, url=url, cookies=cookies) as page:
        page.goto(url + place.address, wait_until="load")
        # What is still painted or computed after `load` belongs to the visit.
        page.wait_for_timeout(1500)
        figures = page.evaluate(PAINTS)
        if place.has_answers:
            figures["answer_ms"] = page.evaluate(ANSWER)
        return figures


@contextmanager
def _new_phone(browser: Browser, *, line: str, url: str, cookies: str) -> Iterator[Page]:
    """A phone that never saw the site: nothing is in its cache."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, locale="id-ID")
    context.set_default_timeout(120_000)
    pairs = (pair.split("=", 1) for pair in cookies.split("; "))
    context.add_cookies([{"name": name, "value": value, "url": url} for name, value in pairs])
    page = context.new_page()
    page.add_init_script(OBSERVE)
    devtools = context.new_cdp_session(page)
    kilobits, latency_ms = LINES[line]
    bytes_a_second = kilobits * 1000 / 8
    devtools.send("Network.enable")
    devtools.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": latency_ms,
            "downloadThroughput": bytes_a_second,
            "uploadThroughput": bytes_a_second,
        },
    )
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    yield page
    context.close()
