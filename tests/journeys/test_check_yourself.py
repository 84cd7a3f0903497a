"""A question to check oneself: answered at once, kindly, and nothing leaves the phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.learner import Learner

pytestmark = pytest.mark.browser

ONE_ANSWER = "/kursus/aman/jejak-dan-akun/jejak-digital/"
SEVERAL_ANSWERS = "/kursus/aman/jejak-dan-akun/akun-aman/"


def test_checks_answer_at_once_and_nothing_is_sent(phone: Page):
    learner = Learner(phone, "cek_diri")
    learner.sign_up()
    learner.find_the_course()
    learner.take_the_next_step()
    learner.take_the_next_step()
    learner.hand_in()

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
