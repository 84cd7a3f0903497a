"""Files and the rows that name them."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.core.files.storage import storages
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates.models import Certificate
from lms.care import databases, file_rows
from lms.care.doctor.finding import Finding, problem, warning

NAMES_TOLD = 3
CERTIFICATES_SAMPLED = 50
# A file is written before its row: what is this young may still get one.
YOUNG = timedelta(hours=1)


def look_for_rows_without_files(name: str, *, deep: bool) -> Iterator[Finding]:
    missing = sorted(path for path in _named() if not _is_there(path))
    if missing:
        yield problem(
            name,
            ngettext(
                "%(count)d row names a file that is not there: %(names)s.",
                "%(count)d rows name files that are not there: %(names)s.",
                len(missing),
            )
            % {"count": len(missing), "names": _first(missing)},
            _("Take them from a backup: a ZIP program opens it and shows them by these names."),
        )


def look_for_files_without_rows(name: str, *, deep: bool) -> Iterator[Finding]:
    named = _named() | _being_made()
    before = timezone.now() - YOUNG
    left = [path for path in _all_files() if path not in named and _changed_before(path, before)]
    if left:
        yield warning(
            name,
            ngettext(
                "%(count)d file belongs to no row: %(names)s.",
                "%(count)d files belong to no row: %(names)s.",
                len(left),
            )
            % {"count": len(left), "names": _first(left)},
            _("They do no harm. Delete them if you know what they were."),
        )


def look_at_certificates(name: str, *, deep: bool) -> Iterator[Finding]:
    """Compare files with the hash that was taken when they were issued."""
    certificates = Certificate.objects.exclude(file_name="").exclude(sha256="").order_by("?")
    if not deep:
        certificates = certificates[:CERTIFICATES_SAMPLED]
    altered = [
        path
        for path, sha256 in certificates.values_list("file_name", "sha256").iterator()
        if _hash(path) not in (sha256, None)
    ]
    if altered:
        yield problem(
            name,
            ngettext(
                "%(count)d certificate's file is not the one that was issued: %(names)s.",
                "%(count)d certificates' files are not the ones that were issued: %(names)s.",
                len(altered),
            )
            % {"count": len(altered), "names": _first(altered)},
            _("Take them from a backup: a ZIP program opens it and shows them by these names."),
        )


def _named() -> set[str]:
    there = {tuple(row) for row in databases.live(databases.of_this_site().COLUMNS)}
    return file_rows.named_in(databases.live, there=there)


def _being_made() -> set[str]:
    """Return the files of certificates whose row does not name them yet."""
    pending = Certificate.objects.filter(state=Certificate.State.PENDING)
    return {
        f"private/certificates/{year}/{code}.pdf"
        for year, code in pending.values_list("year", "code")
    }


def _all_files() -> Iterator[str]:
    for folder in file_rows.STORAGES:
        for name in file_rows.walk(file_rows.storage_of(folder)):
            yield f"{folder}/{name}"


def _is_there(path: str) -> bool:
    folder, _slash, name = path.partition("/")
    return file_rows.storage_of(folder).exists(name)


def _changed_before(path: str, moment) -> bool:
    folder, _slash, name = path.partition("/")
    try:
        return file_rows.storage_of(folder).get_modified_time(name) < moment
    except (FileNotFoundError, NotImplementedError):
        return False


def _hash(name: str) -> str | None:
    try:
        with storages["private"].open(name) as file:
            digest = hashlib.sha256()
            for piece in file.chunks():
                digest.update(piece)
            return digest.hexdigest()
    except FileNotFoundError:
        return None  # told by the rows without files


def _first(paths: Iterable[str]) -> str:
    paths = list(paths)
    return ", ".join(paths[:NAMES_TOLD]) + (" …" if len(paths) > NAMES_TOLD else "")
