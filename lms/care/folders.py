"""Putting the files of a backup in the place of the site's own, and back when it goes wrong."""

import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage
from django.utils.translation import gettext as _

from lms.care.file_rows import walk
from lms.care.refusal import Refused

FOLDER_MODE, FILE_MODE = 0o750, 0o640


def beside(storage: Storage) -> "Folder | Store":
    """Return a place beside the storage's files to restore into."""
    return Folder(storage) if isinstance(storage, FileSystemStorage) else Store(storage)


class Folder:
    """A local folder: filled beside the old one, then the two change names."""

    def __init__(self, storage: FileSystemStorage) -> None:
        self._own = Path(storage.location)
        self._side = self._own.with_name(f"{self._own.name}.{secrets.token_hex(4)}.restoring")
        self._kept = self._own.with_name(f"{self._own.name}.before-restore")
        self._has_swapped = False

    def is_empty(self) -> bool:
        return not any(path.is_file() for path in self._own.rglob("*"))

    def begin(self) -> None:
        self._side.mkdir(mode=FOLDER_MODE, parents=True)

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        path = self._side / name
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        with path.open("xb") as file:
            for piece in pieces:
                file.write(piece)
        path.chmod(FILE_MODE)

    def swap(self) -> None:
        shutil.rmtree(self._kept, ignore_errors=True)
        try:
            if self._own.exists():
                os.replace(self._own, self._kept)
            os.replace(self._side, self._own)
        except OSError as problem:
            self._put_back()
            raise Refused(
                _("The folder %(path)s cannot be replaced: %(problem)s.")
                % {"path": self._own, "problem": problem.strerror}
            ) from None
        self._has_swapped = True

    def undo(self) -> None:
        if self._has_swapped:
            shutil.rmtree(self._own, ignore_errors=True)
            self._put_back()
            self._has_swapped = False
        shutil.rmtree(self._side, ignore_errors=True)

    def settle(self) -> None:
        shutil.rmtree(self._kept, ignore_errors=True)

    def _put_back(self) -> None:
        if self._kept.exists() and not self._own.exists():
            os.replace(self._kept, self._own)


class Store:
    """An object store, which renames nothing: new names first, the rest once all is well.

    Files of the site have names of their own and are not rewritten, so a name that is
    there already nearly always holds what the backup holds.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._names: set[str] = set()
        self._added: list[str] = []
        self._changed: list[str] = []
        self._prefix = f"restoring-{secrets.token_hex(4)}/"

    def is_empty(self) -> bool:
        return next(walk(self._storage), None) is None

    def begin(self) -> None:
        """Nothing to prepare."""

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        self._names.add(name)
        is_new = not self._storage.exists(name)
        place = name if is_new else self._prefix + name
        # Stores want to know the size, and read again when the network was cut.
        with tempfile.TemporaryFile() as file:
            for piece in pieces:
                file.write(piece)
            file.seek(0)
            self._storage.save(place, File(file, name=name))
        if is_new:
            self._added.append(name)
        elif self._hash(place) == self._hash(name):
            self._storage.delete(place)
        else:
            self._changed.append(name)

    def swap(self) -> None:
        """Done by `settle`, when there is no way back any more."""

    def undo(self) -> None:
        for name in (*self._added, *(self._prefix + name for name in self._changed)):
            self._storage.delete(name)

    def settle(self) -> None:
        for name in self._changed:
            self._storage.delete(name)
            with self._storage.open(self._prefix + name) as file:
                self._storage.save(name, file)
            self._storage.delete(self._prefix + name)
        for name in list(walk(self._storage)):
            if name not in self._names:
                self._storage.delete(name)

    def _hash(self, name: str) -> str:
        digest = hashlib.sha256()
        with self._storage.open(name) as file:
            for piece in file.chunks():
                digest.update(piece)
        return digest.hexdigest()
