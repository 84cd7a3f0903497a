"""Which rows name a file, and where that file lies."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core.files.storage import Storage, storages
from django.db.models import FileField

# The folders of a backup, and the storage each is a copy of.
STORAGES = {"media": "default", "private": "private"}
# Columns of text that hold the name of a private file; a FileField is found by itself.
PRIVATE_NAMES = {
    "accounts.PersonCopy": ("file_name",),
    "certificates.Certificate": ("file_name",),
    "certificates.IssueBatch": ("zip_name", "merged_name"),
}

Query = Callable[[str], Iterable[tuple]]


@dataclass(frozen=True)
class Column:
    table: str
    column: str
    folder: str


def storage_of(folder: str) -> Storage:
    return storages[STORAGES[folder]]


def columns() -> list[Column]:
    """Return every column that names files, as this version of the site has them."""
    found = [
        Column(apps.get_model(label)._meta.db_table, name, "private")
        for label, names in PRIVATE_NAMES.items()
        for name in names
    ]
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, FileField):
                is_private = field.storage == storages["private"]
                folder = "private" if is_private else "media"
                found.append(Column(model._meta.db_table, field.column, folder))
    return found


def named_in(query: Query, *, there: set[tuple[str, str]]) -> set[str]:
    """Return what the rows name, as paths in a backup: «private/certificates/2026/….pdf».

    there: the columns (table, column) that the database has; it may be older than the code.
    """
    return {
        f"{each.folder}/{name}"
        for each in columns()
        if (each.table, each.column) in there
        for (name,) in query(
            f'SELECT DISTINCT "{each.column}" FROM "{each.table}" WHERE "{each.column}" <> \'\''
        )
    }


def walk(storage: Storage, folder: str = "") -> Iterator[str]:
    """Yield the name of every file in a storage."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    for name in sorted(files):
        yield prefix + name
    for name in sorted(folders):
        # Some object stores list a folder as a part of itself.
        if name:
            yield from walk(storage, prefix + name)
