"""Parts of a question that takes one answer for each: stems of pairs, gaps of a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

GAP = re.compile(r"\[(\d{1,2})\]")


class Option(Protocol):
    pk: int
    goes_with: str
    gap: int


@dataclass(frozen=True)
class Stem:
    text: str
    choice_id: int


def stems_of(options: Iterable[Option]) -> list[Stem]:
    """Return what is to be paired, each with the option it goes with.

    Their order is the same for ever and tells nothing: put as written, those that go with
    one option would stand together.
    """
    stems = [Stem(text, option.pk) for option in options for text in lines_of(option.goes_with)]
    return sorted(stems, key=lambda stem: sha256(stem.text.encode()).digest())


def lines_of(text: str) -> list[str]:
    """Return the written lines, blanks closed up."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def pieces_of(text: str) -> list[str | int]:
    """Return a text with gaps as its words and, between them, the numbers of its gaps."""
    return [
        int(piece) if place % 2 else piece
        for place, piece in enumerate(GAP.split(text))
        if place % 2 or piece
    ]


def gaps_in(text: str) -> list[int]:
    """Return the numbers of the gaps, as they follow in the text."""
    return [piece for piece in pieces_of(text) if isinstance(piece, int)]
