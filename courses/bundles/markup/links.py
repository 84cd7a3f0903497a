"""Which addresses a link may have."""

import re

from markdown_it.common.normalize_url import normalizeLink

_ALLOWED = re.compile(r"(https?://|mailto:|tel:|/(?!/)|#)", re.IGNORECASE)


def safe_href(address: str) -> str:
    """Return the address in its one spelling; empty when a lesson may not link there."""
    try:
        href = normalizeLink(address.strip())
    except ValueError:
        return ""
    return href if _ALLOWED.match(href) else ""
