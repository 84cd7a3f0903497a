"""An uploaded picture is drawn anew: only its pixels stay, not where a phone took it.

What a file carries besides its pixels (place, device, a page hidden behind the picture)
does not survive, and what cannot be drawn was no picture.
"""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, ImageSequence
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

# The only facts kept: its colours, and whether an animation begins again.
KEPT_FACTS = ("icc_profile", "loop", "transparency")
QUALITY = {"JPEG": 92, "WEBP": 90, "AVIF": 85}
ANIMATED = {"GIF", "WEBP", "AVIF", "PNG"}
# Pillow's readers raise each of these on a file made to break them.
UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


class PictureField(WagtailImageField):
    """Counts the pixels in the header first: Wagtail's field draws the picture to count them."""

    def to_python(self, data: File | None) -> File | None:
        if data in self.empty_values:
            return super().to_python(data)
        try:
            data.seek(0)
            with Image.open(data) as picture:
                self._refuse_too_large(picture)
            data.seek(0)
            return super().to_python(data)
        except UNREADABLE as problem:
            raise unreadable() from problem

    def _refuse_too_large(self, picture: Image.Image) -> None:
        pixels = picture.width * picture.height * getattr(picture, "n_frames", 1)
        if pixels > self.max_image_pixels:
            facts = {"num_pixels": pixels, "max_pixels_count": self.max_image_pixels}
            message = self.error_messages["file_too_many_pixels"] % facts
            raise ValidationError(message, code="file_too_many_pixels")


class PictureForm(BaseImageForm):
    """Wagtail's own form for pictures (WAGTAILIMAGES_IMAGE_FORM_BASE), drawing each anew."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureField(
                label=given.label, required=given.required, widget=given.widget
            )

    def clean_file(self) -> File:
        file = self.cleaned_data["file"]
        return drawn_anew(file) if "file" in self.changed_data else file


def unreadable() -> ValidationError:
    return ValidationError(
        _("This picture cannot be read. Save it once more on your device and try again."),
        code="unreadable",
    )


def drawn_anew(file: File) -> File:
    """Return the picture with its pixels alone, upright, in its own format.

    Raises ValidationError when it cannot be drawn: cut short, or no picture at all.
    """
    try:
        file.seek(0)
        with Image.open(file) as picture:
            drawn = _draw(picture)
    except UNREADABLE as problem:
        raise unreadable() from problem
    return InMemoryUploadedFile(
        file=drawn,
        field_name="file",
        name=file.name,
        content_type=getattr(file, "content_type", None),
        size=drawn.getbuffer().nbytes,
        charset=None,
    )


def _draw(picture: Image.Image) -> BytesIO:
    # Several pictures in one JPEG (MPO) are a phone's previews: the first is the picture.
    kind = "JPEG" if picture.format == "MPO" else picture.format
    facts = {key: picture.info[key] for key in KEPT_FACTS if key in picture.info}
    options = {**facts, "exif": b"", "xmp": b"", "comment": b""}
    if kind in QUALITY:
        options["quality"] = QUALITY[kind]
    drawn = BytesIO()
    if kind in ANIMATED and getattr(picture, "n_frames", 1) > 1:
        frames = [frame.copy() for frame in ImageSequence.Iterator(picture)]
        options["duration"] = [frame.info.get("duration", 100) for frame in frames]
        _without_facts(frames[0]).save(
            drawn, format=kind, save_all=True, append_images=frames[1:], **options
        )
    else:
        upright = ImageOps.exif_transpose(picture)
        _without_facts(upright).save(drawn, format=kind, **options)
    drawn.seek(0)
    return drawn


def _without_facts(picture: Image.Image) -> Image.Image:
    picture.info = {}
    return picture
