"""A learner at a phone: what she taps, in her words. Works with script and without."""

import re
from functools import cache

import yaml
from playwright.sync_api import Locator, Page, expect

from courses.bundles.shipped import STARTER
from tests.factories import PASSWORD

KEY_FILE = STARTER / "aman" / "questions.yaml"


@cache
def answer_key() -> dict[str, set[str]]:
    """Return the right options of each question of the AMAN course, by its text."""
    questions = yaml.safe_load(KEY_FILE.read_text(encoding="utf-8"))["questions"]
    return {
        _squeezed(question["text"]): {
            _squeezed(choice["text"]) for choice in question["choices"] if choice["fraction"] > 0
        }
        for question in questions
        if question["type"] != "likert"
    }


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


class Learner:
    """One person at one phone, beginning at the front door."""

    def __init__(self, page: Page, username: str) -> None:
        self.page = page
        self.username = username

    def sign_up(self) -> None:
        page = self.page
        page.goto("/akun/daftar/")
        page.locator("button[name=age_band][value='18-24']").click()
        page.locator("[name=display_name]").fill("Sari")
        page.locator("[name=sex][value=P]").check(force=True)
        page.locator("[name=region]").fill("Kota Kendari")
        page.locator("[name=category]").select_option("orang_muda")
        page.locator("main form button.button--primary").click()
        page.locator("[name=username]").fill(self.username)
        page.locator("[name=password1]").fill(PASSWORD)
        page.locator("main form button.button--primary").click()
        # Without an e-mail address the recovery code is shown, once.
        expect(page.locator(".code--large")).to_be_visible()
        page.locator("main form button.button--primary").click()

    def find_the_course(self) -> None:
        self.page.goto("/")
        self.page.locator("nav a[href='/kursus/']").first.click()
        self.page.locator(".course-card a").first.click()

    def take_the_next_step(self) -> None:
        self.page.locator(".next-step .button").click()

    @property
    def items(self) -> list[Locator]:
        """The questions; what somebody thinks is asked after them, in a part of its own."""
        return self.page.locator("[data-item][data-part=questions]").all()

    def choose(self, item: Locator, *, rightly: bool) -> None:
        """Choose the right options of an item, or one that is wrong."""
        question = _squeezed(item.locator("legend span[lang]").inner_text())
        right = answer_key()[question]
        labels = item.locator(".choice").all()
        wanted = [label for label in labels if (_squeezed(label.inner_text()) in right) == rightly]
        for label in wanted if rightly else wanted[:1]:
            label.locator("input").check(force=True)

    def answer(self, *, rightly: int) -> None:
        """Answer every item, the first `rightly` of them rightly."""
        for number, item in enumerate(self.items):
            self.choose(item, rightly=number < rightly)

    def agree_with_everything(self) -> int:
        """Agree with each statement of the test; return how many there were."""
        statements = self.page.locator("[data-item][data-part=attitudes]").all()
        for statement in statements:
            statement.locator("input").nth(3).check(force=True)
        return len(statements)

    def hand_in(self) -> None:
        self.page.locator("button[name=hand_in]").click()
        expect(self.page).to_have_url(re.compile("/periksa/"))
        self.page.locator("[data-hand-in] button.button--primary").click()
        expect(self.page).to_have_url(re.compile("/hasil/"))

    def read_every_lesson(self) -> int:
        """Read to the end of each lesson and say so; return how many there were."""
        done = self.page.locator("main form[action$='/selesai/'] button.button--primary")
        for lessons in range(50):
            expect(self.page.locator("main h1")).to_be_visible()
            self.page.wait_for_load_state()
            if not done.count():
                return lessons
            here = self.page.url
            done.click()
            expect(self.page).not_to_have_url(here)
        raise AssertionError("the lessons do not end")

    def print_my_name(self, name: str) -> None:
        page = self.page
        page.goto("/sertifikat/milikku/")
        page.locator("input[name=name]:visible").fill(name)
        page.locator("form:has(input[name=name]:visible) button").click()
        page.locator("button[name=confirmed]").click()
