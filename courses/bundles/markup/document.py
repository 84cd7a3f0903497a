"""What both notations mean: blocks of runs. Two texts are equal when their documents are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in one style. A line break is the letter "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    runs: Runs
    lists: tuple["List", ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    is_ordered: bool
    items: tuple[Item, ...]


Block = Paragraph | Heading | List
Document = tuple[Block, ...]

_SPACE = re.compile(r"[\x00-\x09\x0b-\x20\x7f-\x9f\u2028\u2029]+")


def tidy(runs: Iterable[Run], *, breaks: bool = True) -> Runs:
    """Return the runs in their one normal form.

    Spaces are single and never stand at an edge or beside a line break; a space has
    a style only when the letters on both sides have it; equal neighbours are one run.
    Without `breaks`, line breaks become spaces.
    """
    letters = _spread(runs, breaks=breaks)
    words = [tuple(word) for _space, word in groupby(letters, key=lambda one: one.text.isspace())]
    if words and words[0][0].text.isspace():
        del words[0]
    if words and words[-1][0].text.isspace():
        del words[-1]
    tidied: list[Run] = []
    for position, word in enumerate(words):
        if word[0].text.isspace():
            tidied.append(_space_between(words[position - 1][-1], word, words[position + 1][0]))
        else:
            tidied.extend(word)
    return _joined(tidied)


def _spread(runs: Iterable[Run], *, breaks: bool) -> Iterator[Run]:
    for run in runs:
        for letter in _SPACE.sub(" ", run.text):
            yield replace(run, text=" " if letter == "\n" and not breaks else letter)


def _space_between(before: Run, spaces: Runs, after: Run) -> Run:
    letters = {one.text for one in spaces}
    return Run(
        next((letter for letter in "\n " if letter in letters), spaces[0].text),
        bold=before.bold and after.bold,
        italic=before.italic and after.italic,
        href=before.href if before.href == after.href else "",
    )


def _joined(letters: Iterable[Run]) -> Runs:
    return tuple(
        Run("".join(one.text for one in same), *style)
        for style, same in groupby(letters, key=lambda one: (one.bold, one.italic, one.href))
    )


def tidy_lists(lists: Iterable[List]) -> tuple[List, ...]:
    """Join neighbouring lists of one kind; an item without words gives way to its own items."""
    joined: list[List] = []
    for one in lists:
        items = tuple(_worded(one.items))
        if not items:
            continue
        if joined and joined[-1].is_ordered == one.is_ordered:
            joined[-1] = List(one.is_ordered, joined[-1].items + items)
        else:
            joined.append(List(one.is_ordered, items))
    return tuple(joined)


def _worded(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        lists = tidy_lists(item.lists)
        if item.runs:
            yield Item(item.runs, lists)
        else:
            for inner in lists:
                yield from inner.items


def tidy_blocks(blocks: Iterable[Block]) -> Document:
    """Return the blocks without empty ones, neighbouring lists of one kind joined."""
    worded = (block for block in blocks if isinstance(block, List) or block.runs)
    tidied: list[Block] = []
    for are_lists, same in groupby(worded, key=lambda block: isinstance(block, List)):
        alike = list(same)
        tidied.extend(tidy_lists(alike) if are_lists else alike)
    return tuple(tidied)
