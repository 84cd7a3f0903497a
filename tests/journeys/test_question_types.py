"""Sari writes, pairs, orders and fills gaps on a phone; half of it without network."""

import json
import os
import secrets
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories import PASSWORD
from tests.journeys import running_site
from tests.journeys.learner import Learner
from tests.journeys.running_site import RunningSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WAITING = "Object.keys(localStorage).filter((key) => key.startsWith('kelas-answer:')).length"
MAKE = """
import django
django.setup()
from tests.factories import make_course
from tests.question_types import ask_every_type
ask_every_type(make_course("ragam", modules=1, lessons=1, with_test=False))
"""
PAIRS = {"Akun terkunci": "Aman", "Sandi panjang": "Aman", "Minta rahasia": "Perlu waspada"}
RIGHT = {
    4: ["Berhenti", "Simpan bukti", "Blokir", "Cerita"],
    5: ["bukti", "SAPA 129"],
}


@pytest.fixture(scope="module")
def _ragam(site: RunningSite) -> None:
    running_site.run("-c", MAKE, env=site.env)


@pytest.fixture
def sari(phone: Page, _ragam: None) -> Learner:
    sari = Learner(phone, f"sari.{secrets.token_hex(3)}")
    sari.sign_up()
    phone.goto("/kursus/ragam/")
    sari.take_the_next_step()
    sari.take_the_next_step()
    expect(phone.locator("[data-item][data-live]")).to_have_count(5)
    return sari


def _write(page: Page, number: int, words: str) -> None:
    page.locator(f"#soal-{number} [data-written]").press_sequentially(words)


def _choose(page: Page, number: int, texts: list[str]) -> None:
    for place, text in enumerate(texts):
        options = page.locator(f"#soal-{number} [data-place]").nth(place)
        [label] = [each for each in options.locator("option").all_inner_texts() if text in each]
        options.select_option(label=label)


def _shown(page: Page) -> list[str]:
    written = page.locator("[data-written]").all()
    chosen = page.locator("[data-place] option:checked").all_inner_texts()
    return [box.input_value() for box in written] + [text.split(" · ")[-1] for text in chosen]


def _look(page: Page, name: str) -> None:
    if folder := os.environ.get("PICTURES_OF_TYPES"):
        for width in (360, 1280):
            for scheme in ("light", "dark"):
                page.set_viewport_size({"width": width, "height": 800})
                page.emulate_media(color_scheme=scheme)
                path = Path(folder) / f"{name}-{width}-{scheme}.png"
                page.screenshot(path=path, full_page=True, animations="disabled")
        page.set_viewport_size({"width": 360, "height": 640})


def _stored(site: RunningSite, learner: Learner) -> list[tuple]:
    return site.query(
        "SELECT r.text, r.choice_ids, r.fraction_percent FROM courses_answer r"
        " JOIN courses_attempt a ON a.id = r.attempt_id"
        " JOIN courses_enrolment e ON e.id = a.enrolment_id"
        " JOIN accounts_user u ON u.id = e.learner_id WHERE u.username = ? ORDER BY r.item_id",
        learner.username,
    )


def test_what_is_written_and_placed_survives_the_network_and_counts(phone, site, sari):
    _look(phone, "empty")
    _write(phone, 1, "sapa129")
    expect(phone.locator("#soal-1 .status--saved")).to_be_visible(timeout=20_000)
    phone.context.set_offline(True)
    _write(phone, 2, "12,5")
    for stem, text in PAIRS.items():
        phone.locator("#soal-3").get_by_label(stem).select_option(label=text)
    for number, texts in RIGHT.items():
        _choose(phone, number, texts)
    expect(phone.locator("#soal-5 .status--offline")).to_be_visible(timeout=20_000)
    waiting = _shown(phone)
    assert phone.evaluate(WAITING) == 4
    phone.context.set_offline(False)
    expect(phone.locator("[data-item-status].status--saved")).to_have_count(5, timeout=30_000)
    _look(phone, "answered")

    phone.reload()
    expect(phone.locator("[data-item][data-live]")).to_have_count(5)
    assert _shown(phone) == waiting
    assert waiting[:2] == ["sapa129", "12,5"]
    sari.hand_in()

    stored = _stored(site, sari)
    assert [(text, worth) for text, _choices, worth in stored] == [
        ("sapa129", 100),
        ("12,5", 100),
        ("", 100),
        ("", 100),
        ("", 100),
    ]
    assert [len(json.loads(choices)) for _text, choices, _worth in stored] == [0, 0, 3, 4, 2]
    _look(phone, "result")


def test_signing_out_leaves_no_word_on_the_phone(phone, site, sari):
    phone.context.set_offline(True)
    _write(phone, 1, "kata rahasia")
    expect(phone.locator("#soal-1 .status--offline")).to_be_visible(timeout=20_000)
    assert "kata rahasia" in phone.evaluate("JSON.stringify(localStorage)")

    phone.locator(".account-menu summary").click()
    phone.locator(".account-menu form[data-sign-out] button").click()
    phone.locator("dialog button[value=leave]").click()

    expect(phone.locator("form[data-test]")).to_have_count(0)
    assert phone.evaluate("localStorage.length") == 0


def test_words_do_not_wait_under_the_eyes_of_the_next_person(phone, sari, open_phone, watched):
    """What she chose does: it is numbers, and tells nothing."""
    other = Learner(open_phone(), f"budi.{secrets.token_hex(3)}")
    other.sign_up()
    phone.context.clear_cookies(name="kelas")
    _write(phone, 1, "kata rahasia")
    _choose(phone, 5, RIGHT[5])
    expect(phone.locator("[data-notice=signed_out]")).to_be_visible(timeout=20_000)
    assert phone.evaluate(WAITING) == 2

    second = phone.context.new_page()
    second.goto("/akun/masuk/")
    second.fill("[name=login]", other.username)
    second.fill("[name=password]", PASSWORD)
    second.locator("main form button.button--primary").click()
    second.wait_for_url(lambda url: "/masuk/" not in url)
    second.goto("/belajar/")
    second.wait_for_load_state("networkidle")

    assert "kata rahasia" not in second.evaluate("JSON.stringify(localStorage)")
    assert second.evaluate(WAITING) == 1
    watched.failures.clear()
