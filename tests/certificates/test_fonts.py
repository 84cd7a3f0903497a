import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lms.paper import fonts


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A machine where the fonts have not been made."""
    made_here = fonts.FOLDER
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    fonts.register.cache_clear()
    yield made_here
    fonts.register.cache_clear()


def test_missing_fonts_name_the_command_that_makes_them(folder):
    with pytest.raises(fonts.FontsMissing, match=r"python manage\.py build_fonts"):
        fonts.register()


def test_fonts_are_made_once_and_always_alike(folder, tmp_path):
    for woff in folder.glob("*.woff2"):
        shutil.copy(woff, tmp_path)
    first, second = StringIO(), StringIO()

    call_command("build_fonts", stdout=first)
    call_command("build_fonts", stdout=second)

    assert first.getvalue().count("\n") == len(fonts.WEIGHTS)
    assert second.getvalue() == ""
    assert sorted(path.name for path in tmp_path.glob("*.ttf")) == sorted(
        f"{name}.ttf" for name in fonts.WEIGHTS.values()
    )
    for path in tmp_path.glob("*.ttf"):
        assert path.read_bytes() == (folder / path.name).read_bytes()


def test_build_without_web_fonts_says_which_package_brings_them(folder):
    with pytest.raises(CommandError, match="@fontsource/plus-jakarta-sans"):
        call_command("build_fonts")


@pytest.mark.parametrize(
    "name",
    ["Siti Nurḥaliza", "Raden Ayu Kusumawardhani", "Đặng Thị Mỹ", "Çelik", "I Gusti Ngurah Śāstra"],
)
def test_names_with_diacritics_are_kept(name):
    assert fonts.printable(name) == name
    assert fonts.missing_letters(name) == []


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Nurh\u0323aliza", "Nurḥaliza"),
        ("Muẖammad", "Muhammad"),
        ("N̈i", "Ni"),
        ("Ma‘ruf Jumʼat", "Ma‘ruf Jum’at"),
        ("  Ayu \t\n Lestari\u00a0", "Ayu Lestari"),
        ("Ayu 😀", "Ayu"),
    ],
)
def test_what_the_fonts_lack_becomes_its_nearest_letter(name, printed):
    assert fonts.printable(name) == printed


def test_letters_that_cannot_be_printed_are_named():
    assert fonts.missing_letters("Ayu 李 😀 ẖ") == ["李", "😀"]


def test_kerning_brings_pairs_closer():
    together = fonts.width("Ay", fonts.BOLD, 1000)
    apart = fonts.width("A", fonts.BOLD, 1000) + fonts.width("y", fonts.BOLD, 1000)

    assert together < apart
