"""A picture and nothing else: no place of taking, no text, no second file behind the first."""

import io
import warnings

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image

from courses.bundles.media_kinds import PICTURES
from courses.catalogue.pictures import drawn_anew

_TELLING = {"exif", "xmp", "comment", "XML:com.adobe.xmp", "Raw profile type exif", "photoshop"}


def clean_picture(extension: str, data: bytes, *, max_pixels: int) -> bytes:
    """Return the bytes as they are when they hold the picture only, else drawn anew.

    Raises ValueError with a message for the author.
    """
    expected = PICTURES[extension]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            # Only the expected decoder is asked: a file that lies about itself is refused.
            with Image.open(io.BytesIO(data), formats=[expected]) as picture:
                frames = getattr(picture, "n_frames", 1)
                if picture.width * picture.height * frames > max_pixels:
                    raise _too_large(max_pixels)
                picture.load()
                if picture.format == expected and _is_only_picture(picture, data):
                    return data
        return drawn_anew(ContentFile(data, name=f"picture.{extension}")).read()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(max_pixels) from error
    # What a decoder raises over bytes that are not its own is not one family.
    except (OSError, SyntaxError, EOFError, LookupError, TypeError, ValidationError) as error:
        raise ValueError(
            _("The content is not a %(kind)s picture: save it again in that format.")
            % {"kind": expected}
        ) from error


def _too_large(max_pixels: int) -> ValueError:
    return ValueError(
        _("The picture has more than %(n)d million pixels: make it smaller.")
        % {"n": max_pixels // 1_000_000}
    )


def _is_only_picture(picture: Image.Image, data: bytes) -> bool:
    tells = {name for name in _TELLING if picture.info.get(name)}
    tells = tells or picture.getexif() or getattr(picture, "text", None)
    return not tells and _ends_here(picture.format, data)


def _ends_here(kind: str, data: bytes) -> bool:
    """Whether nothing follows the picture: a second file can hide behind its end."""
    match kind:
        case "PNG":
            return data.endswith(b"IEND\xaeB`\x82")
        case "JPEG":
            return data.endswith(b"\xff\xd9")
        case "GIF":
            return data.endswith(b";")
        case "WEBP":
            return int.from_bytes(data[4:8], "little") + 8 == len(data)
        case _:
            return _end_of_boxes(data) == len(data)


def _end_of_boxes(data: bytes) -> int:
    """Return where the last box of an ISO media file (AVIF) ends."""
    place = 0
    while place + 8 <= len(data):
        size = int.from_bytes(data[place : place + 4], "big")
        if size == 1:
            size = int.from_bytes(data[place + 8 : place + 16], "big")
        if size < 8:
            return len(data) if size == 0 else -1
        place += size
    return place
