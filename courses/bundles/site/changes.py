"""What loading a bundle did to the site, to be told to whoever asked for it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Change:
    """`action` is new, changed or withdrawn; `noun` course, module, lesson, item, quiz …"""

    action: str
    noun: str
    name: str


@dataclass
class Changes:
    on_change: Callable[[Change], None] = lambda _change: None
    made: list[Change] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)

    def add(self, action: str, noun: str, name: str) -> None:
        change = Change(action, noun, name)
        self.made.append(change)
        self.on_change(change)

    def counts(self) -> dict[str, dict[str, int]]:
        """Return how many, by action and noun."""
        counts: dict[str, dict[str, int]] = {}
        for (action, noun), number in sorted(
            Counter((one.action, one.noun) for one in self.made).items()
        ):
            counts.setdefault(action, {})[noun] = number
        return counts
