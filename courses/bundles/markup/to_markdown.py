"""Document → Markdown, in one way only, and always read back as the same document."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from courses.bundles.markup.document import (
    Block,
    Document,
    Heading,
    Item,
    List,
    Paragraph,
    Run,
    Runs,
    tidy,
)
from courses.bundles.markup.from_markdown import NotInSubset, from_markdown

_SPECIAL = re.compile(r"[\\`*_\[\]]|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
# What would begin a heading, a quotation, a list, a rule, a code block or a fence.
_AT_LINE_START = re.compile(
    r"^(?:(#(?=#{0,5}(?:\s|$))|>|-(?=[\s-]|$)|\+(?=\s|$)|=(?==*$)|~(?=~~)|:(?=::))"
    r"|(\d+)(?=[.)](?:\s|$)))",
    re.MULTILINE,
)
_AT_HEADING_END = re.compile(r"(?<!\\)#+$")
# Which signs mean bold and italic: the first pair that reads back unchanged is used.
_SIGNS = [("**", "*"), ("**", "_"), ("__", "*")]


def to_markdown(document: Document) -> str:
    """Return the text without a newline at its end; empty for an empty document."""
    return "\n\n".join(_block(block) for block in document)


def _block(block: Block) -> str:
    if isinstance(block, List):
        return "\n".join(_list_lines(block))
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_inline(block.runs, in_heading=True)}"
    return _inline(block.runs)


def _list_lines(one: List) -> Iterator[str]:
    for number, item in enumerate(one.items, start=1):
        marker = f"{number}. " if one.is_ordered else "- "
        lines = list(_item_lines(item))
        yield marker + lines[0]
        yield from (" " * len(marker) + line for line in lines[1:])


def _item_lines(item: Item) -> Iterator[str]:
    yield from _inline(item.runs).split("\n")
    for inner in item.lists:
        yield from _list_lines(inner)


def _inline(runs: Runs, *, in_heading: bool = False) -> str:
    for candidate in (runs, _by_whole_words(runs)):
        for bold, italic in _SIGNS:
            text = _written(candidate, bold=bold, italic=italic)
            if in_heading:
                text = _AT_HEADING_END.sub(lambda signs: f"\\{signs[0]}", text)
            if _reads_as(text, candidate):
                return text
    return _written(tuple(Run(run.text) for run in runs), bold="", italic="")


def _reads_as(text: str, runs: Runs) -> bool:
    try:
        return from_markdown(text) == (Paragraph(runs),)
    except NotInSubset:
        return False


def _by_whole_words(runs: Runs) -> Runs:
    """Return the runs with styles that change between words only: Markdown can say all those."""
    letters = [replace(run, text=letter) for run in runs for letter in run.text]
    widened: list[Run] = []
    for is_space, word in groupby(letters, key=lambda one: one.text.isspace()):
        same = list(word)
        bold = any(one.bold for one in same) and not is_space
        italic = any(one.italic for one in same) and not is_space
        widened += [replace(one, bold=bold, italic=italic) for one in same]
    return tidy(widened)


def _written(runs: Runs, *, bold: str, italic: str) -> str:
    parts = []
    for href, linked in groupby(runs, key=lambda run: run.href):
        text = ""
        for is_bold, same in groupby(linked, key=lambda run: run.bold):
            words = "".join(_marked(_escaped(run.text), italic * run.italic) for run in same)
            text += _marked(words, bold * is_bold)
        parts.append(f"[{text}]({_destination(href)})" if href else text)
    return _AT_LINE_START.sub(
        lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\", "".join(parts)
    ).replace("\n", "\\\n")


def _marked(text: str, sign: str) -> str:
    """Put the sign around the words; a space inside it would undo it."""
    words = text.strip()
    if not sign or not words:
        return text
    start = text.index(words)
    return f"{text[:start]}{sign}{words}{sign}{text[start + len(words) :]}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)


def _destination(href: str) -> str:
    href = re.sub(r"&(?=#?\w+;)", "&amp;", href)
    return f"<{href}>" if re.search(r"[()\s]", href) else href
