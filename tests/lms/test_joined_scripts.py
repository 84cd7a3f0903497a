"""Modules are written one by one and sent as one file a page."""

import re
from io import StringIO
from pathlib import Path

import brotli
import pytest
from django.conf import settings as project
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from lms.static_files import joined_script

SOURCE = Path(project.BASE_DIR) / "static" / "js"
# Less than the wire's own budgets: beside test.js and lesson.js comes the way out.
BUDGET_BYTES = {"test.js": 19_000, "lesson.js": 11_000, "site-with-exit.js": 6_000}


def _joined(name: str, **modules: str) -> str:
    files = {f"{key}.js": text for key, text in modules.items()}
    return joined_script(name, read=files.__getitem__)


def test_what_is_needed_comes_first_and_once():
    joined = _joined(
        "page.js",
        page='import { b } from "./b.js";\nimport { a, A } from "./a.js";\n\nb(a);\n',
        b='import { a } from "./a.js";\n\nexport function b() {\n  return a;\n}\n',
        a="export const a = 1;\nexport class A {}\n",
    )

    assert joined == ("const a = 1;\nclass A {}\nfunction b() {\n  return a;\n}\nb(a);\n")


def test_comments_stay_behind_and_addresses_do_not():
    source = '/* What it\n   is for. */\n\na("https://example.org");\n  // gone\nb(1); // kept\n'

    assert _joined("a.js", a=source) == 'a("https://example.org");\nb(1); // kept\n'


def test_modules_that_need_each_other_are_each_there_once():
    joined = _joined(
        "a.js",
        a='import { b } from "./b.js";\nexport function a() {}\n',
        b='import { a } from "./a.js";\nexport function b() {}\n',
    )

    assert joined == "function b() {}\nfunction a() {}\n"


def test_one_name_for_two_things_is_refused():
    with pytest.raises(ValueError, match="wait"):
        _joined("a.js", a='import "./b.js";\nconst wait = 1;\n', b="function wait() {}\n")


@pytest.mark.parametrize("name", sorted(path.name for path in SOURCE.glob("*.js")))
def test_every_script_of_ours_can_be_joined(name):
    joined = joined_script(name, read=lambda module: (SOURCE / module).read_text())

    assert not re.search(r"^(import|export)\b", joined, re.MULTILINE)


@pytest.mark.parametrize(("name", "budget"), BUDGET_BYTES.items())
def test_a_joined_script_keeps_its_budget(name, budget):
    joined = joined_script(name, read=lambda module: (SOURCE / module).read_text())

    assert len(brotli.compress(joined.encode())) < budget


def test_collected_scripts_are_joined_anew_each_time(settings, tmp_path):
    source = tmp_path / "source" / "js"
    source.mkdir(parents=True)
    (source.parent / "css").mkdir()
    (source.parent / "css" / "tokens.css").write_text(":root { color: red; }\n")
    (source / "page.js").write_text('import { a } from "./a.js";\n\na();\n')
    (source / "a.js").write_text("export function a() {}\n")
    settings.STATICFILES_DIRS = [source.parent]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "lms.static_files.ManifestStorage"},
    }
    call_command("collectstatic", interactive=False, stdout=StringIO())
    (source / "a.js").write_text("export function a() { return 2; }\n")
    call_command("collectstatic", interactive=False, stdout=StringIO())

    collected = tmp_path / "collected" / "js"
    linked = Path(settings.STATIC_ROOT) / staticfiles_storage.stored_name("js/page.js")
    joined = "function a() { return 2; }\na();\n"

    assert (collected / "page.js").read_text() == joined
    assert linked.read_text() == joined
