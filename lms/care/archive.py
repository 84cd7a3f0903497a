"""The one file of a backup: a ZIP with the database, the files, a manifest and its seal.

Written and read in pieces: memory does not grow with the site.
"""

import hashlib
import json
import os
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from django.utils.translation import gettext as _

from lms.care.manifest import FORMAT, Manifest, Member, is_sealed, seal
from lms.care.refusal import Refused

MANIFEST, SEAL = "manifest.json", "manifest.seal"
PIECE = 1 << 20
# A manifest of a million files is about this large; more is nobody's manifest.
MANIFEST_MOST_BYTES = 400_000_000

Tell = Callable[[int, int], None]


class Writer:
    """Fills a new file that only its owner may read."""

    def __init__(self, path: Path) -> None:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        self._file = os.fdopen(descriptor, "w+b")
        self._zip = zipfile.ZipFile(self._file, "w", allowZip64=True)
        self.members: dict[str, Member] = {}

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, *exc_info) -> None:
        # Not finished, it is thrown away: nothing more is written to a disk that may be full.
        self._zip.fp = None
        self._file.close()

    def add(self, name: str, pieces: Iterable[bytes], *, packed: bool = False) -> None:
        digest, size = hashlib.sha256(), 0
        with self._open(name, packed=packed) as target:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                target.write(piece)
        self.members[name] = Member(size=size, sha256=digest.hexdigest())

    def finish(self, manifest: Manifest) -> None:
        """Write manifest, seal and index, and have all of it on the disk."""
        content = manifest.to_bytes()
        for name, text in ((MANIFEST, content), (SEAL, seal(content))):
            with self._open(name, packed=name == MANIFEST) as target:
                target.write(text)
        self._zip.close()
        self._file.flush()
        os.fsync(self._file.fileno())

    def _open(self, name: str, *, packed: bool) -> IO[bytes]:
        info = zipfile.ZipInfo(name, time.gmtime()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info.external_attr = 0o600 << 16
        return self._zip.open(info, "w", force_zip64=True)


class Reader:
    """An archive whose manifest has been read; `check` looks at the rest."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._zip = archive
        self.manifest = manifest

    def check(self, *, tell: Tell | None = None) -> None:
        """Read everything and compare it with the manifest. Raises Refused."""
        names = [info.filename for info in self._zip.infolist()]
        expected = {*self.manifest.members, MANIFEST, SEAL}
        if len(names) != len(expected) or set(names) != expected:
            raise Refused(_tampered())
        if not all(is_plain(name) for name in self.manifest.members):
            raise Refused(_tampered())
        for number, (name, member) in enumerate(self.manifest.members.items(), 1):
            digest, size = hashlib.sha256(), 0
            for piece in self.pieces(name):
                digest.update(piece)
                size += len(piece)
            if Member(size=size, sha256=digest.hexdigest()) != member:
                raise Refused(_tampered())
            if tell:
                tell(number, len(self.manifest.members))

    def pieces(self, name: str) -> Iterator[bytes]:
        try:
            with self._zip.open(name) as file:
                while piece := file.read(PIECE):
                    yield piece
        except (zipfile.BadZipFile, EOFError, KeyError, NotImplementedError, RuntimeError):
            raise Refused(_tampered()) from None


@contextmanager
def opened(path: Path) -> Iterator[Reader]:
    """Open a backup and read its manifest. Raises Refused when it is none, cut, forged or newer."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield Reader(archive, _manifest_of(archive))
    except FileNotFoundError:
        raise Refused(_("There is no file %(path)s.") % {"path": path}) from None
    except (zipfile.BadZipFile, IsADirectoryError):
        raise Refused(
            _("%(path)s is not a whole backup: it was cut short, or it is something else.")
            % {"path": path}
        ) from None


def is_plain(name: str) -> bool:
    """Tell whether a member's name stays where it is put."""
    parts = PurePosixPath(name).parts
    return (
        bool(parts)
        and not name.startswith("/")
        and ".." not in parts
        and "\\" not in name
        and "\x00" not in name
    )


def _manifest_of(archive: zipfile.ZipFile) -> Manifest:
    try:
        if archive.getinfo(MANIFEST).file_size > MANIFEST_MOST_BYTES:
            raise Refused(_tampered())
        content, sealed = archive.read(MANIFEST), archive.read(SEAL)
    except KeyError:
        raise zipfile.BadZipFile from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError):
        raise Refused(_tampered()) from None
    if not is_sealed(content, sealed, with_key=False):
        raise Refused(_tampered())
    if _format_of(content) > FORMAT:
        raise Refused(
            _(
                "The backup was made by a newer version of Kelas AMAN: bring this site to that "
                "version first."
            )
        )
    try:
        manifest = Manifest.from_bytes(content)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused(_tampered()) from None
    if not is_sealed(content, sealed, with_key=manifest.is_of_this_key):
        raise Refused(_tampered())
    return manifest


def _format_of(content: bytes) -> int:
    try:
        return int(json.loads(content)["format"])
    except (ValueError, KeyError, TypeError):
        raise Refused(_tampered()) from None


def _tampered() -> str:
    return _("The backup is not as it was written: use another copy or an older one.")
