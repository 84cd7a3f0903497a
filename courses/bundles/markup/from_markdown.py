"""Markdown → document. What the subset leaves out is named, never dropped."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

from courses.bundles.markup.document import (
    Block,
    Document,
    Heading,
    Item,
    List,
    Paragraph,
    Run,
    tidy,
    tidy_blocks,
)
from courses.bundles.markup.links import safe_href

# Reference definitions would vanish from the page without a word; as text they stay visible.
_PARSER = MarkdownIt("commonmark").disable("reference")
_PARSER.validateLink = lambda _url: True

_STYLES = {"strong": "bold", "em": "italic"}
_LETTERS = {"text": "", "softbreak": " ", "hardbreak": "\n"}


class NotInSubset(ValueError):
    """The text uses Markdown that lessons do not have; `line` counts from 1."""

    def __init__(self, message: str, *, line: int):
        super().__init__(message)
        self.message = message
        self.line = line


def from_markdown(text: str) -> Document:
    """Raises NotInSubset for the first thing that a lesson cannot show."""
    tokens = _PARSER.parse(text)
    return tidy_blocks(_blocks(_Cursor(tokens)))


class _Cursor:
    def __init__(self, tokens: list[Token]):
        self._tokens = iter(tokens)
        self.line = 1

    def next(self) -> Token | None:
        token = next(self._tokens, None)
        if token is not None and token.map:
            self.line = token.map[0] + 1
        return token

    def refuse(self, what: str) -> NotInSubset:
        return NotInSubset(
            _(
                "%(what)s cannot be used here. Lessons know paragraphs, ## and ### headings, "
                "**bold**, *italic*, lists and links."
            )
            % {"what": what},
            line=self.line,
        )


def _blocks(cursor: _Cursor, *, until: str = "") -> Iterator[Block]:
    while (token := cursor.next()) is not None and token.type != until:
        if token.type == "paragraph_open":
            yield Paragraph(tidy(_inline(cursor)))
        elif token.type == "heading_open":
            if token.tag not in {"h2", "h3"} or set(token.markup) != {"#"}:
                raise cursor.refuse(_("This kind of heading"))
            yield Heading(int(token.tag[1]), tidy(_inline(cursor), breaks=False))
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            yield _list(cursor, token)
        else:
            raise cursor.refuse(_named(token))


def _list(cursor: _Cursor, opened: Token) -> List:
    items = []
    while (token := cursor.next()) is not None and token.type == "list_item_open":
        items.append(_item(list(_blocks(cursor, until="list_item_close")), cursor))
    return List(opened.type == "ordered_list_open", tuple(items))


def _item(parts: list[Block], cursor: _Cursor) -> Item:
    if any(isinstance(part, Heading) for part in parts):
        raise cursor.refuse(_("A heading inside a list"))
    words: list[Run] = []
    for part in parts:
        if isinstance(part, Paragraph):
            words += [Run("\n"), *part.runs]
    return Item(tidy(words), tuple(part for part in parts if isinstance(part, List)))


def _inline(cursor: _Cursor) -> list[Run]:
    """Read the inline token that comes next, and the closing one after it."""
    inline = cursor.next()
    cursor.next()
    runs: list[Run] = []
    style = {"bold": 0, "italic": 0}
    href = ""
    for token in inline.children or []:
        if token.type in _LETTERS:
            letters = _LETTERS[token.type] or token.content
            runs.append(Run(letters, style["bold"] > 0, style["italic"] > 0, href))
        elif token.tag in _STYLES:
            style[_STYLES[token.tag]] += token.nesting
        elif token.type == "link_open":
            address = str(token.attrs.get("href", ""))
            href = safe_href(address)
            if not href:
                raise cursor.refuse(_("The link to “%(address)s”") % {"address": address})
        elif token.type == "link_close":
            href = ""
        else:
            raise cursor.refuse(_named(token))
    return runs


def _named(token: Token) -> str:
    names = {
        "fence": _("A code block"),
        "code_block": _("A line that begins with four spaces"),
        "code_inline": _("Code between ` marks"),
        "html_block": _("HTML"),
        "html_inline": _("HTML"),
        "image": _("A picture inside text (use ::: image instead)"),
        "blockquote_open": _("A quotation with >"),
        "hr": _("A dividing line"),
    }
    return names.get(token.type, token.type)
