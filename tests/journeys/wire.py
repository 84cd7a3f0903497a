"""What a phone fetches for a page, worked out from the page as the running site sends it."""

import gzip
import re
import urllib.request
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

import brotli
from bs4 import BeautifulSoup

HEADERS = {"Accept": "text/html,*/*", "Accept-Encoding": "gzip, deflate, br"}
UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}
# Element and attribute of what is fetched before `load`; symbols are one file however many.
FETCHED = (
    ("link[rel=stylesheet]", "href", "css"),
    ("link[rel=preload]", "href", "other"),
    ("script[src]", "src", "js"),
    ("img[src]", "src", "image"),
    ("use[href]", "href", "image"),
    ("video[poster]", "poster", "image"),
)
FONT = re.compile(r"""url\(["']?([^"')]+\.woff2)""")


@dataclass
class Fetched:
    """One page and all it needs. Sizes are bytes of body as they came."""

    html: bytes
    html_bytes: int
    parts: dict[str, tuple[str, int]] = field(default_factory=dict)
    asked_again_bytes: int = 0

    def bytes_of(self, kind: str, *, without: "Fetched | None" = None) -> int:
        known = without.parts if without else {}
        return sum(
            size for url, (what, size) in self.parts.items() if what == kind and url not in known
        )

    @property
    def requests(self) -> int:
        return 1 + len(self.parts)

    @property
    def total_bytes(self) -> int:
        return self.html_bytes + sum(size for _kind, size in self.parts.values())

    @property
    def again_bytes(self) -> int:
        return self.html_bytes + self.asked_again_bytes


def fetch(url: str, *, cookie: str = "") -> Fetched:
    """Fetch the page and, once each, what it names; raises urllib.error.HTTPError."""
    html, size, _is_kept = _get(url, cookie)
    page = Fetched(html, size)
    soup = BeautifulSoup(html, "html.parser")
    for selector, attribute, kind in FETCHED:
        for element in soup.select(selector):
            # A symbol of the page itself is fetched already.
            if not element[attribute].startswith("#"):
                _add(page, urljoin(url, element[attribute]), kind, cookie)
    return page


def _add(page: Fetched, url: str, kind: str, cookie: str) -> None:
    url = urldefrag(url).url
    if url in page.parts or url.startswith("data:"):
        return
    content, size, is_kept = _get(url, cookie)
    page.parts[url] = (kind, size)
    if not is_kept:
        page.asked_again_bytes += size
    if kind == "css":
        for font in FONT.findall(content.decode()):
            _add(page, urljoin(url, font), "font", cookie)


def _get(url: str, cookie: str) -> tuple[bytes, int, bool]:
    """Return the content, its bytes on the wire, and whether a phone keeps it without asking."""
    request = urllib.request.Request(url, headers={**HEADERS, "Cookie": cookie})
    with urllib.request.urlopen(request) as answer:
        sent = answer.read()
        content = UNPACK[answer.headers["Content-Encoding"]](sent)
        return content, len(sent), "immutable" in answer.headers.get("Cache-Control", "")
