"""A trainer in a hall without network marks who is here; nothing of it is lost or left behind."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.running_site import RunningSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MARKS = "Object.keys(localStorage).filter((key) => key.startsWith('kelas-mark:')).length"
COPIES = "caches.keys().then((names) => names.filter((n) => n.startsWith('kelas-hadir-')).length)"
IN_SIGHT = """(name) => {
  const each = document.querySelector(name);
  const box = each.getBoundingClientRect();
  return each.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}"""


def _come_in(page: Page, facts, site: RunningSite) -> str:
    """The trainer, signed in on this phone; return the address of the list."""
    trainer, name = facts["trainer"], facts["visitor"]["cookie"]
    page.context.add_cookies([{"name": name, "value": trainer["session"], "url": site.url}])
    return f"/hadir/{trainer['meeting']}/"


def _line(page: Page, name: str):
    return page.locator("[data-person]", has_text=name)


def _stored(site: RunningSite, username: str) -> list[str]:
    rows = site.query(
        "SELECT a.status FROM courses_attendance a JOIN courses_enrolment e ON e.id ="
        " a.enrolment_id JOIN accounts_user u ON u.id = e.learner_id WHERE u.username = ?",
        username,
    )
    return [status for (status,) in rows]


def test_marks_made_without_network_survive_a_reload_and_arrive_later(phone, site, facts):
    address = _come_in(phone, facts, site)
    phone.goto(address)
    expect(phone.locator("[data-kept]")).to_be_visible()
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.context.set_offline(True)

    for name, taps in (("Peserta10", 1), ("Peserta11", 2), ("Peserta12", 3)):
        for _tap in range(taps):
            _line(phone, name).locator("button").click()
    expect(phone.locator("[data-page-status]")).to_have_text("3 tanda menunggu sinyal")
    phone.wait_for_timeout(1_000)
    phone.reload()

    expect(_line(phone, "Peserta11").locator("[data-state]")).to_have_text(re.compile("Terlambat"))
    expect(phone.locator("[data-page-status]")).to_have_text("3 tanda menunggu sinyal")
    _line(phone, "Peserta11").locator("button").click()
    # Three from before, and this opening's own. (Chromium's pretended offline lets the last call of
    # a page that is left through; what arrives twice counts once.)
    assert phone.evaluate(MARKS) == 4
    phone.context.set_offline(False)
    expect(phone.locator("[data-page-status]")).to_have_text("Tersimpan", timeout=20_000)
    assert [_stored(site, f"peserta{n}") for n in (10, 11, 12)] == [["hadir"], ["tidak"], ["tidak"]]
    assert phone.evaluate(MARKS) == 0


def test_counts_and_the_way_out_stay_in_sight_far_down_the_list(phone, site, facts):
    phone.goto(_come_in(phone, facts, site))

    _line(phone, "Peserta38").scroll_into_view_if_needed()

    assert phone.evaluate("scrollY") > 1_000
    assert phone.evaluate(IN_SIGHT, "[data-count=hadir]")
    assert phone.evaluate(IN_SIGHT, "[data-quick-exit]")


def test_a_long_list_is_searched_and_the_counts_follow(phone, site, facts):
    phone.goto(_come_in(phone, facts, site))
    before = int(phone.locator("[data-count=hadir]").inner_text())

    phone.fill("[data-find]", "peserta39")
    expect(phone.locator("[data-person]:visible")).to_have_count(1)
    phone.locator("[data-person]:visible button").click()

    expect(phone.locator("[data-count=hadir]")).to_have_text(str(before + 1))
    expect(phone.locator("[data-page-status]")).to_have_text("Tersimpan")
    phone.fill("[data-find]", "zzz")
    expect(phone.locator("[data-nobody]")).to_be_visible()


def test_without_script_the_same_taps_work(plain_phone, site, facts):
    page = plain_phone
    page.goto(_come_in(page, facts, site))

    _line(page, "Peserta20").locator("button").click()
    _line(page, "Peserta20").locator("button").click()

    expect(_line(page, "Peserta20").locator("[data-state]")).to_have_text(re.compile("Terlambat"))
    assert _stored(site, "peserta20") == ["terlambat"]


def test_when_the_session_has_ended_the_list_is_gone_and_the_marks_wait(
    phone, site, facts, watched
):
    address = _come_in(phone, facts, site)
    phone.goto(address)
    expect(phone.locator("[data-kept]")).to_be_visible()
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    cookie = next(c for c in phone.context.cookies() if c["name"] == facts["visitor"]["cookie"])
    phone.context.clear_cookies(name=cookie["name"])

    _line(phone, "Peserta30").locator("button").click()
    expect(phone.locator("[data-page-status] a")).to_be_visible()
    phone.goto(address)

    phone.wait_for_url("**/akun/masuk/**")
    assert phone.evaluate(COPIES) == 0
    assert phone.evaluate(MARKS) == 1
    assert _stored(site, "peserta30") == []
    phone.context.add_cookies([cookie])
    phone.goto("/belajar/")
    phone.wait_for_load_state("networkidle")
    assert phone.evaluate(MARKS) == 0
    assert _stored(site, "peserta30") == ["hadir"]
    refused = {words.replace(site.url, "") for words in watched.failures}
    assert refused <= {f"{status} /api/v1/attendance" for status in (401, 403)}
    watched.failures.clear()


def test_a_line_that_breaks_once_does_not_cost_the_copy(phone, site, facts, watched):
    broken = []

    def break_once(route) -> None:
        if route.request.method != "HEAD" or broken:
            route.continue_()
            return
        broken.append(route.request.url)
        route.abort()

    phone.route("**/hadir/*/", break_once)
    phone.goto(_come_in(phone, facts, site))

    expect(phone.locator("[data-kept]")).to_be_visible()
    assert len(broken) == 1
    watched.failures.clear()


def test_signing_out_removes_list_and_marks(phone, site, facts):
    # Last in this file: it ends the trainer's sign-in.
    phone.goto(_come_in(phone, facts, site))
    expect(phone.locator("[data-kept]")).to_be_visible()
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.context.set_offline(True)
    _line(phone, "Peserta31").locator("button").click()
    expect(phone.locator("[data-page-status]")).to_have_text("1 tanda menunggu sinyal")

    phone.locator(".account-menu summary").click()
    phone.locator(".account-menu form[data-sign-out] button").click()
    phone.locator("dialog button[value=leave]").click()

    expect(phone.locator("[data-person]")).to_have_count(0)
    assert phone.evaluate("localStorage.length") == 0
    assert phone.evaluate("caches.keys().then((names) => names.length)") == 0
    assert _stored(site, "peserta31") == []
