"""A lesson's file: front matter, then words and fences."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.bundles.blocks import FENCES, NAMES, Block, TextBlock
from courses.bundles.bundle import LessonFacts
from courses.bundles.files import yaml_text
from courses.bundles.files.plain import plain
from courses.bundles.files.shape import read_yaml, shaped
from courses.bundles.kinds import MARKDOWN_MAX_LETTERS
from courses.bundles.markup import NotInSubset, canonical_markdown
from courses.bundles.problem import Problem

_OPENS = re.compile(r"^:::\s*(\S*)\s*$")
_CLOSES = re.compile(r"^:::\s*$")


@dataclass(frozen=True)
class _Piece:
    """Lines of one kind: the words between fences (name "") or what a fence holds."""

    name: str
    line: int
    text: str


def read_lesson(
    text: str, *, file: str, problems: list[Problem]
) -> tuple[LessonFacts, tuple[Block, ...]] | None:
    """Return the lesson; None when problems were added."""
    before = len(problems)
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        message = _("A lesson begins with its facts between two lines of “---”: add them.")
        problems.append(Problem(file=file, line=1, message=message))
        return None
    front = read_yaml("\n".join(lines[1:end]), file=file, problems=problems, first_line=2)
    facts = front and shaped(LessonFacts, front, file=file, problems=problems, first_line=2)
    pieces = _pieces(lines[end + 1 :], first_line=end + 2, file=file, problems=problems)
    blocks = [_block(piece, file=file, problems=problems) for piece in pieces]
    if len(problems) > before:
        return None
    return facts, tuple(block for block in blocks if block is not None)


def write_lesson(facts: LessonFacts, blocks: tuple[Block, ...]) -> str:
    parts = [f"---\n{yaml_text.write(plain(facts))}---\n"]
    for block in blocks:
        if isinstance(block, TextBlock):
            parts.append(f"{block.markdown}\n")
        else:
            parts.append(f"::: {NAMES[type(block)]}\n{yaml_text.write(plain(block))}:::\n")
    return "\n".join(parts)


def _pieces(
    lines: list[str], *, first_line: int, file: str, problems: list[Problem]
) -> list[_Piece]:
    pieces: list[_Piece] = []
    name, start, held = "", first_line, []
    for number, line in enumerate(lines, first_line):
        closes, opens = name and _CLOSES.match(line), not name and _OPENS.match(line)
        if not closes and not opens:
            held.append(line)
            continue
        pieces.append(_Piece(name, start, "\n".join(held)))
        name, start, held = "" if closes else opens[1], number + 1, []
        if opens and name not in FENCES:
            message = _("There is no such block. Choose one of: %(names)s.")
            names = ", ".join(FENCES)
            problems.append(
                Problem(file=file, line=number, value=line, message=message % {"names": names})
            )
    if name:
        message = _("This block has no end: add a line “:::” after it.")
        problems.append(Problem(file=file, line=start - 1, value=f"::: {name}", message=message))
    else:
        pieces.append(_Piece("", start, "\n".join(held)))
    return pieces


def _block(piece: _Piece, *, file: str, problems: list[Problem]) -> Block | None:
    if not piece.name:
        return _words(piece, file=file, problems=problems)
    if piece.name not in FENCES:
        return None
    yaml = read_yaml(piece.text, file=file, problems=problems, first_line=piece.line)
    if yaml is None:
        return None
    return shaped(
        FENCES[piece.name],
        yaml,
        file=file,
        problems=problems,
        first_line=piece.line,
        field=piece.name,
    )


def _words(piece: _Piece, *, file: str, problems: list[Problem]) -> TextBlock | None:
    if len(piece.text) > MARKDOWN_MAX_LETTERS:
        message = _("This is too long: at most %(n)s.") % {"n": MARKDOWN_MAX_LETTERS}
        problems.append(Problem(file=file, line=piece.line, message=message))
        return None
    try:
        markdown = canonical_markdown(piece.text)
    except NotInSubset as error:
        line = piece.line + error.line - 1
        problems.append(Problem(file=file, line=line, message=error.message))
        return None
    return TextBlock(markdown=markdown) if markdown else None
