"""The rules of the house that a machine can keep (docs/decisions, README «A map of the house»).

Each rule reads a tree of files and names the places that break it. Each is tried twice: on
this house, where it must find nothing, and on a made-up one, where it must find what is there.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("lms", "courses", "certificates", "home")
WORDS = (*APPS, "tests", "static", "docs", ".ci")

LONGEST_MODULE = 300
LONGEST_TEMPLATE = 150
VAGUE_NAMES = {"utils", "helpers", "misc", "common", "services", "selectors"}
# Django names these folders; there is nothing to say about them.
DJANGO_FOLDERS = {"migrations", "management", "commands", "templatetags"}


def no_long_module(root: Path) -> list[str]:
    return [
        f"{_name(path, root)}: {lines} lines"
        for path in _python_files(root, *APPS, "tests")
        if "migrations" not in path.parts and (lines := _lines(path)) > LONGEST_MODULE
    ]


def no_vague_name(root: Path) -> list[str]:
    return [
        _name(path, root)
        for app in (*APPS, "tests", "static")
        for path in _files(root / app)
        if VAGUE_NAMES & {path.stem.lower(), path.parent.name.lower()}
    ]


def every_package_says_what_it_is(root: Path) -> list[str]:
    return [
        _name(path, root)
        for path in _python_files(root, *APPS)
        if path.name == "__init__.py"
        and path.parent.name not in DJANGO_FOLDERS
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]


def no_folder_of_modules_without_init(root: Path) -> list[str]:
    folders = {path.parent for path in _python_files(root, *APPS)}
    return sorted(
        _name(folder, root) for folder in folders if not (folder / "__init__.py").exists()
    )


def no_view_handles_transactions(root: Path) -> list[str]:
    return [
        _name(path, root)
        for path in _python_files(root, *APPS)
        if _is_view(path) and "transaction" in _imported_names(path)
    ]


def no_long_template(root: Path) -> list[str]:
    return [
        f"{_name(path, root)}: {lines} lines"
        for path in _templates(root)
        if (lines := _lines(path)) > LONGEST_TEMPLATE
    ]


INLINE = {
    "inline script": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=[\"']application/(?:ld\+)?json)", re.IGNORECASE
    ),
    "inline style": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"<\w[^>]*\sstyle\s*=", re.IGNORECASE),
    "event attribute": re.compile(r"<\w[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "script address": re.compile(r"=\s*[\"']\s*javascript:", re.IGNORECASE),
}


def nothing_inline_in_templates(root: Path) -> list[str]:
    return [
        f"{_name(path, root)}: {what}"
        for path in _templates(root)
        for what, pattern in INLINE.items()
        if pattern.search(path.read_text())
    ]


# In pieces, so that this file does not name what it forbids.
PERSONAL = re.compile(
    "|".join(
        [
            r"(?<![\w.])/" + r"(?:work|home/\w+|root|Users)/",
            r"registry\." + "npmjs",
            "pythonhosted" + r"\.org",
            r"\bpypi\." + "org",
            r"deb\." + r"debian\.org",
        ]
    )
)


def nobodys_machine_is_named(root: Path) -> list[str]:
    places = [path for place in WORDS for path in _files(root / place)]
    # In a second checkout of one clone, .git is a file that says where the first one is.
    tops = [path for path in sorted(root.glob("*")) if path.is_file() and path.name != ".git"]
    return [
        f"{_name(path, root)}: {found.group()}"
        for path in [*places, *tops]
        if (found := PERSONAL.search(_text(path)))
    ]


def every_test_file_asserts(root: Path) -> list[str]:
    return [
        _name(path, root)
        for path in _python_files(root, "tests")
        if path.name.startswith("test_")
        and not any(isinstance(node, ast.Assert) for node in ast.walk(ast.parse(path.read_text())))
    ]


RULES: dict[Callable[[Path], list[str]], tuple[dict[str, str], list[str]]] = {
    no_long_module: (
        {
            "lms/long.py": "x\n" * 301,
            "lms/short.py": "x\n" * 300,
            "lms/migrations/m.py": "x\n" * 400,
        },
        ["lms/long.py: 301 lines"],
    ),
    no_vague_name: (
        {"home/utils.py": "", "courses/services/mail.py": "", "home/usefulness.py": ""},
        ["courses/services/mail.py", "home/utils.py"],
    ),
    every_package_says_what_it_is: (
        {
            "home/__init__.py": "x = 1",
            "lms/__init__.py": '"""Wiring."""',
            "lms/migrations/__init__.py": "",
        },
        ["home/__init__.py"],
    ),
    no_folder_of_modules_without_init: (
        {"lms/__init__.py": "", "lms/a.py": "", "courses/room/a.py": ""},
        ["courses/room"],
    ),
    no_view_handles_transactions: (
        {
            "courses/learn/views.py": "from django.db import models, transaction",
            "courses/teach/views/roster.py": "import django.db.transaction",
            "courses/learn/api.py": "from django.db.transaction import atomic as at_once",
            "courses/enrolment/enrol.py": "from django.db import transaction",
            "courses/learn/views_of_lessons.py": "transaction = 'a word'",
        },
        ["courses/learn/api.py", "courses/learn/views.py", "courses/teach/views/roster.py"],
    ),
    no_long_template: (
        {"lms/templates/long.html": "x\n" * 151, "lms/templates/short.html": "x\n" * 150},
        ["lms/templates/long.html: 151 lines"],
    ),
    nothing_inline_in_templates: (
        {
            "lms/templates/a.html": "<script>x</script>",
            "lms/templates/b.html": "<style>p {}</style>",
            "lms/templates/c.html": '<p style="color: red">',
            "lms/templates/d.html": '<body onload="x()">',
            "lms/templates/e.html": '<a href="javascript:x()">',
            "lms/templates/good.html": '<script src="x.js"></script> {% x style="a" one="b" %}',
            "lms/templates/data.html": '<script type="application/json">{}</script>',
        },
        [
            "lms/templates/a.html: inline script",
            "lms/templates/b.html: inline style",
            "lms/templates/c.html: style attribute",
            "lms/templates/d.html: event attribute",
            "lms/templates/e.html: script address",
        ],
    ),
    nobodys_machine_is_named: (
        {
            "docs/how.md": "see /" + "home/ayu/notes",
            "Makefile": "curl registry." + "npmjs.org",
            "lms/a.py": "the house at work/home",
            ".git": "gitdir: /" + "home/ayu/house/.git",
        },
        ["docs/how.md: /" + "home/ayu/", "Makefile: registry." + "npmjs"],
    ),
    every_test_file_asserts: (
        {"tests/test_idle.py": "def test(): pass", "tests/test_true.py": "def test(): assert 1"},
        ["tests/test_idle.py"],
    ),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_this_house_keeps(rule):
    broken = rule(ROOT)

    assert broken == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_made_up_house_is_caught_by(rule, tmp_path):
    files, expected = RULES[rule]
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    broken = rule(tmp_path)

    assert broken == expected


def test_the_rules_have_a_house_to_read():
    assert len(list(_python_files(ROOT, *APPS))) > 50
    assert len(list(_templates(ROOT))) > 10


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and "vendor" not in parts and "__pycache__" not in parts:
            yield path


def _python_files(root: Path, *places: str) -> Iterator[Path]:
    for place in places:
        yield from (path for path in _files(root / place) if path.suffix == ".py")


def _templates(root: Path) -> Iterator[Path]:
    for app in APPS:
        for path in _files(root / app):
            if path.suffix == ".html" and "templates" in path.parts:
                yield path


def _is_view(path: Path) -> bool:
    is_api = path.stem.startswith("api") or path.parent.name == "api"
    return is_api or "views" in path.stem or path.parent.name == "views"


def _imported_names(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, "module", None) or ""
            for name in [module, *(alias.name for alias in node.names)]:
                names.update(name.split("."))
    return names


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def _text(path: Path) -> str:
    return path.read_text(errors="replace") if path.stat().st_size < 1_000_000 else ""


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
