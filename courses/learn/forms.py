"""The test as a plain form: reads what was chosen or written, and what the page had shown."""

import re
from collections.abc import Iterator

from django.http import QueryDict

from courses.progress.saving import Save
from courses.progress.written import written

WRITER = re.compile(r"[0-9a-z]{8,32}")
SEEN = re.compile(r"(seen|placed|wrote)-([0-9]{1,15})")
MOST_CHOICES = 20


class MalformedForm(ValueError):
    """The posted fields are not ones our page sends."""


def read_saves(posted: QueryDict) -> list[Save]:
    """Return a save for each item whose answer differs from what the page had shown.

    Fields: `writer` and `sequence` of the page load; per item what was there when the page
    was made, and what is there now:

    - `seen-<id>` and `item-<id>`: ids of the chosen options, joined by commas and repeated;
    - `placed-<id>` and `place-<id>`: the same where the place says something, 0 for none;
    - `wrote-<id>` and `words-<id>`: what is written.

    An untouched item is left alone, so a page left open in another tab cannot put
    an old answer back. Whether the test shows these items is for `save_answers` to say.
    Raises MalformedForm.
    """
    writer = posted.get("writer", "")
    if not WRITER.fullmatch(writer):
        raise MalformedForm("writer")
    sequence = _whole(posted.get("sequence", ""))
    if sequence >= 2**31:
        raise MalformedForm("sequence")
    return [
        Save(item_id, writer=writer, sequence=sequence, **answer)
        for item_id, answer in _changed(posted)
    ]


def _changed(posted: QueryDict) -> Iterator[tuple[int, dict]]:
    for name in posted:
        match = SEEN.fullmatch(name)
        if match is None:
            continue
        kind, item_id = match[1], int(match[2])
        shown = posted.get(name, "")
        if kind == "wrote":
            text = _text(posted, item_id)
            if text != _read(shown):
                yield item_id, {"choice_ids": [], "text": text}
            continue
        is_placed = kind == "placed"
        chosen = _chosen(posted, f"{'place' if is_placed else 'item'}-{item_id}")
        seen = [_whole(value) for value in shown.split(",") if value]
        if not is_placed:
            chosen, seen = sorted(set(chosen)), sorted(seen)
        elif not any(chosen):
            chosen = []
        if chosen != seen:
            yield item_id, {"choice_ids": chosen, "is_placed": is_placed}


def _chosen(posted: QueryDict, name: str) -> list[int]:
    chosen = [_whole(value) for value in posted.getlist(name)]
    if len(chosen) > MOST_CHOICES:
        raise MalformedForm(name)
    return chosen


def _text(posted: QueryDict, item_id: int) -> str:
    return _read(posted.get(f"words-{item_id}", ""))


def _read(text: str) -> str:
    try:
        return written(text)
    except ValueError as error:
        raise MalformedForm("words") from error


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise MalformedForm("number")
    return int(text)
