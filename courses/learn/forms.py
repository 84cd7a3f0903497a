"""The test as a plain form: reads what was chosen, and what the page had shown."""

import re
from collections.abc import Mapping

from django.http import QueryDict

from courses.progress.saving import Save

WRITER = re.compile(r"[0-9a-z]{8,32}")
MOST_CHOICES = 20


class MalformedForm(ValueError):
    """The posted fields are not ones our page sends."""


def read_saves(posted: QueryDict, *, item_ids: list[int]) -> list[Save]:
    """Return a save for each item whose choice differs from what the page had shown.

    Fields: `writer` and `sequence` of the page load; per item `item-<id>` (the chosen
    option ids) and `seen-<id>` (what was chosen when the page was made, joined by
    commas). An untouched item is left alone, so a page left open in another tab
    cannot put an old answer back. Raises MalformedForm.
    """
    writer = posted.get("writer", "")
    if not WRITER.fullmatch(writer):
        raise MalformedForm("writer")
    sequence = _whole(posted.get("sequence", ""))
    saves = []
    for item_id in item_ids:
        chosen = sorted({_whole(value) for value in posted.getlist(f"item-{item_id}")})
        if len(chosen) > MOST_CHOICES:
            raise MalformedForm(f"item-{item_id}")
        if chosen != _seen(posted, item_id):
            saves.append(Save(item_id, chosen, writer=writer, sequence=sequence))
    return saves


def _seen(posted: Mapping[str, str], item_id: int) -> list[int]:
    text = posted.get(f"seen-{item_id}", "")
    return sorted(_whole(value) for value in text.split(",") if value)


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise MalformedForm("number")
    return int(text)
