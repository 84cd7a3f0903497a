"""Answers that wait on a phone: through a reload, an ended session, another person, a sign-out."""

import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.factories import PASSWORD
from tests.journeys.learner import Learner
from tests.journeys.running_site import RunningSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WAITING = "Object.keys(localStorage).filter((key) => key.startsWith('kelas-answer:')).length"


@pytest.fixture
def sari(phone: Page) -> Learner:
    """Sari before the first question of the pre-test, with the offline page on her phone."""
    sari = Learner(phone, f"sari.{secrets.token_hex(3)}")
    sari.sign_up()
    sari.find_the_course()
    sari.take_the_next_step()
    sari.take_the_next_step()
    # The script is at work: without network a page that is a plain form keeps nothing.
    expect(phone.locator("[data-item][data-live]").first).to_be_visible()
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return sari


def _stored(site: RunningSite, learner: Learner) -> int:
    [(count,)] = site.query(
        "SELECT count(*) FROM courses_answer r JOIN courses_attempt a ON a.id = r.attempt_id"
        " JOIN courses_enrolment e ON e.id = a.enrolment_id"
        " JOIN accounts_user u ON u.id = e.learner_id WHERE u.username = ?",
        learner.username,
    )
    return count


def _choose_first(page: Page, number: int) -> None:
    page.locator(f"#soal-{number} .choice input").first.check(force=True)


def _expect_item(page: Page, number: int, state: str) -> None:
    status = page.locator(f"#soal-{number} [data-item-status].status--{state}")
    # A busy machine may need its next try, some seconds later.
    expect(status).to_be_visible(timeout=20_000)


def _sign_in(page: Page, username: str) -> None:
    page.goto("/akun/masuk/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSWORD)
    page.locator("main form button.button--primary").click()
    page.wait_for_url(lambda url: "/masuk/" not in url)


def test_a_page_lost_without_network_comes_back_with_its_answers(phone, site, sari):
    test = phone.url
    phone.context.set_offline(True)
    _choose_first(phone, 1)
    _choose_first(phone, 2)
    _expect_item(phone, 2, "offline")

    phone.reload()
    expect(phone.locator("main .empty")).to_be_visible()
    expect(phone.locator("[data-quick-exit]").first).to_be_visible()
    phone.context.set_offline(False)
    phone.goto(test)

    _expect_item(phone, 1, "saved")
    _expect_item(phone, 2, "saved")
    expect(phone.locator("#soal-1 input:checked")).to_have_count(1)
    assert _stored(site, sari) == 2
    assert phone.evaluate(WAITING) == 0


def test_nothing_is_handed_in_while_answers_wait(phone, site, sari):
    test = phone.url
    phone.context.set_offline(True)
    _choose_first(phone, 1)

    phone.locator("button[name=hand_in]").click()

    expect(phone.locator("[data-notice=offline]")).to_be_visible()
    assert phone.url == test
    phone.context.set_offline(False)
    _expect_item(phone, 1, "saved")
    expect(phone.locator("[data-notice=offline]")).to_be_hidden()
    sari.hand_in()
    assert _stored(site, sari) == 1


def test_another_person_on_the_phone_never_sends_them(phone, site, sari, open_phone, watched):
    other = Learner(open_phone(), f"budi.{secrets.token_hex(3)}")
    other.sign_up()
    phone.context.clear_cookies(name="kelas")
    _choose_first(phone, 1)
    expect(phone.locator("[data-notice=signed_out]")).to_be_visible()

    second = phone.context.new_page()
    _sign_in(second, other.username)
    second.goto("/belajar/")
    second.wait_for_load_state("networkidle")

    assert second.evaluate(WAITING) == 1
    assert (_stored(site, sari), _stored(site, other)) == (0, 0)
    second.locator(".account-menu summary").click()
    second.locator(".account-menu form[data-sign-out] button").click()
    second.wait_for_url("**/sudah-keluar/")
    assert second.evaluate(WAITING) == second.evaluate("localStorage.length") == 1
    _sign_in(second, sari.username)
    second.goto("/belajar/")
    second.wait_for_load_state("networkidle")
    assert second.evaluate(WAITING) == 0
    assert (_stored(site, sari), _stored(site, other)) == (1, 0)
    # What the server said no to, and nothing else: to nobody (401), to Budi (409), and to Sari's
    # first page after his sign-out took the token along (403).
    refused = {words.replace(site.url, "") for words in watched.failures}
    assert refused <= {f"{status} /api/v1/answers" for status in (401, 403, 409)}
    watched.failures.clear()


def test_signing_out_without_network_asks_and_then_deletes(phone, site, sari):
    phone.context.set_offline(True)
    _choose_first(phone, 1)
    _expect_item(phone, 1, "offline")

    phone.locator(".account-menu summary").click()
    phone.locator(".account-menu form[data-sign-out] button").click()
    phone.locator("dialog button[value=wait]").click()
    assert phone.evaluate(WAITING) == 1
    phone.locator(".account-menu form[data-sign-out] button").click()
    phone.locator("dialog button[value=leave]").click()

    expect(phone.locator("form[data-test]")).to_have_count(0)
    assert phone.evaluate("localStorage.length") == 0
    phone.context.set_offline(False)
    phone.goto("/belajar/")
    phone.goto("/belajar/")
    assert "/masuk/" in phone.url
    assert _stored(site, sari) == 0


def test_signing_out_sends_what_waits_first(phone, site, sari):
    phone.context.set_offline(True)
    _choose_first(phone, 1)
    _expect_item(phone, 1, "offline")
    phone.context.set_offline(False)

    phone.locator(".account-menu summary").click()
    phone.locator(".account-menu form[data-sign-out] button").click()
    phone.wait_for_url("**/sudah-keluar/")

    assert _stored(site, sari) == 1
    assert phone.evaluate("localStorage.length") == 0


def test_of_two_tabs_the_later_choice_counts_and_the_other_tab_shows_it(phone, site, sari):
    second = phone.context.new_page()
    second.goto(phone.url)
    phone.context.set_offline(True)
    first, last = (phone.locator("#soal-1 .choice input").nth(n) for n in (0, 1))
    expect(first).to_be_attached()
    first.check(force=True)
    second.locator("#soal-1 .choice input").nth(1).check(force=True)
    value = last.get_attribute("value")

    phone.context.set_offline(False)

    _expect_item(second, 1, "saved")
    expect(phone.locator(f"#soal-1 .choice input[value='{value}']")).to_be_checked()
    assert _stored(site, sari) == 1


def test_a_choice_after_handing_in_elsewhere_is_answered_kindly(phone, site, sari):
    second = phone.context.new_page()
    second.goto(phone.url)
    Learner(second, sari.username).hand_in()

    _choose_first(phone, 1)

    expect(phone.locator("[data-notice=late]")).to_be_visible()
    phone.locator("[data-notice=late] a").click()
    phone.wait_for_url("**/hasil/")
    assert _stored(site, sari) == 0
