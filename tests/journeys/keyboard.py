"""A learner who has a keyboard and nothing else."""

from playwright.sync_api import Locator, Page, expect

# The ring may be drawn by the words beside a circle, or around a card that is one link.
RING = """() => {
  const at = document.activeElement;
  if (at === document.body) return "nothing has focus";
  const drawn = [[at], [at, "::after"], [at.nextElementSibling ?? at]];
  const ringed = drawn.some((each) => {
    const style = getComputedStyle(...each);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const box = at.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  if (!ringed) return `no ring on ${at.outerHTML.slice(0, 160)}`;
  return inside ? "" : `out of sight: ${at.outerHTML.slice(0, 160)}`;
}"""
# Where the news of a form just sent stands.
NEWS = """() => document.activeElement.matches("h1, .form-errors, .toast-list, :target")"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONGEST_WAY = 150


class Keyboard:
    """Tab, Shift+Tab, Enter, Space and the arrows. Each stop must show that it has focus."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def reach(self, wanted: Locator, *, key: str = "Tab") -> None:
        """Go on with Tab until the wanted thing has focus; fail where there is no way to it."""
        target = wanted.first
        expect(target).to_be_visible()
        for _stop in range(LONGEST_WAY):
            if target.evaluate("(each) => each === document.activeElement"):
                return
            self.press(key)
            assert (problem := self.page.evaluate(RING)) == "", f"{self.page.url}: {problem}"
        raise AssertionError(f"{self.page.url}: Tab never reaches {wanted}")

    def reach_either_way(self, wanted: Locator) -> None:
        """Go forward, or back where it stands before what has focus."""
        behind = wanted.first.evaluate(
            "(each) => !!(document.activeElement.compareDocumentPosition(each) & 2)"
        )
        self.reach(wanted, key="Shift+Tab" if behind else "Tab")

    def reach_among(self, circles: Locator, wanted: Locator) -> None:
        """Tab to the first circle of a group, then go on among them with the arrows."""
        self.reach(circles)
        for _option in range(circles.count()):
            if wanted.evaluate("(each) => each === document.activeElement"):
                return
            self.press("ArrowDown")
        raise AssertionError("the arrows do not reach it")

    def use(self, wanted: Locator, key: str = "Enter") -> None:
        """Reach it and press it, then wait for the page that follows.

        After a form was sent, the focus stands at the first error, the place asked for, the
        message or the heading.
        """
        self.reach_either_way(wanted)
        sends = wanted.first.evaluate("(each) => each.form?.method === 'post'")
        with self.page.expect_navigation():
            self.press(key)
        if sends:
            self.page.wait_for_function(NEWS)
        assert self.page.evaluate(WIDER) <= 0, f"{self.page.url} scrolls sideways"

    def fill(self, wanted: Locator, words: str) -> None:
        self.reach(wanted)
        self.type(words)
