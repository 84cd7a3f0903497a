"""Is a media file what its name says? Judged by content, never by the name alone."""

import io
import zipfile

import filetype
from django.conf import settings
from django.utils.translation import gettext as _

from courses.bundles.files.pictures import clean_picture
from courses.bundles.media_kinds import ALL, PICTURES, WRITTEN


def checked(extension: str, data: bytes) -> bytes:
    """Return the content fit to be stored; a picture comes back without hidden additions.

    Raises ValueError with a message for the author.
    """
    if extension not in ALL:
        raise ValueError(
            _("This kind of file is not taken. Kinds: %(kinds)s.")
            % {"kinds": ", ".join(sorted(ALL))}
        )
    if extension in PICTURES:
        return clean_picture(extension, data, max_pixels=settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
    looks_right = _is_writing(extension, data) if extension in WRITTEN else _is(extension, data)
    if not looks_right:
        raise ValueError(
            _("The content is not %(kind)s: save it again in that format.") % {"kind": extension}
        )
    return data


def _is(extension: str, data: bytes) -> bool:
    if extension in {"docx", "odt", "pptx", "xlsx"}:
        return _is_office(extension, data)
    found = filetype.guess_extension(data[:8192])
    # An m4a is an mp4 without pictures; the first bytes of both may say either.
    return found == extension or {found, extension} <= {"m4a", "mp4"}


def _is_office(extension: str, data: bytes) -> bool:
    """An office file is a ZIP with a table of contents of its own; it is never unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if extension == "odt":
                return archive.read("mimetype")[:64] == b"application/vnd.oasis.opendocument.text"
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError):
        return False
    inside = {"docx": "word/", "pptx": "ppt/", "xlsx": "xl/"}[extension]
    return "[Content_Types].xml" in names and any(name.startswith(inside) for name in names)


def _is_writing(extension: str, data: bytes) -> bool:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return "\0" not in text and (extension != "vtt" or text.startswith("WEBVTT"))
