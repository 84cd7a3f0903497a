"""What a value in a bundle may be. Read as: this kind of text, at most this long."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import AfterValidator, BeforeValidator, Field, Strict

from courses.bundles.markup import NotInSubset, canonical_markdown, from_markdown
from courses.bundles.markup.document import Heading
from courses.catalogue.drawings import DRAWINGS

MARKDOWN_MAX_LETTERS = 30_000
FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]{2,4}")

# Signs that turn the writing direction can show a name or an address as another one.
_TURNS_DIRECTION = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def has_control_letters(text: str) -> bool:
    return any(
        unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\t" for letter in text
    )


def hides_letters(name: str) -> bool:
    """Whether a file name may look like another one."""
    return has_control_letters(name) or bool(_TURNS_DIRECTION & set(name))


def _visible(text: str) -> str:
    if has_control_letters(text):
        raise ValueError(_("It holds a control character: type the text again."))
    return text.strip()


def _one_line(text: str) -> str:
    return " ".join(_visible(text).split())


def _markdown(text: str) -> str:
    try:
        return canonical_markdown(_visible(text))
    except NotInSubset as error:
        raise ValueError(error.message) from error


def _short_markdown(text: str) -> str:
    canonical = _markdown(text)
    if any(isinstance(block, Heading) for block in from_markdown(canonical)):
        raise ValueError(_("Headings stand between blocks only: use **bold** here."))
    return canonical


def _number(value: object) -> object:
    """A number from YAML as a Decimal; anything else is left for the check that follows."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return Decimal(str(value)).normalize() + 0


def _web_address(text: str) -> str:
    if text and not re.fullmatch(r"https?://[^\s/?#]+\.[^\s]+", text):
        raise ValueError(_("Write the whole address, beginning with https://."))
    return text


def _drawing(name: str) -> str:
    if name and name not in DRAWINGS:
        message = _("The house has no such drawing. Choose one of: %(names)s.")
        raise ValueError(message % {"names": ", ".join(DRAWINGS)})
    return name


Text = Annotated[str, Strict()]
Flag = Annotated[bool, Strict()]
Whole = Annotated[int, Strict()]
Day = Annotated[date, Strict()]
Line = Annotated[Text, Field(max_length=1_000), AfterValidator(_one_line)]
SomeLine = Annotated[Line, Field(min_length=1)]
Title = Annotated[SomeLine, Field(max_length=255)]
Plain = Annotated[Text, Field(max_length=5_000), AfterValidator(_visible)]
SomePlain = Annotated[Plain, Field(min_length=1)]
Markdown = Annotated[Text, Field(max_length=MARKDOWN_MAX_LETTERS), AfterValidator(_short_markdown)]
SomeMarkdown = Annotated[Markdown, Field(min_length=1)]
Slug = Annotated[Text, Field(max_length=80, pattern=r"^[a-z0-9]+([-_]+[a-z0-9]+)*$")]
Code = Annotated[Text, Field(max_length=40, pattern=r"^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$")]
DottedCode = Annotated[Text, Field(max_length=40, pattern=r"^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$")]
PracticeCode = Annotated[Text, Field(max_length=40, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
FileName = Annotated[Text, Field(max_length=80, pattern=f"^{FILE_NAME.pattern}$")]
Url = Annotated[Line, AfterValidator(_web_address)]
DrawingName = Annotated[Line, AfterValidator(_drawing)]
Hours = Annotated[
    Decimal, Strict(), BeforeValidator(_number), Field(ge=0, le=1000, decimal_places=1)
]
Tolerance = Annotated[
    Decimal,
    Strict(),
    BeforeValidator(_number),
    Field(ge=0, max_digits=12, decimal_places=4),
]
Percent = Annotated[
    Decimal, Strict(), BeforeValidator(_number), Field(ge=-100, le=100, decimal_places=2)
]
