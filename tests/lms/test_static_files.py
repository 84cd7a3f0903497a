import re
from io import StringIO
from pathlib import Path

import brotli
import pytest
from django.conf import settings as project
from django.core.management import call_command
from django.template import Context, Template

from lms.static_files import JOINED, in_cascade_order, minify

SOURCE = Path(project.BASE_DIR) / "static"
CSS_BUDGET_BYTES = 12_000
FONT_BUDGET_BYTES = 13_000
LINKS = Template("{% load site_assets %}{% site_css %}")


@pytest.fixture
def collected(settings, tmp_path):
    """Collect our own static files, the way production does, into a temporary folder."""
    settings.STATIC_ROOT = str(tmp_path)
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "lms.static_files.ManifestStorage"},
    }
    call_command("collectstatic", interactive=False, ignore_patterns=["h5p*"], stdout=StringIO())
    return tmp_path


def test_cascade_order_puts_values_first_and_components_by_name():
    names = [
        "css/components/b.css",
        "css/layout.css",
        "css/site.css",
        "css/components/a.css",
        "css/tokens.css",
    ]

    assert in_cascade_order(names) == [
        "css/tokens.css",
        "css/layout.css",
        "css/components/a.css",
        "css/components/b.css",
    ]


def test_minify_keeps_the_meaning_and_drops_the_rest():
    css = "/* why */\n.a > .b :hover,\n.c { color: red;\n  margin: calc(1rem + 2px) 0; }\n"

    assert minify(css) == ".a > .b :hover,.c{color:red;margin:calc(1rem + 2px) 0}"


def test_collected_stylesheet_holds_every_component_within_the_budget(collected):
    joined = (collected / JOINED).read_text()

    missing = [
        sheet.name
        for sheet in sorted(SOURCE.glob("css/components/*.css"))
        if minify(sheet.read_text()) not in joined
    ]
    assert missing == []
    assert len(brotli.compress(joined.encode())) <= CSS_BUDGET_BYTES


def test_collected_stylesheet_is_compressed_and_linked_once(collected, settings):
    settings.SITE_CSS_JOINED = True

    html = LINKS.render(Context())

    hashed = re.fullmatch(
        r'<link rel="stylesheet" href="/static/(css/site\.[0-9a-f]{12}\.css)">', html
    )
    assert hashed
    assert (collected / f"{hashed[1]}.br").stat().st_size <= CSS_BUDGET_BYTES


def test_stylesheets_are_linked_one_by_one_while_developing(settings):
    settings.SITE_CSS_JOINED = False

    links = re.findall(r'href="/static/(css/[^"]+)"', LINKS.render(Context()))

    assert links[:3] == ["css/tokens.css", "css/base.css", "css/layout.css"]
    assert links[3:] == [
        f"css/components/{p.name}" for p in sorted(SOURCE.glob("css/components/*.css"))
    ]


def test_stylesheets_fetch_one_small_font_and_nothing_else():
    fetched = [
        (sheet.parent / url).resolve()
        for sheet in SOURCE.glob("css/**/*.css")
        for url in re.findall(r"""url\(["']?([^"')]+)""", sheet.read_text())
    ]

    assert [file.suffix for file in fetched] == [".woff2"]
    assert fetched[0].stat().st_size <= FONT_BUDGET_BYTES
