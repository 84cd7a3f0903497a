"""Authors' text on its way to the page: only what the editor can make comes through."""

import re

import nh3
from django import template
from django.core.files import File
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

TAGS = {"a", "b", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "ul"}
ATTRIBUTES = {"a": {"href"}}
URL_SCHEMES = {"http", "https", "mailto", "tel"}

# As in 08111-129-129 or (021) 390-3963.
NUMBER_IN_GROUPS = re.compile(r"\+?\(?\d[\d)]*(?:[ -]\d+)+")


@register.filter
def unbroken_numbers(text: str) -> SafeString:
    """Return plain text as HTML in which no telephone number breaks at the end of a line."""
    number = r'<span class="nowrap">\g<0></span>'
    return mark_safe(NUMBER_IN_GROUPS.sub(number, conditional_escape(text)))


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
