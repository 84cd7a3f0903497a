"""A trainer's pages in the admin on a phone: nothing is cut off at the side, nothing for axe."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.looking import AXE, NARROW, RUN_AXE, TEXT_SIZE, Facts
from tests.journeys.running_site import RunningSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = (
    "/admin/",
    "/admin/cohorts/",
    "/admin/cohorts/{cohort}/",
    "/admin/cohorts/{cohort}/roster/",
    "/admin/cohorts/{cohort}/ways-in/",
    "/admin/cohorts/{cohort}/consents/",
    "/admin/cohorts/{cohort}/sessions/",
    "/admin/cohorts/{cohort}/announcements/",
)
# Wagtail's main part hides what is too wide for it: no bar tells that something is missing.
BEYOND = """() => {
  const main = document.querySelector("#main");
  const edge = main.getBoundingClientRect().right + 1;
  const aside = ".w-breadcrumbs, .w-sr-only, .w-panel__header";
  return main.scrollWidth <= main.clientWidth + 1 ? [] : [...main.querySelectorAll("*")]
    .filter((each) => each.getBoundingClientRect().right > edge && !each.closest(aside))
    .slice(0, 3).map((each) => `${each.tagName}.${each.className}`);
}"""


def test_a_trainers_pages_fit_a_phone_also_with_letters_twice_as_large(
    chromium: Browser, site: RunningSite, facts: Facts
):
    trainer = facts["trainer"]
    context = chromium.new_context(
        base_url=site.url, viewport={"width": NARROW, "height": 640}, locale="id-ID"
    )
    cookie = {"name": facts["visitor"]["cookie"], "url": site.url}
    context.add_cookies([{**cookie, "value": trainer["session"]}])
    page = context.new_page()
    page.add_init_script(AXE)
    found = []

    for pattern in PAGES:
        address = pattern.format(**trainer)
        assert page.goto(address).ok, address
        assert page.url.endswith(address), f"{address} led to {page.url}"
        found += [f"{address}: {each}" for each in page.evaluate(RUN_AXE, {})]
        found += [f"{address}: {each} is cut off" for each in page.evaluate(BEYOND)]
        page.evaluate(TEXT_SIZE, "200%")
        found += [f"{address}, text doubled: {each} is cut off" for each in page.evaluate(BEYOND)]

    context.close()
    assert found == []
