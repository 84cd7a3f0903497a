"""What is installed is what was tried: every package by version and by hash (S14)."""

import json
import re
from pathlib import Path

import pytest

from lms import vendoring
from lms.paper import fonts

ROOT = Path(__file__).resolve().parent.parent
FILES = ("requirements.txt", "requirements-dev.txt", "requirements-node.txt")


def unpinned(requirements: str) -> list[str]:
    """Return each requirement without an exact version or without a hash."""
    joined = requirements.replace("\\\n", " ")
    entries = [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]
    return [
        entry.split(";")[0].split("--hash")[0].strip()
        for entry in entries
        if not re.match(r"[\w.\[\],-]+==[^\s;]+", entry) or "--hash=sha256:" not in entry
    ]


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_has_a_version_and_hashes(name):
    requirements = (ROOT / name).read_text()

    assert unpinned(requirements) == []
    assert requirements.count("==") > 0


def test_a_requirement_without_version_or_hash_is_seen():
    requirements = "good==1.0 \\\n    --hash=sha256:aa\nloose>=2\nbare==3\n    # via good\n"

    assert unpinned(requirements) == ["loose>=2", "bare==3"]


def test_every_npm_package_has_a_hash_and_no_address():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: package for name, package in lock["packages"].items() if name}

    assert [name for name, package in packages.items() if "integrity" not in package] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_the_npm_packages_asked_for_are_named_by_exact_version():
    asked = json.loads((ROOT / "package.json").read_text())["dependencies"]
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]

    assert asked == {name: locked[f"node_modules/{name}"]["version"] for name in asked}


def test_the_fonts_of_certificates_are_fetched_in_every_weight():
    assert set(fonts.WEIGHTS) <= set(vendoring.WEIGHTS)


def test_the_licence_of_every_package_is_listed():
    pinned = re.findall(r"^([\w.-]+)(?:\[.*\])?==", (ROOT / FILES[0]).read_text(), re.MULTILINE)
    fetched = json.loads((ROOT / "package.json").read_text())["dependencies"]
    page = (ROOT / "docs" / "licences.md").read_text()
    header, *rows = re.findall(r"^\| (\S+) \| (\S.*) \|$", page, re.MULTILINE)

    assert header == ("package", "licence")
    assert {name for name, _licence in rows} == {*pinned, *fetched}
