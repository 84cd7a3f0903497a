"""What an author may put on the site, through every door that takes a file (S4)."""

import resource
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Drawing
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection
from wagtailmedia.models import Media

SCRIPT = b"<script>alert(document.cookie)</script>"
PLACE = b"Ponsel Ayu, Kendari"
PICTURE_DOORS = [
    "/admin/images/add/",
    "/admin/images/multiple/add/",
    "/admin/images/chooser/create/",
]
PAPER_DOORS = [
    "/admin/documents/add/",
    "/admin/documents/multiple/add/",
    "/admin/documents/chooser/create/",
]
RECORDING_DOORS = [
    "/admin/media/video/add/",
    "/admin/media/audio/add/",
    "/admin/media/video/chooser/upload/",
    "/admin/media/audio/chooser/upload/",
]


def _picture(kind: str, **options) -> bytes:
    drawn = BytesIO()
    Drawing.new("RGB", (40, 20), "teal").save(drawn, format=kind, **options)
    return drawn.getvalue()


def _with_text(content: bytes) -> bytes:
    """Put a text between the header of a PNG and its pixels."""
    text = b"tEXtComment\x00" + SCRIPT
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    return content[:33] + chunk + content[33:]


def _taken_somewhere() -> bytes:
    exif = Drawing.Exif()
    exif[0x010E] = PLACE.decode()
    return _picture("JPEG", exif=exif)


REFUSED_PICTURES = {
    "gambar.svg": b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>",
    "svg.png": b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>",
    "halaman.jpg": b"<!doctype html>" + SCRIPT,
    "skrip.gif": b"GIF89a/*" + SCRIPT + b"*/=1;",
    "foto.jpg.html": _picture("JPEG"),
    "foto\u202egpj.exe": _picture("JPEG"),
    "nol.jpg\x00.html": _picture("JPEG"),
}
DRAWN_ANEW = {
    "dua.jpg": _picture("JPEG") + b"<!doctype html>" + SCRIPT,
    "arsip.jpg": _picture("JPEG") + b"PK\x03\x04" + SCRIPT,
    "teks.png": _with_text(_picture("PNG")),
    "tempat.jpg": _taken_somewhere(),
    "../../../naik.jpg": _picture("JPEG"),
    "balik\u202egpj.jpg": _picture("JPEG"),
}
REFUSED_PAPERS = {
    "halaman.html": b"<!doctype html>" + SCRIPT,
    "gambar.svg": SCRIPT,
    "laporan.pdf.html": b"%PDF-1.7 " + SCRIPT,
    "laporan.pdf": b"<!doctype html>" + SCRIPT,
    "daftar.xlsx": SCRIPT,
    "program.txt": b"MZ\x90\x00" + SCRIPT,
    "teks.vtt": SCRIPT,
    "kosong.pdf": b"",
}
REFUSED_RECORDINGS = {
    "film.mp4": b"<!doctype html>" + SCRIPT,
    "film.html": SCRIPT,
    "suara.mp3": SCRIPT,
    "suara.ogg": b"RIFF" + SCRIPT,
    "film.webm.svg": SCRIPT,
}


@pytest.fixture
def send(eko, signed_in):
    """Return a way to send a file through a door, as the page's own form would."""
    author = signed_in(eko)
    root = Collection.get_first_root_node().pk

    def through(door: str, name: str, content: bytes, **more) -> None:
        # The chooser's form has a prefix, the one for many files calls its field otherwise.
        kind = door.split("/")[2].rstrip("s")
        prefix = f"{kind}-chooser-upload-" if "/chooser/" in door else ""
        prefix = "media-chooser-upload-" if door.startswith("/admin/media/") and prefix else prefix
        field = "files[]" if "/multiple/" in door else f"{prefix}file"
        fields = {f"{prefix}title": "Berkas", f"{prefix}collection": root}
        fields |= {f"{prefix}duration": 1, field: SimpleUploadedFile(name, content)}
        fields |= {f"{prefix}{each}": value for each, value in more.items()}
        response = author.post(door, fields, headers={"X-Requested-With": "XMLHttpRequest"})
        assert response.status_code < 400

    return through


def _on_disk(settings) -> dict[str, bytes]:
    root = Path(settings.MEDIA_ROOT)
    files = [path for path in root.rglob("*") if path.is_file()]
    assert all(path.resolve().is_relative_to(root.resolve()) for path in files)
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


@pytest.mark.parametrize("door", PICTURE_DOORS)
def test_a_picture_is_drawn_anew_or_refused(door, send, settings):
    for name, content in REFUSED_PICTURES.items():
        send(door, name, content)
    assert (Image.objects.count(), _on_disk(settings)) == (0, {})

    for name, content in DRAWN_ANEW.items():
        send(door, name, content)

    stored = _on_disk(settings)
    originals = sorted(name for name in stored if name.startswith("original_images/"))
    assert len(originals) == Image.objects.count() == len(DRAWN_ANEW)
    assert [name for name, content in stored.items() if SCRIPT in content or PLACE in content] == []
    assert all(name.isascii() and name.count("/") == 1 for name in stored)


@pytest.mark.parametrize("door", PAPER_DOORS)
def test_a_document_is_what_its_name_says(door, send, settings):
    for name, content in REFUSED_PAPERS.items():
        send(door, name, content)
    assert (Document.objects.count(), _on_disk(settings)) == (0, {})

    send(door, "laporan.pdf", b"%PDF-1.7 isi")
    send(door, "../../etc/daftar.csv", "nama,asal\nSitì,Kendari".encode())

    assert sorted(_on_disk(settings)) == ["documents/daftar.csv", "documents/laporan.pdf"]


@pytest.mark.parametrize("door", RECORDING_DOORS)
def test_a_recording_is_what_its_name_says(door, send, settings):
    good = "film.mp4" if "video" in door else "suara.mp3"
    content = b"\x00\x00\x00\x18ftypmp42" if "video" in door else b"ID3\x04\x00"
    for name, bad in REFUSED_RECORDINGS.items():
        send(door, name, bad)
    send(door, good, content, thumbnail=SimpleUploadedFile("p.jpg", b"<!doctype html>" + SCRIPT))
    assert (Media.objects.count(), _on_disk(settings)) == (0, {})

    send(door, good, content, thumbnail=SimpleUploadedFile("p.jpg", DRAWN_ANEW["dua.jpg"]))

    stored = _on_disk(settings)
    assert sorted(stored) == [f"media/{good}", "media_thumbnails/p.jpg"]
    assert SCRIPT not in stored["media_thumbnails/p.jpg"]


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_160_megapixels_are_refused_before_they_are_drawn(send, settings):
    """A real picture of 20 MB, 20 kB on the wire; drawn it would take 160 MB."""
    header = struct.pack(">IIBBBBB", 16_000, 10_000, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(10_000 * (1 + 16_000 // 8)))

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + crc

    parts = [chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b"")]
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    send("/admin/images/add/", "besar.png", b"\x89PNG\r\n\x1a\n" + b"".join(parts))

    grown_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb
    assert (Image.objects.count(), _on_disk(settings)) == (0, {})
    assert grown_kb < 50_000
