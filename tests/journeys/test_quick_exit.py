"""Keluar Cepat: out at once, and nothing to see for who goes back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.running_site import RunningSite

pytestmark = pytest.mark.browser

NEUTRAL = re.compile(r"^https://www\.google\.com/")
WEATHER = "<!doctype html><title>Cuaca</title><h1>Cuaca hari ini</h1>"


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def with_script(request: pytest.FixtureRequest) -> bool:
    return request.param


@pytest.fixture
def page(chromium: Browser, site: RunningSite, with_script: bool) -> Iterator[Page]:
    """A phone on the second page of a visit; the neutral site is played by this test."""
    context = chromium.new_context(
        base_url=site.url, viewport={"width": 360, "height": 640}, java_script_enabled=with_script
    )
    context.route(NEUTRAL, lambda route: route.fulfill(content_type="text/html", body=WEATHER))
    page = context.new_page()
    page.goto("/")
    page.goto("/bantuan/")
    yield page
    context.close()


def test_first_key_reaches_the_way_out_and_it_stays_on_the_screen(page):
    page.keyboard.press("Tab")
    expect(page.locator("[data-quick-exit]")).to_be_focused()

    page.mouse.wheel(0, 2000)

    expect(page.locator("[data-quick-exit]")).to_be_in_viewport(ratio=1)


def test_a_tap_leads_to_the_neutral_site(page):
    page.locator("[data-quick-exit]").click()

    expect(page).to_have_url(NEUTRAL)
    assert page.title() == "Cuaca"


@pytest.mark.parametrize("with_script", [True], indirect=True)
def test_going_back_leads_out_again_until_the_address_is_typed(page, site):
    page.locator("[data-quick-exit]").click()
    expect(page).to_have_url(NEUTRAL)

    page.go_back(wait_until="commit")
    expect(page).to_have_url(NEUTRAL)
    page.goto(f"{site.url}/bantuan/")

    expect(page.get_by_role("main")).to_be_visible()


@pytest.mark.parametrize("with_script", [True], indirect=True)
def test_escape_three_times_leaves_and_twice_stays(page, site):
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{site.url}/bantuan/")

    page.keyboard.press("Escape")

    expect(page).to_have_url(NEUTRAL)


@pytest.mark.parametrize("with_script", [True], indirect=True)
def test_without_network_the_page_is_gone_all_the_same(page):
    page.context.unroute(NEUTRAL)
    page.context.set_offline(True)

    page.locator("[data-quick-exit]").click()

    expect(page.get_by_role("main")).to_have_count(0)
