"""Authors' text on its way to the page: only what the editor can make comes through."""

import nh3
from django import template
from django.core.files import File
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

TAGS = {"a", "b", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "ul"}
ATTRIBUTES = {"a": {"href"}}
URL_SCHEMES = {"http", "https", "mailto", "tel"}


@register.filter
def clean_html(html: str) -> SafeString:
    """Return the text with everything removed that the editor's own buttons do not make.

    The editor cleans what it saves; imports, the API and old rows do not pass through it.
    """
    return mark_safe(nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=URL_SCHEMES))


@register.filter
def size_bytes(file: File) -> int | None:
    """Return a stored file's size; None when the store does not have it now."""
    try:
        return file.size
    except OSError:
        return None
