"""Static files: the stylesheets one by one while developing, joined into one for the wire."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from whitenoise.storage import CompressedManifestStaticFilesStorage

JOINED = "css/site.css"
_FIRST = ("css/tokens.css", "css/base.css", "css/layout.css")
_COMPONENTS = "css/components/"


def in_cascade_order(names: Iterable[str]) -> list[str]:
    """Pick our stylesheets out of `names`: values, elements, layout, then components by name."""
    names = set(names)
    components = (n for n in names if n.startswith(_COMPONENTS) and n.endswith(".css"))
    return [name for name in _FIRST if name in names] + sorted(components)


@cache
def stylesheets() -> tuple[str, ...]:
    """Return the static names of our stylesheets as the finders see them."""
    found = (path for finder in get_finders() for path, _ in finder.list([]))
    return tuple(in_cascade_order(path.replace("\\", "/") for path in found))


def minify(css: str) -> str:
    """Drop comments and needless blanks.

    Only what is safe for stylesheets written in the house style: no comment marks or
    runs of blanks inside strings.
    """
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    # A blank after a colon is never part of a selector: `a :hover` has it before.
    return css.replace(": ", ":").replace(";}", "}").strip()


class ManifestStorage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed files, with all stylesheets joined into one first."""

    def post_process(self, paths: dict, dry_run: bool = False, **options):
        if not dry_run:
            self._join_stylesheets(paths)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _join_stylesheets(self, paths: dict) -> None:
        sheets = [Path(self.path(name)) for name in in_cascade_order(paths)]
        joined = minify("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets))
        Path(self.path(JOINED)).write_text(joined, encoding="utf-8")
        paths[JOINED] = (self, JOINED)
