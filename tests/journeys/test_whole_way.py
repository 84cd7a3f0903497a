"""From the front door to a certificate that anyone can check, on a phone of 360 × 640."""

import re
import time
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page, expect

from courses.bundles.files.reading import read_bundle
from courses.bundles.shipped import STARTER
from tests.journeys.learner import Learner
from tests.journeys.running_site import RunningSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AMAN = read_bundle(STARTER / "aman").bundle
ITEMS = len(AMAN.quizzes[0].forms["A"])
LESSONS = sum(len(module.lessons) for module in AMAN.modules if not module.facts.is_extra)


@pytest.mark.parametrize("kind", ["phone", "plain_phone"], ids=["script", "no-script"])
def test_a_learner_goes_from_the_catalogue_to_a_certificate(
    kind: str, site: RunningSite, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    page: Page = request.getfixturevalue(kind)
    sari = Learner(page, f"sari.{kind}")

    sari.sign_up()
    sari.find_the_course()
    sari.take_the_next_step()  # join
    sari.take_the_next_step()  # pre-test
    assert len(sari.items) == ITEMS
    sari.answer(rightly=ITEMS // 3)
    sari.hand_in()
    page.goto("/kursus/aman/")
    sari.take_the_next_step()
    assert sari.read_every_lesson() == LESSONS
    page.goto("/kursus/aman/")
    sari.take_the_next_step()  # post-test
    sari.answer(rightly=ITEMS)
    assert sari.agree_with_everything() == len(AMAN.quizzes[0].attitude)
    sari.hand_in()
    expect(page.locator(".gain")).to_contain_text("100%")
    sari.print_my_name("Sari Puspita Ningrum")
    _wait_for_certificate(page)
    with page.expect_download() as download:
        page.locator("a[href$='/unduh/'], a[href*='unduh']").first.click()
    pdf = tmp_path / "sertifikat.pdf"
    download.value.save_as(pdf)

    check_address = _qr_of(pdf)
    page.goto(check_address.replace("http://127.0.0.1:8000", site.url))
    expect(page.locator("main")).to_contain_text("S. P. N.")
    expect(page.locator("main")).not_to_contain_text("Puspita")
    before, after = site.query(
        "SELECT score_percent FROM courses_attempt a JOIN courses_enrolment e"
        " ON e.id = a.enrolment_id JOIN accounts_user u ON u.id = e.learner_id"
        " WHERE u.username = ? ORDER BY a.started_at",
        sari.username,
    )
    assert (round(before[0]), round(after[0])) == (round(100 * (ITEMS // 3) / ITEMS), 100)


def _wait_for_certificate(page: Page) -> None:
    """Look again, as the page says, until the worker has made it."""
    for _look in range(60):
        if page.locator("a[href*='unduh']").count():
            return
        time.sleep(0.5)
        page.goto("/sertifikat/milikku/")
    raise AssertionError("no certificate within 30 seconds")


def _qr_of(pdf: Path) -> str:
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil()
    return zxingcpp.read_barcodes(image)[0].text


def test_answers_chosen_without_network_are_kept_and_sent(phone: Page, site: RunningSite) -> None:
    sari = Learner(phone, "sari.putus")
    sari.sign_up()
    sari.find_the_course()
    sari.take_the_next_step()
    sari.take_the_next_step()
    expect(phone.locator("[data-item][data-live]").first).to_be_visible()
    chosen = {}

    for number, item in enumerate(sari.items):
        # The network goes and comes back between answers.
        phone.context.set_offline(number % 3 == 1)
        sari.choose(item, rightly=number % 2 == 0)
        chosen[int(item.get_attribute("data-item"))] = sorted(
            int(box.get_attribute("value")) for box in item.locator("input:checked").all()
        )
    phone.context.set_offline(True)
    expect(phone.locator("[data-page-status]")).not_to_be_empty()
    phone.context.set_offline(False)
    expect(phone.locator("[data-item-status].status--saved")).to_have_count(ITEMS, timeout=30_000)

    phone.reload()
    shown = {
        int(item.get_attribute("data-item")): sorted(
            int(box.get_attribute("value")) for box in item.locator("input:checked").all()
        )
        for item in sari.items
    }
    stored = site.query(
        "SELECT count(*) FROM courses_answer r JOIN courses_attempt a ON a.id = r.attempt_id"
        " JOIN courses_enrolment e ON e.id = a.enrolment_id"
        " JOIN accounts_user u ON u.id = e.learner_id WHERE u.username = ?",
        sari.username,
    )
    assert shown == chosen
    assert stored == [(ITEMS,)]
    assert re.search("/belajar/uji/", phone.url)
