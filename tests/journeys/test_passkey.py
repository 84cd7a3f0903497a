"""A trainer adds a passkey to her account, signs out, and comes in with password and passkey."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.running_site import RunningSite
from tests.journeys.watching import Recorder

pytestmark = pytest.mark.browser
MAKE = """
from django.contrib.auth.models import Group
from tests.factories import make_person
make_person("kunci", age_band="25+").groups.add(Group.objects.get(name="Fasilitator"))
"""
PASSWORD = "lagu-hujan-sore"


@pytest.fixture
def laptop(chromium: Browser, site: RunningSite) -> Iterator[Page]:
    """A computer with a fingerprint reader; a passkey needs a name of a host, not a number."""
    site.manage("shell", "--verbosity", "0", "--command", MAKE)
    address = site.url.replace("127.0.0.1", "localhost")
    watched = Recorder(host=urlsplit(address).netloc)
    context = chromium.new_context(
        base_url=address, viewport={"width": 1280, "height": 800}, locale="id-ID"
    )
    context.set_default_timeout(15_000)
    watched.watch(context)
    page = context.new_page()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.authenticator = (session, made["authenticatorId"])
    yield page
    context.close()
    watched.require_nothing()


def test_a_passkey_is_added_and_opens_the_desk(laptop, site):
    _password(laptop)
    laptop.goto("/akun/langkah-kedua/kunci/baru/")
    laptop.get_by_label("Kata sandi").fill(PASSWORD)
    laptop.get_by_role("button", name="Lanjut").click()
    laptop.get_by_label("Nama kunci sandi").fill("Laptop kantor")
    laptop.get_by_role("button", name="Tambahkan kunci sandi").click()
    # Spare codes come with it, shown once.
    expect(laptop.get_by_role("heading", level=1)).to_have_text("Kode cadangan")
    spare = laptop.locator(".code").first.inner_text()
    _sign_out(laptop)

    _password(laptop)
    expect(laptop).to_have_url(re.compile("/akun/langkah-kedua/masuk/"))
    laptop.goto("/admin/")
    # Half signed in is not signed in.
    expect(laptop).to_have_url(re.compile("/akun/langkah-kedua/masuk/"))
    laptop.get_by_role("button", name="Pakai kunci sandi").click()
    expect(laptop).to_have_url(re.compile("/admin/$"))
    _sign_out(laptop)

    # On a device that does not have it, a spare code helps.
    session, authenticator = laptop.authenticator
    session.send("WebAuthn.clearCredentials", {"authenticatorId": authenticator})
    _password(laptop)
    laptop.get_by_role("button", name="Pakai kunci sandi").click()
    expect(laptop.locator("[data-passkey-sorry]")).to_be_visible()
    laptop.get_by_label("Kode").fill(spare)
    laptop.get_by_role("button", name="Masuk", exact=True).click()
    expect(laptop).to_have_url(re.compile("/admin/$"))
    # A second step that was used says so.
    sql = "SELECT type FROM mfa_authenticator WHERE last_used_at IS NOT NULL ORDER BY type"
    assert site.query(sql) == [("recovery_codes",), ("webauthn",)]


def _password(page: Page) -> None:
    page.goto("/akun/masuk/?next=/admin/")
    page.locator("[name=login]").fill("kunci")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form").get_by_role("button", name="Masuk").click()


def _sign_out(page: Page) -> None:
    page.goto("/akun/keluar/")
    page.get_by_role("main").get_by_role("button", name="Keluar").click()
    expect(page).to_have_url(re.compile("/akun/sudah-keluar/"))
