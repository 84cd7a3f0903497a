"""The test as a plain form: reads what was chosen, and what the page had shown."""

import re

from django.http import QueryDict

from courses.progress.saving import Save

WRITER = re.compile(r"[0-9a-z]{8,32}")
SEEN = re.compile(r"seen-([0-9]{1,15})")
MOST_CHOICES = 20


class MalformedForm(ValueError):
    """The posted fields are not ones our page sends."""


def read_saves(posted: QueryDict) -> list[Save]:
    """Return a save for each item whose choice differs from what the page had shown.

    Fields: `writer` and `sequence` of the page load; per item `seen-<id>` (what was
    chosen when the page was made, joined by commas) and `item-<id>` (the chosen option
    ids). An untouched item is left alone, so a page left open in another tab cannot put
    an old answer back. Whether the test shows these items is for `save_answers` to say.
    Raises MalformedForm.
    """
    writer = posted.get("writer", "")
    if not WRITER.fullmatch(writer):
        raise MalformedForm("writer")
    sequence = _whole(posted.get("sequence", ""))
    if sequence >= 2**31:
        raise MalformedForm("sequence")
    saves = []
    for item_id in _item_ids(posted):
        chosen = sorted({_whole(value) for value in posted.getlist(f"item-{item_id}")})
        if len(chosen) > MOST_CHOICES:
            raise MalformedForm(f"item-{item_id}")
        if chosen != _seen(posted, item_id):
            saves.append(Save(item_id, chosen, writer=writer, sequence=sequence))
    return saves


def _item_ids(posted: QueryDict) -> list[int]:
    matches = (SEEN.fullmatch(name) for name in posted)
    return [int(match[1]) for match in matches if match]


def _seen(posted: QueryDict, item_id: int) -> list[int]:
    text = posted.get(f"seen-{item_id}", "")
    return sorted(_whole(value) for value in text.split(",") if value)


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise MalformedForm("number")
    return int(text)
