"""The few kinds of text a lesson knows, as Markdown in files and as HTML on the site."""

from courses.bundles.markup.document import Document
from courses.bundles.markup.from_html import from_html
from courses.bundles.markup.from_markdown import NotInSubset, from_markdown
from courses.bundles.markup.to_html import to_html
from courses.bundles.markup.to_markdown import to_markdown

__all__ = [
    "Document",
    "NotInSubset",
    "canonical_markdown",
    "from_html",
    "from_markdown",
    "html_of",
    "markdown_of",
    "to_html",
    "to_markdown",
]


def canonical_markdown(text: str) -> str:
    """Return the one way this text is written in a file. Raises NotInSubset."""
    return to_markdown(from_markdown(text))


def html_of(markdown: str) -> str:
    """Return what the site stores for this Markdown. Raises NotInSubset."""
    return to_html(from_markdown(markdown))


def markdown_of(html: str) -> str:
    """Return the canonical Markdown of what the site stores."""
    return to_markdown(from_html(html))
