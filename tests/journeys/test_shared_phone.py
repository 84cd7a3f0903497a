"""A phone that others use, too: signing up on it, and leaving nothing behind."""

import secrets

import pytest
from playwright.sync_api import Page, expect

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
    phone.goto("/akun/")
    phone.wait_for_url("**/akun/masuk/**")


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
