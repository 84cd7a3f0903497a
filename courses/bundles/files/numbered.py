"""Modules and lessons stand in the order of the number before their name: 01-jejak."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

_NUMBERED = re.compile(r"(\d{1,3})-([a-z0-9]+(?:[-_]+[a-z0-9]+)*)")


@dataclass(frozen=True, order=True)
class Numbered:
    number: int
    slug: str
    path: str


def numbered(names: Iterable[str], folder: str, *, are_folders: bool = False) -> list[Numbered]:
    """Return the folders, or the lessons' files, that lie in the folder, in their order."""
    ending = "" if are_folders else ".md"
    found = set()
    for name in names:
        part, _slash, rest = name.removeprefix(folder).partition("/")
        if name.startswith(folder) and are_folders is bool(rest) and part.endswith(ending):
            match = _NUMBERED.fullmatch(part.removesuffix(ending))
            if match:
                found.add(Numbered(int(match[1]), match[2], folder + part))
    return sorted(found)


def doubles(found: list[Numbered]) -> Iterator[tuple[str, str, str]]:
    """Yield each path whose number or name another has: the path, what, the other's path."""
    for what, facts in [
        (_("number"), [one.number for one in found]),
        (_("name"), [one.slug for one in found]),
    ]:
        for place, fact in enumerate(facts):
            first = facts.index(fact)
            if first != place:
                yield found[place].path, what, found[first].path
