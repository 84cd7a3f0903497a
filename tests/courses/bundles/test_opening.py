"""Bundles that are traps: nothing leaves its place, nothing grows, nothing is followed."""

import io
import stat
import struct
import time
import zipfile
import zlib

import pytest

from courses.bundles.files import media, opening
from courses.bundles.files.opening import open_bundle
from courses.bundles.problem import BundleRefused
from tests.courses.bundles.small_course import picture, small_course, write


def packed(path, members: dict[str, bytes], **options):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, **options)
    return path


def refusal(path) -> str:
    with pytest.raises(BundleRefused) as refused:
        open_bundle(path)
    return refused.value.problems[0].file


@pytest.mark.parametrize(
    "name",
    [
        "../course.yaml",
        "/etc/course.yaml",
        "a/../../b.md",
        "a\\..\\b.md",
        "C:b.md",
        "a\u202egpj.md",
    ],
)
def test_a_name_that_leads_out_or_hides_is_refused(tmp_path, name):
    path = packed(tmp_path / "a.zip", {**small_course(), name: b"x"})

    assert refusal(path) == name.replace("\u202e", "�")


def test_a_link_in_a_zip_is_refused(tmp_path):
    link = zipfile.ZipInfo("media/foto.jpg")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")

    assert refusal(tmp_path / "a.zip") == "media/foto.jpg"


def test_a_link_in_a_folder_is_refused(tmp_path):
    folder = write(small_course(), tmp_path / "course")
    (tmp_path / "secret.txt").write_text("x")
    (folder / "media" / "surat.txt").symlink_to(tmp_path / "secret.txt")

    assert refusal(folder) == "surat.txt"


def test_a_linked_folder_is_refused(tmp_path):
    folder = write(small_course(), tmp_path / "course")
    (tmp_path / "elsewhere").mkdir()
    (folder / "lain").symlink_to(tmp_path / "elsewhere")

    assert refusal(folder) == "lain"


def test_a_bomb_is_refused_within_a_second(tmp_path):
    path = packed(tmp_path / "a.zip", {"media/a.txt": b"\0" * 30_000_000})

    started = time.monotonic()

    assert path.stat().st_size < 100_000
    assert refusal(path) == "media/a.txt"
    assert time.monotonic() - started < 1


def test_a_size_that_lies_is_refused(tmp_path):
    path = packed(tmp_path / "a.zip", {"media/a.txt": b"abc" * 1000})
    raw = bytearray(path.read_bytes())
    entry = raw.index(b"PK\x01\x02")
    raw[entry + 24 : entry + 28] = struct.pack("<I", 10)
    path.write_bytes(raw)

    assert refusal(path) == "media/a.txt"


def test_a_damaged_zip_is_refused(tmp_path):
    path = packed(tmp_path / "a.zip", small_course())
    raw = bytearray(path.read_bytes())
    raw[60:80] = b"\xff" * 20
    path.write_bytes(raw)

    assert refusal(path)


def test_a_locked_zip_is_refused(tmp_path):
    path = packed(tmp_path / "a.zip", {"course.yaml": b"format: 1"})
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)

    assert refusal(path) == "course.yaml"


def test_too_many_too_large_and_too_deep_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "MAX_FILES", 5)
    many = packed(tmp_path / "many.zip", {f"media/{n}.txt": b"x" for n in range(6)})
    deep = packed(tmp_path / "deep.zip", {"a/b/c/d/e.md": b"x"})
    monkeypatch.setattr(opening, "MAX_TEXT_BYTES", 10)
    large = packed(tmp_path / "large.zip", {"course.yaml": b"x" * 11})
    monkeypatch.setattr(opening, "MAX_TOTAL_BYTES", 15)
    heavy = packed(tmp_path / "heavy.zip", {"a.txt": b"x" * 10, "b.txt": b"x" * 10})

    assert [refusal(path) for path in (many, deep, large, heavy)] == [
        "media/5.txt",
        "a/b/c/d/e.md",
        "course.yaml",
        "b.txt",
    ]


@pytest.mark.parametrize("name", ["nowhere", "a.txt", "link"])
def test_what_is_no_bundle_is_refused(tmp_path, name):
    (tmp_path / "a.txt").write_text("hello")
    (tmp_path / "link").symlink_to(write(small_course(), tmp_path / "course"))

    assert refusal(tmp_path / name) == name


PICTURES = {"avif": "AVIF", "gif": "GIF", "jpg": "JPEG", "png": "PNG", "webp": "WEBP"}


@pytest.mark.parametrize(("extension", "kind"), PICTURES.items())
def test_a_picture_stays_byte_for_byte(extension, kind):
    content = picture(kind)

    assert media.checked(extension, content) == content


@pytest.mark.parametrize(("extension", "kind"), PICTURES.items())
def test_what_hides_behind_a_picture_is_left_out_and_then_it_stays(extension, kind):
    content = picture(kind) + b"<script>alert(1)</script>PK\x03\x04"

    once = media.checked(extension, content)

    assert b"script" not in once
    assert media.checked(extension, once) == once


def test_the_place_of_taking_is_left_out():
    from PIL import Image

    facts = Image.Exif()
    facts[0x010F] = "KameraRani"
    facts.get_ifd(0x8825)[1] = "S"
    content = picture("JPEG", exif=facts)

    once = media.checked("jpg", content)

    assert b"KameraRani" in content
    assert b"KameraRani" not in once
    assert not Image.open(io.BytesIO(once)).getexif()
    assert media.checked("jpg", once) == once


@pytest.mark.parametrize(
    ("extension", "content"),
    [
        ("svg", b"<svg onload='x()'/>"),
        ("html", b"<html>"),
        ("exe", b"MZ"),
        ("zip", b"PK\x03\x04"),
        ("jpg", b"<html><script>"),
        ("jpg", b"\xff\xd8\xff\xe0rest"),
        ("png", picture("JPEG")),
        ("pdf", b"<html>"),
        ("docx", b"PK\x03\x04"),
        ("mp4", b"hello"),
        ("mp3", picture("PNG")),
        ("vtt", b"hello"),
        ("txt", b"\xff\xfe\x00"),
        ("csv", b"a,\0"),
    ],
)
def test_media_that_is_not_what_its_name_says_is_refused(extension, content):
    with pytest.raises(ValueError, match=r"\."):
        media.checked(extension, content)


def test_a_huge_picture_is_refused_before_it_is_drawn():
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", 16_000, 10_000, 8, 2, 0, 0, 0)
    huge = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")

    with pytest.raises(ValueError, match="25"):
        media.checked("png", huge)
