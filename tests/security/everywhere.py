"""All that the site holds, as text: every table, sessions and cache opened, every file."""

import base64
import pickle
from pathlib import Path

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.files.storage import storages
from django.db import connection


def tables() -> dict[str, str]:
    """Return every row of every table, by the table's name."""
    held = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{name}"')
            held[name] = "\n".join(repr(row) for row in cursor.fetchall())
    held["sessions, opened"] = "\n".join(
        repr(SessionStore().decode(row.session_data)) for row in Session.objects.all()
    )
    held["cache, opened"] = "\n".join(_cached())
    return held


def _cached() -> list[str]:
    table = getattr(caches["default"], "_table", None)
    if table is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT cache_key, value FROM "{table}"')
        rows = cursor.fetchall()
    return [f"{key} {pickle.loads(base64.b64decode(value))!r}" for key, value in rows]


def files() -> dict[str, bytes]:
    """Return the files of the storages and their names; both may tell who somebody is."""
    held = {}
    for storage in ("default", "private"):
        folder = Path(storages[storage].location)
        held |= {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return held


def where(word: str) -> list[str]:
    """Return the tables and files in which the word stands, in any case."""
    word = word.lower()
    in_tables = [name for name, text in tables().items() if word in text.lower()]
    in_files = [
        name
        for name, content in files().items()
        if word in name.lower() or word.encode() in content.lower()
    ]
    return sorted([*in_tables, *in_files])
