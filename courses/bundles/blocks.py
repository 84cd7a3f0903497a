"""A lesson's blocks as values. Names of fields are the names in the files."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from courses.bundles.kinds import (
    DrawingName,
    FileName,
    Flag,
    Line,
    Markdown,
    SomeLine,
    SomeMarkdown,
    SomePlain,
)


class Part:
    """What a file says; keys that nobody knows are refused."""

    __pydantic_config__ = ConfigDict(extra="forbid")


@dataclass(frozen=True, kw_only=True)
class TextBlock(Part):
    """The lesson's own words, between the fences. Headings are welcome here."""

    markdown: str


@dataclass(frozen=True, kw_only=True)
class Callout(Part):
    tone: Literal["info", "tip", "warning", "story", "summary"]
    title: Line = ""
    text: SomeMarkdown


@dataclass(frozen=True, kw_only=True)
class ContentNotice(Part):
    text: SomePlain


@dataclass(frozen=True, kw_only=True)
class Option(Part):
    text: SomeLine
    correct: Flag
    feedback: Line = ""


@dataclass(frozen=True, kw_only=True)
class Check(Part):
    question: SomePlain
    kind: Literal["single", "multiple"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=8)]
    explanation: Markdown = ""


@dataclass(frozen=True, kw_only=True)
class Titled(Part):
    title: SomeLine
    text: SomeMarkdown


@dataclass(frozen=True, kw_only=True)
class Accordion(Part):
    items: Annotated[tuple[Titled, ...], Field(min_length=1)]


@dataclass(frozen=True, kw_only=True)
class Pair(Part):
    say: SomeLine
    instead_of: Annotated[SomeLine, Field(alias="not")]
    why: Line = ""


@dataclass(frozen=True, kw_only=True)
class SayThis(Part):
    pairs: Annotated[tuple[Pair, ...], Field(min_length=1)]


@dataclass(frozen=True, kw_only=True)
class Cards(Part):
    cards: Annotated[tuple[Titled, ...], Field(min_length=1)]


@dataclass(frozen=True, kw_only=True)
class HelpLink(Part):
    text: SomePlain


@dataclass(frozen=True, kw_only=True)
class Picture(Part):
    file: FileName
    alt: SomeLine
    caption: Line = ""


@dataclass(frozen=True, kw_only=True)
class Drawing(Part):
    name: Annotated[DrawingName, Field(min_length=1)]
    alt: Line = ""
    decorative: Flag = False
    caption: Line = ""


@dataclass(frozen=True, kw_only=True)
class Video(Part):
    file: FileName
    captions: FileName | None = None
    transcript: SomeMarkdown


@dataclass(frozen=True, kw_only=True)
class Audio(Part):
    file: FileName
    transcript: SomeMarkdown


@dataclass(frozen=True, kw_only=True)
class Attachment(Part):
    file: FileName
    title: SomeLine


Block = (
    TextBlock | Callout | ContentNotice | Check | Accordion | SayThis | Cards | HelpLink
    | Picture | Drawing | Video | Audio | Attachment
)  # fmt: skip

# The word after ":::", which is also the block's name on the site.
FENCES: dict[str, type[Part]] = {
    "callout": Callout,
    "content_notice": ContentNotice,
    "check": Check,
    "accordion": Accordion,
    "say_this": SayThis,
    "cards": Cards,
    "help_link": HelpLink,
    "image": Picture,
    "drawing": Drawing,
    "video": Video,
    "audio": Audio,
    "file": Attachment,
}
NAMES = {kind: name for name, kind in FENCES.items()}


def files_of(block: Block) -> dict[str, str]:
    """Return the files a block needs, by field."""
    names = {"file": getattr(block, "file", None), "captions": getattr(block, "captions", None)}
    return {field: name for field, name in names.items() if name}
