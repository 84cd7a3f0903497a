"""Reading a lesson: its questions answer at once, and its place is kept for another phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.factories import PASSWORD
from tests.journeys.learner import Learner
from tests.journeys.running_site import RunningSite

pytestmark = pytest.mark.browser

ONE_ANSWER = "/kursus/aman/jejak-dan-akun/jejak-digital/"
SEVERAL_ANSWERS = "/kursus/aman/jejak-dan-akun/akun-aman/"
# What a phone tells a page when another app comes to the front.
PUT_AWAY = """() => {
  Object.defineProperty(document, "hidden", {value: true, configurable: true});
  document.dispatchEvent(new Event("visibilitychange"));
}"""
# A block with a screenful of words after it, and how far down a phone it stands.
PLACE = "#bagian-3"
FROM_THE_TOP = "(place) => Math.round(place.getBoundingClientRect().top)"


def test_checks_answer_at_once_and_reading_goes_on_at_its_place_on_another_phone(
    phone: Page, open_phone: Callable[..., Page], site: RunningSite
):
    learner = Learner(phone, "cek_diri")
    learner.sign_up()
    learner.find_the_course()
    learner.take_the_next_step()
    learner.take_the_next_step()
    learner.hand_in()
    _checks_answer_at_once_and_nothing_is_sent(phone)

    phone.goto(ONE_ANSWER)
    phone.locator(PLACE).evaluate("(place) => place.scrollIntoView()")
    left_at = phone.locator(PLACE).evaluate(FROM_THE_TOP)
    with phone.expect_response(lambda response: response.url.endswith("/tempat/")):
        phone.evaluate(PUT_AWAY)

    another = open_phone(has_touch=True, is_mobile=True)
    another.goto("/akun/masuk/")
    another.locator("[name=login]").fill("cek_diri")
    another.locator("[name=password]").fill(PASSWORD)
    another.locator("main form button.button--primary").click()
    expect(another).to_have_url(f"{site.url}/belajar/")
    another.locator(".next-step .button").click()
    expect(another).to_have_url(f"{site.url}{ONE_ANSWER}{PLACE}")
    assert another.locator(PLACE).evaluate(FROM_THE_TOP) == left_at
    # By its plain address the script finds the place.
    another.goto("/belajar/")
    another.goto(ONE_ANSWER, wait_until="networkidle")
    assert another.locator(PLACE).evaluate(FROM_THE_TOP) == left_at


def _checks_answer_at_once_and_nothing_is_sent(phone: Page) -> None:
    phone.goto(ONE_ANSWER, wait_until="networkidle")
    sent: list[str] = []
    phone.on("request", lambda request: sent.append(request.url))
    check = phone.locator("[data-check=single]").first
    check.locator(".choice:not([data-right])").first.click()
    expect(check.locator(".choice--look-again .choice__feedback")).to_be_visible()
    expect(check.locator("details[open]")).to_have_count(0)
    check.locator(".choice[data-right]").click()
    expect(check.locator(".choice--fits")).to_have_count(1)
    expect(check.locator(".choice--look-again")).to_have_count(0)
    expect(check.locator("details[open]")).to_have_count(1)
    assert sent == []

    phone.goto(SEVERAL_ANSWERS)
    check = phone.locator("[data-check=multiple]").first
    right = check.locator(".choice[data-right]")
    right.first.click()
    check.locator("[data-check-look]").click()
    expect(check.locator("[data-check-more]")).to_be_visible()
    for choice in right.all()[1:]:
        choice.click()
    check.locator("[data-check-look]").click()
    expect(check.locator("[data-check-more]")).to_be_hidden()
    expect(check.locator(".choice--fits")).to_have_count(right.count())
