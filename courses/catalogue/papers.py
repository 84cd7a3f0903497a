"""An uploaded document or recording is what its name says, or it is refused in words."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtailmedia.forms import BaseMediaForm

from courses.catalogue.pictures import drawn_anew

HEAD_BYTES = 64 * 1024
# How each kind of file begins. Office documents are archives, and MP3 has no single beginning.
BEGINNINGS = {
    "pdf": (b"%PDF-",),
    **dict.fromkeys(("docx", "odt", "pptx", "xlsx", "zip"), (b"PK\x03\x04",)),
    "webm": (b"\x1a\x45\xdf\xa3",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "ogg": (b"OggS",),
    "wav": (b"RIFF",),
    "vtt": (b"WEBVTT", b"\xef\xbb\xbfWEBVTT"),
}
MP4_KINDS = {"m4a", "mp4"}
TEXTS = {"csv", "txt"}


def is_what_it_says(file: File) -> bool:
    """Return whether a file begins as the ending of its name promises; unknown endings pass."""
    kind = PurePath(file.name).suffix.lower().removeprefix(".")
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(0)
    if kind in TEXTS:
        return b"\x00" not in head
    if kind in MP4_KINDS:
        return head[4:8] == b"ftyp"
    return head.startswith(BEGINNINGS.get(kind, b""))


class _WhatItSays:
    def clean_file(self) -> File:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and not is_what_it_says(file):
            raise ValidationError(
                _("This file is not what its name says. Save it once more and try again."),
                code="not_what_it_says",
            )
        return file


class PaperForm(_WhatItSays, BaseDocumentForm):
    """Wagtail's own form for documents (WAGTAILDOCS_DOCUMENT_FORM_BASE)."""


class RecordingForm(_WhatItSays, BaseMediaForm):
    """wagtailmedia's own form (MEDIA_FORM_BASE); its picture is drawn anew as all are."""

    def clean_thumbnail(self) -> File | None:
        picture = self.cleaned_data["thumbnail"]
        return drawn_anew(picture) if picture and "thumbnail" in self.changed_data else picture
