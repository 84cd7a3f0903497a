"""The building blocks of a lesson, as a browser receives them."""

import re
from html.parser import HTMLParser

import pytest
from django.core.files.base import ContentFile
from wagtail.blocks import StructBlockValidationError
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtailmedia.models import Media

from courses.catalogue.blocks import LessonBody

EVIL = '<p onclick="x()">Baca<script>alert(1)</script> <a href="javascript:x()">ini</a></p>'


def rendered(*blocks: dict) -> str:
    body = LessonBody().to_python(list(blocks))
    return "".join(block.render({"position": number}) for number, block in enumerate(body, 1))


class Tags(HTMLParser):
    """Every tag of a piece of HTML with its attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag, attributes) -> None:
        self.found.append((tag, dict(attributes)))

    def of(self, name: str) -> list[dict]:
        return [attributes for tag, attributes in self.found if tag == name]


CHECK = {
    "type": "check",
    "value": {
        "question": "Mana jejak pasif?",
        "kind": "single",
        "options": [
            {"text": "Lokasi ponsel", "correct": True, "feedback": "Tercatat sendiri."},
            {"text": "Komentar", "correct": False, "feedback": "Ditulis dengan sengaja."},
        ],
        "explanation": "<p>Jejak pasif tercatat saat layanan dipakai.</p>",
    },
}


def test_a_check_works_without_script():
    html = rendered(CHECK)
    tags = Tags(html)

    assert [field["type"] for field in tags.of("input")] == ["radio", "radio"]
    assert len({field["name"] for field in tags.of("input")}) == 1
    (answer,) = re.findall(r"<details.*?</details>", html, re.S)
    assert "open" not in tags.of("details")[0]
    for words in ("Tercatat sendiri.", "Ditulis dengan sengaja.", "Jejak pasif tercatat"):
        assert words in answer


def test_a_check_stores_nothing():
    tags = Tags(rendered(CHECK))

    assert tags.of("form") == []
    assert {field["autocomplete"] for field in tags.of("input")} == {"off"}


def test_two_checks_do_not_share_their_options():
    tags = Tags(rendered(CHECK, CHECK))

    assert [field["name"] for field in tags.of("input")] == ["cek-1", "cek-1", "cek-2", "cek-2"]


def test_a_check_with_several_answers_has_boxes():
    several = {**CHECK, "value": {**CHECK["value"], "kind": "multiple"}}

    assert {field["type"] for field in Tags(rendered(several)).of("input")} == {"checkbox"}


@pytest.mark.parametrize(
    "block",
    [
        {"type": "text", "value": EVIL},
        {"type": "callout", "value": {"tone": "tip", "title": "", "text": EVIL}},
        {"type": "accordion", "value": {"items": [{"title": "Satu", "text": EVIL}]}},
        {"type": "cards", "value": {"cards": [{"title": "Satu", "text": EVIL}]}},
        {"type": "check", "value": {**CHECK["value"], "explanation": EVIL}},
    ],
    ids=lambda block: block["type"],
)
def test_script_in_a_stored_text_does_not_reach_the_page(block):
    html = rendered(block)

    assert "Baca" in html
    for forbidden in ("<script", "alert(1)", "onclick", "javascript:"):
        assert forbidden not in html


@pytest.mark.parametrize(
    "block",
    [
        {"type": "help_link", "value": {"text": EVIL}},
        {"type": "content_notice", "value": {"text": EVIL}},
        {"type": "say_this", "value": {"pairs": [{"say": EVIL, "not": EVIL, "why": EVIL}]}},
        {"type": "check", "value": {**CHECK["value"], "question": EVIL}},
    ],
    ids=lambda block: block["type"],
)
def test_plain_text_is_shown_as_it_was_typed(block):
    html = rendered(block)

    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_what_the_editor_makes_stays():
    html = (
        "<h2>Jejak</h2><p><b>Pikir</b> <i>dulu</i></p><ul><li>satu</li></ul><ol><li>dua</li></ol>"
    )

    assert rendered({"type": "text", "value": html}).strip() == html


def test_a_link_leaves_without_saying_from_where():
    html = rendered({"type": "text", "value": '<p><a href="https://example.org/">sumber</a></p>'})

    assert Tags(html).of("a") == [{"href": "https://example.org/", "rel": "noopener noreferrer"}]


def test_a_picture_comes_small_in_three_formats_and_keeps_its_room(db):
    image = Image.objects.create(title="Tangga", file=get_test_image_file(size=(1200, 800)))
    value = {"image": image.pk, "alt": "Tiga anak tangga", "caption": "Naik pelan-pelan"}

    html = rendered({"type": "image", "value": value})

    tags = Tags(html)
    assert [source["type"] for source in tags.of("source")] == ["image/avif", "image/webp"]
    (fallback,) = tags.of("img")
    assert fallback["src"].startswith("/media/images/") and ".jpg" in fallback["src"]
    assert (fallback["alt"], fallback["loading"]) == ("Tiga anak tangga", "lazy")
    assert (fallback["width"], fallback["height"]) == ("360", "240")
    assert "style" not in fallback
    assert "Naik pelan-pelan" in html


def test_what_the_page_links_is_served(db, client):
    image = Image.objects.create(title="Tangga", file=get_test_image_file(size=(1200, 800)))
    tags = Tags(rendered({"type": "image", "value": {"image": image.pk, "alt": "", "caption": ""}}))

    (fallback,) = tags.of("img")

    assert client.get(fallback["src"]).status_code == 200
    assert client.get(f"/media/{image.file.name}").status_code == 404


def test_a_video_waits_for_the_finger_and_has_captions_and_a_transcript(db):
    video = Media.objects.create(
        title="Kisah Rani",
        type="video",
        file=ContentFile(b"0" * 2048, name="rani.mp4"),
        duration=60,
    )
    captions = Document.objects.create(
        title="Teks", file=ContentFile(b"WEBVTT\n\n", name="rani.vtt")
    )
    value = {"video": video.pk, "captions": captions.pk, "transcript": "<p>Rani berkata…</p>"}

    html = rendered({"type": "video", "value": value})

    tags = Tags(html)
    assert tags.of("video")[0]["preload"] == "none"
    assert "autoplay" not in tags.of("video")[0]
    assert tags.of("source") == [{"src": "/media/media/rani.mp4", "type": "video/mp4"}]
    assert tags.of("track")[0]["kind"] == "captions"
    assert "Rani berkata…" in re.search(r"<details.*?</details>", html, re.S).group()
    assert "2,0" in html or "2.0" in html


def test_a_recording_whose_file_is_away_does_not_break_the_lesson(db):
    audio = Media.objects.create(
        title="Lagu", type="audio", file=ContentFile(b"0", name="lagu.mp3"), duration=60
    )
    audio.file.storage.delete(audio.file.name)

    html = rendered({"type": "audio", "value": {"audio": audio.pk, "transcript": "<p>La</p>"}})

    assert Tags(html).of("audio")[0]["preload"] == "none"


def test_a_file_goes_through_the_documents_door(db):
    document = Document.objects.create(
        title="Lembar", file=ContentFile(b"%PDF-1.4 " + b"0" * 2048, name="lembar.pdf")
    )

    html = rendered({"type": "file", "value": {"file": document.pk, "title": "Lembar latihan"}})

    assert Tags(html).of("a")[0]["href"] == f"/dokumen/{document.pk}/lembar.pdf"
    assert "Lembar latihan (PDF" in html


@pytest.mark.parametrize("kind", ["image", "video", "audio", "file"])
def test_a_deleted_file_leaves_no_hole(db, kind):
    value = {kind: 999, "alt": "", "caption": "", "title": "x", "captions": None, "transcript": ""}

    assert rendered({"type": kind, "value": value}).strip() == ""


def test_an_image_needs_words_for_who_cannot_see_it(db):
    image = Image.objects.create(title="Tangga", file=get_test_image_file())
    block = LessonBody().child_blocks["image"]
    value = block.to_python({"image": image.pk, "alt": "", "caption": ""})

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)

    assert list(refused.value.block_errors) == ["alt"]
