"""The house's drawings: what a file may hold, and where a page shows it."""

import re
from pathlib import Path

import brotli
import pytest
from defusedxml import ElementTree
from django.conf import settings
from django.urls import reverse
from wagtail.blocks import StructBlockValidationError

from courses.catalogue.blocks import LessonBody
from courses.catalogue.drawings import DRAWINGS, DrawingChooser, drawing_choices, drawing_url
from courses.catalogue.models import CoursePage, ModulePage
from tests.courses.catalogue.test_blocks import Tags, rendered

FOLDER = Path(settings.BASE_DIR) / "static/img/drawings"
MAX_BYTES, MAX_SENT_BYTES = 4_600, 1_500
ELEMENTS = {"svg", "style", "defs", "g", "path", "circle", "ellipse", "rect", "use"}
SVG = "{http://www.w3.org/2000/svg}"


def faults(source: bytes) -> list[str]:
    """Name what a drawing must not hold."""
    root = ElementTree.fromstring(source, forbid_dtd=True)
    found = []
    if root.get("viewBox") not in {"0 0 640 360", "0 0 320 180"}:
        found.append("viewBox")
    if f"0 0 {root.get('width')} {root.get('height')}" != root.get("viewBox"):
        found.append("size")
    for element in root.iter():
        if element.tag.removeprefix(SVG) not in ELEMENTS:
            found.append(element.tag.removeprefix(SVG))
        for name, value in element.attrib.items():
            if name.lower().startswith("on"):
                found.append(name)
            if name.endswith("href") and not re.fullmatch(r"#[a-z]+", value):
                found.append(value)
            if "url(" in value:
                found.append(value)
        if re.search(r"url\(|@import|@font-face|expression", element.text or ""):
            found.append("style")
    return found


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_light_and_holds_nothing_but_shapes(name):
    source = (FOLDER / f"{name}.svg").read_bytes()

    assert faults(source) == []
    assert b"prefers-color-scheme:dark" in source
    assert len(source) <= MAX_BYTES
    assert len(brotli.compress(source)) <= MAX_SENT_BYTES


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<title>Jejak</title>", "title"),
        ("<foreignObject/>", "foreignObject"),
        ('<path onload="x()"/>', "onload"),
        ('<use href="https://contoh.id/a.svg#x"/>', "https://contoh.id/a.svg#x"),
        ('<image href="a.png"/>', "image"),
        ("<style>@import 'a.css'</style>", "style"),
        ('<path fill="url(#a)"/>', "url(#a)"),
    ],
)
def test_the_check_sees_what_must_not_be_there(inside, fault):
    opened = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" width="320" height="180">'
    )

    assert faults(f"{opened}{inside}</svg>".encode())[0] == fault


def test_the_list_is_the_folder():
    assert sorted(DRAWINGS) == sorted(path.stem for path in FOLDER.iterdir())


def test_a_name_that_left_the_list_has_no_address():
    assert drawing_url("naga") == ""
    assert drawing_url("jejak") == "/static/img/drawings/jejak.svg"


def block(**value) -> dict:
    return {"type": "drawing", "value": {"alt": "", "caption": "", "decorative": False, **value}}


def test_a_drawing_stands_among_the_words_with_its_own():
    html = rendered(block(name="jeda", alt="Ponsel tertelungkup", caption="Jeda dulu."))

    [image] = Tags(html).of("img")
    assert (image["src"], image["alt"]) == ("/static/img/drawings/jeda.svg", "Ponsel tertelungkup")
    assert (image["width"], image["height"], image["loading"]) == ("640", "360", "lazy")
    assert "<figcaption>Jeda dulu.</figcaption>" in html


def test_a_drawing_that_was_taken_away_leaves_no_hole():
    assert rendered(block(name="naga", alt="Naga")).strip() == ""


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ({"name": "jeda"}, ["alt"]),
        ({"name": "jeda", "alt": "Ponsel", "decorative": True}, ["alt"]),
        ({"name": "naga", "alt": "Naga"}, ["name"]),
        ({"name": "", "alt": "Kosong"}, ["name"]),
    ],
)
def test_an_author_says_what_is_shown_or_that_it_is_decoration(value, wrong):
    kind = LessonBody().child_blocks["drawing"]

    with pytest.raises(StructBlockValidationError) as refused:
        kind.clean(kind.to_python(block(**value)["value"]))

    assert list(refused.value.block_errors) == wrong
    assert (
        kind.clean(kind.to_python(block(name="laut", decorative=True)["value"]))["name"] == "laut"
    )


def test_the_chooser_shows_each_drawing_beside_its_button():
    chooser = DrawingChooser(choices=[("", "---"), *drawing_choices()])

    tags = Tags(chooser.render("drawing", "laut", {"id": "id_drawing"}))

    assert [image["src"] for image in tags.of("img")] == [drawing_url(name) for name in DRAWINGS]
    assert [field["value"] for field in tags.of("input")] == ["", *DRAWINGS]
    assert [field["value"] for field in tags.of("input") if "checked" in field] == ["laut"]
    assert [field["id"] for field in tags.of("input")] == [one["for"] for one in tags.of("label")]


def test_course_module_and_catalogue_show_the_drawing(client, course):
    CoursePage.objects.update(drawing="aman")
    first, second = ModulePage.objects.child_of(course).order_by("path")[:2]
    ModulePage.objects.filter(pk=first.pk).update(drawing="jejak")

    def shown(address: str) -> list[tuple]:
        tags = Tags(client.get(address).content.decode())
        return [
            (image["src"].rpartition("/")[2], image["alt"], image.get("loading"))
            for image in tags.of("img")
        ]

    assert shown("/kursus/") == [("aman.svg", "", "lazy")]
    assert shown(course.get_url()) == [("aman.svg", "", None), ("jejak.svg", "", "lazy")]
    assert shown(first.get_url()) == [("jejak.svg", "", None)]
    assert shown(second.get_url()) == []


def test_a_course_without_either_keeps_the_kawung(client, course):
    page = client.get("/kursus/").content.decode()

    assert re.findall(r'course-card__cover">\s*<(\w+)', page) == ["svg"]


def test_eko_chooses_a_drawing_in_the_admin(signed_in, course, eko):
    address = reverse("wagtailadmin_pages:edit", args=[course.pk])

    page = signed_in(eko).get(address)

    tags = Tags(page.content.decode())
    fields = [field for field in tags.of("input") if field.get("name") == "drawing"]
    assert [field["value"] for field in fields] == ["", *DRAWINGS]
