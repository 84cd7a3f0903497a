"""Who was erased, kept outside the database: an older backup must not bring them back.

The list holds numbers and marks, no name. It lies with the backups, so that whoever
copies that folder to another place takes it along.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail import hooks

from lms.care import shelf

HOOK = "person_erase"


def path() -> Path:
    return shelf.folder() / "erased-people.jsonl"


def remember(person) -> None:
    """Note that this person was erased; call it before the rows change."""
    shelf.folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    line = {"id": person.pk, "mark": mark_of(person), "on": timezone.localdate().isoformat()}
    descriptor = os.open(path(), os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def mark_of(person) -> str:
    """Numbers are given again after a restore; number and moment of joining together are not."""
    facts = f"{person.pk} {person.date_joined.isoformat()}"
    return hashlib.sha256(facts.encode()).hexdigest()[:16]


def replay() -> tuple[int, int]:
    """Erase again whoever is on the list and in the database.

    Returns how many were erased, and how many could not be because nothing is
    registered that erases (the Wagtail hook `person_erase`, called with the person).
    """
    deeds = hooks.get_hooks(HOOK)
    erased = left = 0
    for person in _returned():
        for deed in deeds:
            deed(person)
        erased += bool(deeds)
        left += not deeds
    return erased, left


def count_returned() -> int:
    """Return how many people on the list are in the database as they were."""
    return sum(1 for _person in _returned())


def _returned() -> Iterator:
    people = get_user_model().objects
    for line in _lines():
        person = people.filter(pk=line["id"]).first()
        if person is not None and mark_of(person) == line["mark"]:
            yield person


def _lines() -> list[dict]:
    try:
        text = path().read_text()
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in text.splitlines() if line.strip()]
