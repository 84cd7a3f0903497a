"""Uploaded pictures: drawn anew, or refused in words."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Drawing
from wagtail.images.forms import get_image_form
from wagtail.images.models import Image
from wagtail.models import Collection

PLACE = {1: "S", 2: (3.0, 58.0, 21.0), 3: "E", 4: (122.0, 30.0, 45.0)}


def picture(kind: str, *, size=(40, 20), exif: Drawing.Exif | None = None, **options) -> bytes:
    drawn = io.BytesIO()
    if exif is not None:
        options["exif"] = exif
    Drawing.new("RGB", size, "teal").save(drawn, format=kind, **options)
    return drawn.getvalue()


def taken_in_kendari() -> Drawing.Exif:
    exif = Drawing.Exif()
    exif[0x0110] = "Ponsel Ayu"
    exif[0x0112] = 6  # turned to the right
    exif.get_ifd(0x8825).update(PLACE)
    return exif


def upload(content: bytes, name: str):
    form_class = get_image_form(Image)
    data = {"title": "Gambar", "collection": Collection.get_first_root_node().pk}
    return form_class(data, {"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG", "AVIF"])
def test_a_stored_picture_does_not_say_where_it_was_taken(db, kind):
    content = picture(kind, exif=taken_in_kendari())
    assert b"Ponsel Ayu" in content
    form = upload(content, f"ayu.{kind.lower()}")

    assert form.is_valid(), form.errors
    stored = form.save().file

    with stored.open() as file, Drawing.open(file) as seen:
        facts = dict(seen.getexif())
        size = seen.size
    assert facts == {}
    assert size == (20, 40)
    assert b"Ponsel Ayu" not in stored.open().read()


def test_a_page_hidden_behind_a_picture_does_not_survive(db):
    form = upload(picture("JPEG") + b"<html><script>alert(1)</script></html>", "ayu.jpg")

    assert form.is_valid(), form.errors
    stored = form.save().file

    assert b"<script>" not in stored.open().read()


def test_an_animation_still_moves(db):
    drawn = io.BytesIO()
    frames = [Drawing.new("RGB", (10, 10), colour) for colour in ("red", "green", "blue")]
    frames[0].save(drawn, format="GIF", save_all=True, append_images=frames[1:], duration=80)
    form = upload(drawn.getvalue(), "gerak.gif")

    assert form.is_valid(), form.errors
    stored = form.save().file

    with stored.open() as file, Drawing.open(file) as seen:
        assert (seen.n_frames, seen.info["duration"]) == (3, 80)


def huge_png() -> bytes:
    """A PNG of 160 megapixels in a few hundred bytes of header: its pixels never come."""
    header = struct.pack(">IIBBBBB", 16_000, 10_000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    pixels = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "mark.svg"),
        (b"<html><script>alert(1)</script></html>", "page.jpg"),
        (picture("PNG"), "photo.jpg"),
        (picture("JPEG"), "photo.jpg.html"),
        (picture("JPEG")[:400], "cut.jpg"),
        pytest.param(huge_png(), "huge.png", id="160 megapixels"),
        (b"", "empty.png"),
    ],
)
def test_what_is_not_what_it_claims_is_refused(db, content, name):
    form = upload(content, name)

    assert not form.is_valid()
    assert list(form.errors) == ["file"]
    assert Image.objects.count() == 0


@pytest.mark.parametrize("name", ["../../ayu.jpg", "foto\u202egpj.jpg", "a b;c.jpg"])
def test_a_name_cannot_choose_the_place(db, name):
    form = upload(picture("JPEG"), name)

    assert form.is_valid(), form.errors
    stored = form.save().file

    folder, _slash, file_name = stored.name.partition("/")
    assert folder == "original_images"
    assert file_name.isascii() and "/" not in file_name


def test_the_admin_uses_this_form(admin_client):
    response = admin_client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Gambar",
            "collection": Collection.get_first_root_node().pk,
            "file": SimpleUploadedFile("ayu.jpg", picture("JPEG", exif=taken_in_kendari())),
        },
    )

    assert response.status_code == 302
    assert b"Ponsel Ayu" not in Image.objects.get().file.open().read()
