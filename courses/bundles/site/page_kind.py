"""How a kind of page is read and written, whichever it is."""

from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from wagtail.models import Page

from courses.bundles.bundle import LessonFacts, ModuleFacts
from courses.bundles.site.assets import Assets, NameOf
from courses.catalogue.models import Programme
from courses.quizzes.models import Objective, Quiz

Facts = TypeVar("Facts", LessonFacts, ModuleFacts)


@dataclass
class Shelf:
    """What pages point at, by the names that files use."""

    assets: Assets
    programme: Programme | None = None
    objectives: dict[str, Objective] = field(default_factory=dict)
    quizzes: dict[str, Quiz] = field(default_factory=dict)


class PageKind(Protocol):
    model: type[Page]
    noun: str

    def read(self, page: Page, name_of: NameOf) -> Any:
        """Return the page's own words, without those of its translation."""

    def write(self, page: Page, value: Any, *, now: Any, shelf: Shelf) -> None:
        """Set the words without saving; `now` is what the page says, None for a new page."""

    def with_english(self, value: Any, english: Any) -> Any:
        """Return the value with the words of the English page."""

    def in_indonesian(self, value: Any) -> Any:
        """Return what the Indonesian page says."""

    def in_english(self, value: Any, *, before: Any, now: Any) -> Any:
        """Return what the English page says; None when there is to be none.

        `before` is what the Indonesian page said, `now` what the English one says:
        where files hold no English, a copy follows the Indonesian, a translation stays.
        """


def facts_with_english(facts: Facts, english: Facts) -> Facts:
    return replace(facts, title_en=english.title, summary_en=english.summary)


def facts_in_indonesian(facts: Facts) -> Facts:
    return replace(facts, title_en="", summary_en="")


def facts_in_english(facts: Facts) -> Facts:
    return replace(
        facts, title=facts.title_en, summary=facts.summary_en, title_en="", summary_en=""
    )
