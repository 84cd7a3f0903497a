"""From the front door to a certificate with a keyboard, on a screen 320 px wide."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.factories import PASSWORD
from tests.journeys.cast import COURSE
from tests.journeys.keyboard import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def keyboard(open_phone: Callable[..., Page]) -> Keyboard:
    return Keyboard(open_phone(viewport={"width": 320, "height": 640}, reduced_motion="reduce"))


@pytest.mark.usefixtures("facts")
def test_a_learner_without_a_mouse_earns_a_certificate(keyboard: Keyboard):
    page = keyboard.page
    primary = page.locator("main form button.button--primary")

    page.goto("/")
    keyboard.press("Tab")
    expect(page.locator("[data-quick-exit]")).to_be_focused()
    keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    keyboard.press("Enter")
    keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")

    page.goto("/akun/daftar/")
    keyboard.use(page.locator("button[name=age_band][value='18-24']"))
    keyboard.reach(primary)
    keyboard.press("Enter")
    # The phone itself says what is missing, and the keyboard stands there.
    expect(page.locator("main :is(input, select):invalid").first).to_be_focused()
    keyboard.reach(page.locator("[name=display_name]"), key="Shift+Tab")
    keyboard.type("Tari")
    keyboard.reach(page.locator("[name=sex]"))
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    keyboard.fill(page.locator("[name=region]"), "Kota Kendari")
    keyboard.reach(page.locator("[name=category]"))
    keyboard.press("ArrowDown")
    keyboard.use(primary)
    keyboard.fill(page.locator("[name=username]"), "tengah")
    # Not that person's password: the same form sent twice would sign in.
    keyboard.fill(page.locator("[name=password1]"), f"{PASSWORD}-lain")
    keyboard.use(primary)
    # Somebody has that name: this is said first, and the keyboard stands there.
    expect(page.locator(".form-errors")).to_be_focused()
    keyboard.reach(page.locator("[name=username]"))
    keyboard.press("Control+a")
    keyboard.type("tari.tuts")
    keyboard.fill(page.locator("[name=password1]"), PASSWORD)
    keyboard.use(primary)
    expect(page.locator(".code--large")).to_be_visible()
    keyboard.use(primary)

    _go_to_the_course(keyboard)
    keyboard.use(page.locator(".next-step .button"))  # join
    keyboard.use(page.locator(".next-step .button"))  # pre-test
    _answer_and_hand_in(keyboard)
    _go_to_the_course(keyboard)
    keyboard.use(page.locator(".next-step .button"))
    done = page.locator("main form[action$='/selesai/'] button.button--primary")
    for _lesson in range(2):
        keyboard.use(done)
    _go_to_the_course(keyboard)
    keyboard.use(page.locator(".next-step .button"))  # post-test
    _answer_and_hand_in(keyboard)

    page.goto("/sertifikat/milikku/")
    keyboard.fill(page.locator("input[name=name]:visible"), "Tari Wulandari")
    keyboard.use(page.locator("form:has(input[name=name]:visible) button"))
    keyboard.use(page.locator("button[name=confirmed]"))
    for _look in range(60):
        if page.locator("a[href*='unduh']").count():
            break
        time.sleep(0.5)
        page.goto("/sertifikat/milikku/")
    keyboard.reach(page.locator("a[href*='unduh']"))
    # Nothing holds the keyboard fast: back the whole way to the first stop.
    keyboard.reach(page.locator("[data-quick-exit]"), key="Shift+Tab")


def _go_to_the_course(keyboard: Keyboard) -> None:
    page = keyboard.page
    keyboard.use(page.locator("nav a[href='/kursus/']"))
    keyboard.use(page.locator(f".course-card a[href='/kursus/{COURSE}/']"))


def _answer_and_hand_in(keyboard: Keyboard) -> None:
    """Answer rightly: in this course the first option is right, or the first two boxes are."""
    page = keyboard.page
    for item in page.locator("[data-item]").all():
        for number in (1, 2) if item.locator("[type=checkbox]").count() else (1,):
            wanted = item.locator(".choice", has_text=f"pilihan {number}").locator("input")
            if number == 1 and item.locator("[type=radio]").count():
                keyboard.reach_among(item.locator("[type=radio]"), wanted)
            else:
                keyboard.reach_either_way(wanted)
            keyboard.press("Space")
            expect(wanted).to_be_checked()
    keyboard.use(page.locator("button[name=hand_in]"))
    expect(page).to_have_url(re.compile("/periksa/"))
    keyboard.use(page.locator("[data-hand-in] button.button--primary"))
    expect(page).to_have_url(re.compile("/hasil/"))
