import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

ROOT = Path(settings.BASE_DIR)
TOKENS = (ROOT / "static/css/tokens.css").read_text()
ICONS = (ROOT / "static/img/icons.svg").read_text()
# Ink on ground, as the components combine them. 7:1 is WCAG's AAA for text of any size.
TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "ink-soft", "accent") for ground in ("paper", "surface")),
    *(("ink", f"{hue}-tint") for hue in ("accent", "sun", "coral", "lilac")),
    ("ink-soft", "sun-tint"),
    ("accent", "accent-tint"),
    ("sun-ink", "sun-tint"),
    ("coral", "coral-tint"),
    ("lilac", "lilac-tint"),
    ("on-accent", "accent"),
    ("on-sun", "sun"),
    ("on-danger", "danger"),
    ("on-deep", "deep"),
    ("on-deep-soft", "deep"),
]
# 3:1 is WCAG's AA for what shows where a control is and where the focus stands.
CONTROL_PAIRS = [("line-strong", "surface"), ("line-strong", "paper"), ("focus", "paper")]


def colours(scheme: str) -> dict[str, str]:
    light, dark = TOKENS.split("@media (prefers-color-scheme: dark)")
    declared = re.compile(r"--colour-([\w-]+): #([0-9a-f]{3,6});")
    values = dict(declared.findall(light))
    return values if scheme == "light" else {**values, **dict(declared.findall(dark))}


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2 for "rgb" or "rrggbb"."""
    digits = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_agrees_with_the_standards_own_examples():
    assert round(contrast("000", "ffffff"), 2) == 21
    assert round(contrast("777777", "fff"), 2) == 4.48


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT_PAIRS, 7), (CONTROL_PAIRS, 3)])
def test_colours_can_be_told_apart_in_sunlight(scheme, pairs, least):
    value = colours(scheme)

    weak = {pair for pair in pairs if contrast(value[pair[0]], value[pair[1]]) < least}

    assert weak == set()


def test_every_icon_that_a_template_names_is_drawn():
    named = {
        name
        for template in ROOT.glob("*/templates/**/*.html")
        for name in re.findall(r'includes/icon\.html" with name="([^"]+)"', template.read_text())
    }
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', ICONS))

    assert named - drawn == set()


@pytest.mark.parametrize(
    "name", ["400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"]
)
def test_error_page_stands_without_context_and_the_way_out_comes_first(name):
    html = get_template(name).render()

    first_link = re.search(r"<(?:a|button|input)\b[^>]*>", html)[0]
    assert 'class="quick-exit"' in first_link
    assert 'href="https://' in first_link
    assert html.count("<h1") == 1
