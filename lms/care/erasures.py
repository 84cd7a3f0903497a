"""Who was erased, kept outside the database: an older backup must not bring them back.

The list holds numbers and marks, no name. It lies with the backups, so that whoever
copies that folder to another place takes it along.
"""

import hashlib
import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path

from django.contrib.auth import get_user_model
from django.utils import timezone

from lms.accounts import erasing
from lms.care import shelf
from lms.jobs.problems import code_of

logger = logging.getLogger(__name__)


def path() -> Path:
    return shelf.folder() / "erased-people.jsonl"


def remember(person) -> None:
    """Note that this person was erased; called before the rows change, and once or more often."""
    if any(line["id"] == person.pk and line["mark"] == mark_of(person) for line in _lines()):
        return
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

    Returns how many were erased, and how many could not be: `doctor` names them until they are.
    """
    erased = left = 0
    for person in list(_returned()):
        try:
            erasing.erase(person)
        except Exception as problem:
            logger.error("Person %s was not erased again: %s", person.pk, code_of(problem))
            left += 1
        else:
            erased += 1
    return erased, left


def count_returned() -> int:
    """Return how many people on the list are in the database as they were."""
    return sum(1 for _person in _returned())


def _returned() -> Iterator:
    people = get_user_model().objects
    for line in _lines():
        person = people.filter(pk=line["id"], erased_at=None).first()
        if person is not None and mark_of(person) == line["mark"]:
            yield person


def _lines() -> list[dict]:
    try:
        text = path().read_text()
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in text.splitlines() if line.strip()]
