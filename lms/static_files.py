"""Static files: one by one while developing, joined into one of a kind for the wire."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from whitenoise.storage import CompressedManifestStaticFilesStorage

JOINED = "css/site.css"
_FIRST = ("css/tokens.css", "css/base.css", "css/layout.css")
_COMPONENTS = "css/components/"
_SCRIPTS = "js/"
_IMPORT = re.compile(r'^import (?:\{[^}]*\} from )?"\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
_TOP_LEVEL = re.compile(r"^(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)


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


def linked_stylesheets() -> tuple[str, ...]:
    """Return the static names a page links: the joined one where files were collected."""
    return (JOINED,) if getattr(settings, "SITE_CSS_JOINED", False) else stylesheets()


def changed_since_joined() -> bool:
    """Tell whether any file was written after they were last joined: that takes half a minute."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    joined_at = manifest.stat().st_mtime
    return any(
        Path(storage.path(name)).stat().st_mtime > joined_at
        for finder in get_finders()
        for name, storage in finder.list([])
    )


def joined_script(name: str, *, read: Callable[[str], str]) -> str:
    """Return the module `name` with all that it imports, each once, before what needs it.

    For modules in the house style: named imports without renaming, from the same
    folder; comments, which stay behind, on lines of their own. Raises ValueError when
    two of them give the same name to something.
    """
    parts: dict[str, str] = {}

    def take(module: str, path: tuple[str, ...] = ()) -> None:
        if module in parts or module in path:
            return
        text = read(module)
        for needed in _IMPORT.findall(text):
            take(needed, (*path, module))
        parts[module] = _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", text)))

    take(name)
    names = [top for part in parts.values() for top in _TOP_LEVEL.findall(part)]
    twice = {top for top in names if names.count(top) > 1}
    if twice:
        raise ValueError(
            f"{name}: named twice among the joined scripts: {', '.join(sorted(twice))}"
        )
    return "\n".join(part.strip() for part in parts.values()) + "\n"


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
            self._join_scripts(paths)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def compress_files(self, paths: Iterable[str]):
        # Only names with a hash are ever linked: the others would take as long once more.
        linked = set(self.hashed_files.values())
        yield from super().compress_files([path for path in paths if path in linked])

    def _join_stylesheets(self, paths: dict) -> None:
        sheets = [Path(self.path(name)) for name in in_cascade_order(paths)]
        joined = minify("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets))
        Path(self.path(JOINED)).write_text(joined, encoding="utf-8")
        paths[JOINED] = (self, JOINED)

    def _join_scripts(self, paths: dict) -> None:
        def source(module: str) -> str:
            # The finder's file: the collected one may be a joined one from last time.
            storage, path = paths[_SCRIPTS + module]
            with storage.open(path) as file:
                return file.read().decode()

        ours = [name for name in paths if re.fullmatch(rf"{_SCRIPTS}[\w-]+\.js", name)]
        joined = {n: joined_script(n.removeprefix(_SCRIPTS), read=source) for n in ours}
        for name, text in joined.items():
            Path(self.path(name)).write_text(text, encoding="utf-8")
            # What gets hashed is the joined file, not the one the finder knows.
            paths[name] = (self, name)
