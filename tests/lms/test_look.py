import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from lms.design_tokens import colours, contrast, held_states

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


def test_contrast_agrees_with_the_standards_own_examples():
    assert round(contrast("000", "ffffff"), 2) == 21
    assert round(contrast("777777", "fff"), 2) == 4.48


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT_PAIRS, 7), (CONTROL_PAIRS, 3)])
def test_colours_can_be_told_apart_in_sunlight(scheme, pairs, least):
    value = colours(TOKENS)[["light", "dark"].index(scheme)]

    weak = {pair for pair in pairs if contrast(value[pair[0]], value[pair[1]]) < least}

    assert weak == set()


def test_a_state_is_held_by_the_rule_that_makes_it():
    held = held_states(".a:hover, .b { color: red; } .a input:focus-visible + .c { top: 0; }")

    assert held == "@layer components{.a.is-hover{color:red}.a input.is-focus + .c{top:0}}"


def test_the_style_guide_shows_both_schemes_and_every_component_in_its_states(client, db):
    page = client.get("/gaya/").content.decode()
    states = client.get("/gaya/keadaan.css")

    light, dark = colours(TOKENS)
    for values in (light, dark):
        assert f'fill="#{values["paper"]}"' in page
        assert f'fill="#{values["sun-tint"]}"' in page
    assert states["Content-Type"] == "text/css; charset=utf-8"
    held = set(re.findall(r"\.is-\w+", states.content.decode()))
    shown = set(re.findall(r"is-(?:hover|focus|active)", page))
    assert {f".{name}" for name in shown} == held


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
