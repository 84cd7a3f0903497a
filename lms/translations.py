"""Keep the Indonesian catalogue in step with the code, without gettext's own tools.

    python -m lms.translations

adds the messages the catalogue lacks, to be translated, and takes out those nobody says
any more. What is still to be translated is printed.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation import gettext_noop, ngettext_lazy
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "lms" / "locale" / "id" / "LC_MESSAGES" / "django.po"
APPS = ("lms", "courses", "certificates", "home")

# Words of Wagtail that its own Indonesian catalogue lacks: they are found in ours.
OF_WAGTAIL = (
    gettext_noop("New: %(model_name)s"),
    gettext_noop("Search all pages…"),
    gettext_noop("Reports"),
    gettext_noop("Search…"),
    gettext_noop("Show filters"),
    gettext_noop("Filter by"),
    gettext_noop("Toggle section"),
    gettext_noop("Toggle breadcrumbs"),
    gettext_noop("Toggle side panel"),
    gettext_noop("Toggle status"),
    gettext_noop("Side panels"),
    gettext_noop("Sidebar"),
    gettext_noop("Skip to main content"),
    gettext_noop("Breadcrumb"),
    gettext_noop("Pagination"),
    gettext_noop("Access level"),
    gettext_noop("Last login"),
    gettext_noop("Actions (footer)"),
    gettext_noop("History"),
    gettext_noop("View history"),
    gettext_noop("There are no %(model_name)s to display."),
    gettext_noop("There are no results."),
    gettext_noop("Sort by '%(label)s' in ascending order."),
    gettext_noop("Sort by '%(label)s' in descending order."),
    gettext_noop("More options for '%(title)s'"),
    gettext_noop("Site history"),
    gettext_noop("Workflows"),
    gettext_noop("Workflow tasks"),
    gettext_noop("Locked pages"),
    gettext_noop("Aging pages"),
    gettext_noop("Page types usage"),
    gettext_noop("Editor Guide"),
    gettext_noop("Wagtail %(current_version)s editor guide"),
    gettext_noop("Keyboard shortcuts"),
    gettext_noop("Close dialog"),
    gettext_noop("Edit account avatar"),
    ngettext_lazy(
        '%(total)s Page <span class="w-sr-only">created in %(site_name)s</span>',
        '%(total)s Pages <span class="w-sr-only">created in %(site_name)s</span>',
        "total",
    ),
    ngettext_lazy(
        '%(total)s Document <span class="w-sr-only">created in %(site_name)s</span>',
        '%(total)s Documents <span class="w-sr-only">created in %(site_name)s</span>',
        "total",
    ),
    ngettext_lazy(
        '%(total)s Image <span class="w-sr-only">created in %(site_name)s</span>',
        '%(total)s Images <span class="w-sr-only">created in %(site_name)s</span>',
        "total",
    ),
)

# Which argument of each call is the message; "c" marks its context.
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "__": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def read_catalogue(path: Path = CATALOGUE) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="id", domain="django")


def extract(root: Path = ROOT) -> Catalog:
    """Return every message that the Python files and templates of the apps say."""
    catalogue = Catalog(locale="id", domain="django")
    for path in sorted(_sources(root)):
        for _line, call, message, comments in extract_python(
            BytesIO(_as_python(path).encode()), KEYWORDS, ["Translators:"], {"encoding": "utf-8"}
        ):
            context, singular, plural = _parts(call, message)
            if singular:
                catalogue.add(
                    (singular, plural) if plural else singular,
                    context=context,
                    locations=[(path.relative_to(root).as_posix(), None)],
                    auto_comments=comments,
                )
    return catalogue


def untranslated(catalogue: Catalog) -> list[Message]:
    """Return the messages without an Indonesian text; a guess marked fuzzy is none."""
    return [message for message in catalogue if message.id and not _is_translated(message)]


def update(path: Path = CATALOGUE, *, root: Path = ROOT) -> Catalog:
    """Rewrite the catalogue: new messages come in empty, unused ones go."""
    catalogue = read_catalogue(path)
    written_at = catalogue.creation_date
    # No fuzzy matching: a guess about a child's safety is worse than an English sentence.
    catalogue.update(extract(root), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    # A date of its own for every run would make each change to the file look like two.
    catalogue.creation_date = written_at
    with path.open("wb") as file:
        write_po(file, catalogue, sort_output=True, include_lineno=False, width=100)
    return catalogue


def _sources(root: Path) -> Iterator[Path]:
    for app in APPS:
        for suffix in ("py", "html", "txt"):
            for path in (root / app).rglob(f"*.{suffix}"):
                if suffix == "py" or "templates" in path.parts:
                    yield path


def _as_python(path: Path) -> str:
    """Return the file as Python; of a template, only the calls its tags stand for."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return source
    # What is left of the markup are rows of X; only its indentation could confuse Python.
    return "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())


def _parts(call: str, message: str | tuple) -> tuple[str | None, str | None, str | None]:
    """Return context, message and plural of one extracted call."""
    texts = list(message) if isinstance(message, tuple) else [message]
    context = texts.pop(0) if "pgettext" in call else None
    singular = texts.pop(0)
    return context, singular, texts.pop(0) if "ngettext" in call or "npgettext" in call else None


def _is_translated(message: Message) -> bool:
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(texts) and not message.fuzzy


if __name__ == "__main__":
    for message in untranslated(update()):
        print(message.id)  # noqa: T201
