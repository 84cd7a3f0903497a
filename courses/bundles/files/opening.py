"""Opens a bundle, folder or ZIP, as names and bytes. Nothing is unpacked to disk."""

import lzma
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from courses.bundles.kinds import hides_letters
from courses.bundles.problem import BundleRefused, Problem, shortened

Files = dict[str, bytes]

MAX_FILES = 500
MAX_DEPTH = 4
MAX_TEXT_BYTES = 512 * 1024
MAX_MEDIA_BYTES = 40 * 1024 * 1024
MAX_TOTAL_BYTES = 200 * 1024 * 1024
MAX_ZIP_RATIO = 100
TEXT_SUFFIXES = {".yaml", ".md"}
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, OSError,
    RuntimeError, ValueError,
)  # fmt: skip


def open_bundle(path: Path) -> Files:
    """Return every file by its path inside the bundle. Raises BundleRefused."""
    if path.is_dir() and not path.is_symlink():
        found = _in_folder(path)
    elif path.is_file() and zipfile.is_zipfile(path):
        found = _in_zip(path)
    else:
        raise _refused(path.name, _("This is neither a folder nor a ZIP file: check the path."))
    files: Files = {}
    total = 0
    for name, size, content in found:
        _check_place(name)
        _check_size(name, size)
        total += size
        if len(files) >= MAX_FILES:
            raise _refused(name, _("A bundle holds at most %(n)d files.") % {"n": MAX_FILES})
        if total > MAX_TOTAL_BYTES:
            raise _refused(
                name,
                _("A bundle holds at most %(n)d MB.") % {"n": MAX_TOTAL_BYTES // 2**20},
            )
        if name in files:
            raise _refused(name, _("This file is in the ZIP twice: keep one."))
        files[name] = content()
    return _without_outer_folder(files)


def _in_folder(root: Path) -> Iterator[tuple]:
    for folder, folders, names in os.walk(root, followlinks=False):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in [*folders, *sorted(names)]:
            if (here / name).is_symlink():
                raise _refused(name, _("This is a symbolic link: put the file itself here."))
        for name in sorted(names):
            file = here / name
            if name.startswith("."):
                continue
            if not file.is_file():
                raise _refused(name, _("This is not an ordinary file: remove it."))
            yield file.relative_to(root).as_posix(), file.stat().st_size, file.read_bytes


def _in_zip(path: Path) -> Iterator[tuple]:
    try:
        archive = zipfile.ZipFile(path)
    except _ZIP_ERRORS as error:
        raise _damaged(path.name) from error
    with archive:
        members = archive.infolist()
        if len(members) > 2 * MAX_FILES:
            raise _refused(path.name, _("A bundle holds at most %(n)d files.") % {"n": MAX_FILES})
        for member in members:
            _check_member(member)
            if not member.is_dir() and not _is_leftover(member.filename):
                yield member.filename, member.file_size, partial(_bytes, archive, member)


def _check_member(member: zipfile.ZipInfo) -> None:
    _check_inside(member.filename)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise _refused(member.filename, _("This is a symbolic link: put the file itself here."))
    if member.flag_bits & 0x1:
        raise _refused(member.filename, _("The ZIP has a password: pack it without one."))
    if member.file_size > MAX_ZIP_RATIO * max(member.compress_size, 1024):
        raise _refused(member.filename, _("This file is packed too tightly to be a lesson's."))


def _bytes(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    # The size in the directory may lie: never read more than it promised.
    try:
        with archive.open(member) as packed:
            content = packed.read(member.file_size + 1)
    except _ZIP_ERRORS as error:
        raise _damaged(member.filename) from error
    if len(content) != member.file_size:
        raise _damaged(member.filename)
    return content


def _is_leftover(name: str) -> bool:
    """What computers leave in archives: .DS_Store, __MACOSX, .gitkeep."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def _check_inside(name: str) -> None:
    path = PurePosixPath(name)
    leaves = path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name
    if leaves or hides_letters(name):
        raise _refused(name, _("This name leads out of the bundle or hides letters: rename it."))


def _check_place(name: str) -> None:
    _check_inside(name)
    if len(PurePosixPath(name).parts) > MAX_DEPTH:
        raise _refused(name, _("This file lies too deep: a bundle has modules/ and media/ only."))


def _check_size(name: str, size: int) -> None:
    limit = MAX_TEXT_BYTES if PurePosixPath(name).suffix in TEXT_SUFFIXES else MAX_MEDIA_BYTES
    if size > limit:
        raise _refused(
            name, _("This file is larger than %(n)d kB: make it smaller.") % {"n": limit // 1024}
        )


def _without_outer_folder(files: Files) -> Files:
    """A ZIP made of a folder holds that folder: look inside it."""
    tops = {name.partition("/")[0] for name in files}
    if len(tops) == 1 and "course.yaml" not in files and all("/" in name for name in files):
        return {name.partition("/")[2]: content for name, content in files.items()}
    return files


def _refused(name: str, message: str) -> BundleRefused:
    printable = "".join(letter if letter.isprintable() else "�" for letter in name)
    return BundleRefused([Problem(file=shortened(printable), message=message)])


def _damaged(name: str) -> BundleRefused:
    return _refused(name, _("The ZIP file is damaged or of an unknown kind: pack it again."))
