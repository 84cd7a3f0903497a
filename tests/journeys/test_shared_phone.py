"""A phone that others use, too: signing up on it, and leaving nothing behind."""

import secrets

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.journeys import running_site
from tests.journeys.running_site import RunningSite

pytestmark = pytest.mark.browser

PASSWORD = "lagu-hujan-sore"
# What this site has put on the phone that a script, and so the next person, can see.
STILL_THERE = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
})"""
NOTHING = {"cookies": "", "local": [], "session": [], "databases": [], "caches": []}
LEAVE_TRACES = """async () => {
  localStorage.setItem("a", "1");
  sessionStorage.setItem("b", "2");
  await caches.open("c");
  await new Promise((done) => { indexedDB.open("d").onsuccess = (event) => {
    event.target.result.close(); done();
  }; });
}"""
# Four answers of somebody whose session ended here, chosen so many days ago, and a spoilt one.
ANOTHERS_ANSWERS = """() => {
  for (const days of [1, 13, 15, -15]) {
    const time = Date.now() - days * 86_400_000;
    const key = `kelas-answer:0f1e2d3c4b5a69788796:7:70:w:${days}`;
    localStorage.setItem(key, JSON.stringify({ choices: [3], time }));
  }
  localStorage.setItem("kelas-answer:0f1e2d3c4b5a69788796:7:70:w:0", "Rani");
}"""
STILL_TO_SEND = [f"kelas-answer:0f1e2d3c4b5a69788796:7:70:w:{days}" for days in (1, 13)]
# Answers that cannot be sent: what the keeper of the answers says when asked.
KEEP_ANSWERS = """document.addEventListener("kelas:before-sign-out", (event) =>
  event.detail.waitUntil(Promise.reject(new Error("answers are left"))))"""


def sign_up(page: Page) -> str:
    """Nia, 18 to 24, in Kendari; through the three steps and past the recovery code."""
    username = f"nia{secrets.token_hex(4)}"
    page.goto("/akun/daftar/")
    page.click("button[value='18-24']")
    page.check("[name=sex][value=P]", force=True)
    page.fill("[name=region]", "kendari")
    page.select_option("[name=category]", "orang_muda")
    page.click("main form .button--primary")
    page.fill("[name=username]", username)
    page.fill("[name=password1]", PASSWORD)
    page.click("main form .button--primary")
    assert len(page.locator(".code").inner_text()) == 14
    page.click("main form .button--primary")
    return username


def sign_out(page: Page) -> None:
    page.goto("/akun/keluar/")
    page.click("main form[data-sign-out] button")


def test_nia_signs_up_without_script_and_is_asked_which_bandung(plain_phone):
    page = plain_phone
    page.goto("/akun/daftar/")
    page.click("button[value='18-24']")
    page.check("[name=sex][value=P]", force=True)
    page.fill("[name=region]", "bandung")
    page.select_option("[name=category]", "orang_muda")
    page.click("main form .button--primary")

    expect(page.locator("[name=region_choice]")).to_have_count(3)
    page.check("[name=region_choice][value='32.73']", force=True)
    page.click("main form .button--primary")

    expect(page.locator("[name=username]")).to_be_visible()
    expect(page.locator("[name=region]")).to_have_value("Kota Bandung, Jawa Barat")


def test_the_names_of_the_regions_are_fetched_when_they_are_needed(phone):
    phone.goto("/akun/daftar/")
    phone.click("button[value='18-24']")
    expect(phone.locator("#regions option")).to_have_count(0)

    phone.focus("[name=region]")

    expect(phone.locator("#regions option")).to_have_count(552)


def test_signing_out_leaves_nothing_on_the_phone(phone):
    sign_up(phone)
    phone.evaluate(LEAVE_TRACES)

    sign_out(phone)
    phone.wait_for_url("**/akun/sudah-keluar/")

    assert phone.evaluate(STILL_THERE) == NOTHING
    assert phone.context.cookies() == []
    # The button that leads back finds no kept page, but the door.
    phone.go_back()
    phone.wait_for_url("**/akun/sudah-keluar/**")
    phone.goto("/akun/")
    phone.wait_for_url("**/akun/masuk/**")


def test_what_another_person_still_has_to_send_stays_two_weeks_as_numbers_under_a_tag(phone):
    sign_up(phone)
    phone.evaluate(LEAVE_TRACES)
    phone.evaluate(ANOTHERS_ANSWERS)

    sign_out(phone)
    phone.wait_for_url("**/akun/sudah-keluar/")

    left = phone.evaluate(STILL_THERE)
    assert {**left, "local": sorted(left["local"])} == {**NOTHING, "local": STILL_TO_SEND}
    assert phone.context.cookies() == []


def test_staff_sign_out_of_the_admin_and_leave_that_too(phone, site: RunningSite):
    name = f"budi{secrets.token_hex(4)}"
    made = f"factories.make_person({name!r}, age_band='25+', is_superuser=True, is_staff=True)"
    program = f"import django; django.setup(); from tests import factories; {made}"
    running_site.run("-c", program, env=site.env)
    phone.goto("/akun/masuk/?next=/admin/reports/locked/")
    phone.fill("[name=login]", name)
    phone.fill("[name=password]", factories.PASSWORD)
    phone.click("main form .button--primary")
    phone.wait_for_url("**/admin/reports/locked/")
    phone.evaluate(LEAVE_TRACES)
    phone.evaluate(ANOTHERS_ANSWERS)

    phone.evaluate("document.querySelector('form[action$=\"/admin/logout/\"]').requestSubmit()")
    phone.wait_for_url("**/akun/sudah-keluar/")

    left = phone.evaluate(STILL_THERE)
    assert {**left, "local": sorted(left["local"])} == {**NOTHING, "local": STILL_TO_SEND}
    assert phone.context.cookies() == []


def test_waiting_answers_ask_first_and_can_be_kept(phone):
    sign_up(phone)
    phone.goto("/akun/keluar/")
    phone.evaluate(KEEP_ANSWERS)
    phone.evaluate(LEAVE_TRACES)

    phone.click("main form[data-sign-out] button")
    phone.click("dialog button[value=wait]")

    expect(phone.locator("dialog")).to_be_hidden()
    assert phone.evaluate("localStorage.getItem('a')") == "1"
    phone.goto("/akun/")
    expect(phone.locator("h1")).to_be_visible()
    assert "/masuk/" not in phone.url


def test_without_network_the_phone_forgets_at_once_and_the_session_ends_later(phone):
    sign_up(phone)
    phone.goto("/akun/keluar/")
    phone.evaluate(KEEP_ANSWERS)
    phone.evaluate(LEAVE_TRACES)
    phone.context.set_offline(True)

    phone.click("main form[data-sign-out] button")
    phone.click("dialog button[value=leave]")

    expect(phone.locator("main h1")).to_be_visible()
    expect(phone.locator(".site-nav")).to_have_count(0)
    assert phone.evaluate(STILL_THERE) == {**NOTHING, "cookies": phone.evaluate("document.cookie")}
    expect(phone.locator("[data-quick-exit]").first).to_be_visible()

    phone.context.set_offline(False)
    phone.goto("/akun/")
    phone.wait_for_url("**/akun/sudah-keluar/")
    assert phone.context.cookies() == []


def test_one_password_field_is_enough_because_it_can_be_shown(phone):
    phone.goto("/akun/masuk/")
    phone.fill("[name=password]", "rahasia")

    button = phone.locator("button[aria-controls=id_password]")
    button.click()
    expect(phone.locator("[name=password]")).to_have_attribute("type", "text")
    button.click()
    expect(phone.locator("[name=password]")).to_have_attribute("type", "password")
