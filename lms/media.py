"""Course media under /media/: pictures, video and audio, with byte ranges.

Documents and original pictures lie in the same store and are not served here:
documents pass their lesson's gate, originals may say where they were taken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

FOLDERS = frozenset({"images", "media", "media_thumbnails"})
# No SVG and no HTML: both can carry script.
CONTENT_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
}
CHUNK_BYTES = 64 * 1024
CACHE_CONTROL = "public, max-age=604800"
ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


@dataclass(frozen=True)
class Span:
    """The bytes from `first` to `last`, both included."""

    first: int
    last: int

    @property
    def size_bytes(self) -> int:
        return self.last - self.first + 1


class Unsatisfiable(Exception):
    """The range asked for begins after the end of the file."""


@require_safe
def serve(request: HttpRequest, name: str) -> HttpResponse:
    content_type = CONTENT_TYPES.get(PurePosixPath(name).suffix.lower())
    if content_type is None or not is_plain_name(name) or not default_storage.exists(name):
        raise Http404
    size_bytes = default_storage.size(name)
    changed_at = int(default_storage.get_modified_time(name).timestamp())
    etag = quote_etag(f"{changed_at}-{size_bytes}")
    # Compressing what is compressed already costs time, and a compressed range is not that range.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    response = get_conditional_response(request, etag=etag, last_modified=changed_at)
    if response is None:
        span_header = _range_header(request, etag=etag, changed_at=changed_at)
        response = _answer(request.method, name=name, size_bytes=size_bytes, header=span_header)
        response.headers["Content-Type"] = content_type
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed_at)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def is_plain_name(name: str) -> bool:
    """Return whether a name stays inside a served folder and says what it seems to say.

    Refuses climbing, hidden and empty parts, backslashes, and characters that are not
    printable: NUL, line ends, marks that turn the reading direction.
    """
    parts = name.split("/")
    return (
        name.isprintable()
        and "\\" not in name
        and len(parts) > 1
        and parts[0] in FOLDERS
        and not any(part == "" or part.startswith(".") for part in parts)
    )


def parse_range(header: str, *, size_bytes: int) -> Span | None:
    """Return the span asked for, or None when the whole file is to be sent.

    A header that is malformed or asks for several ranges is passed over, as RFC 9110
    allows. Raises Unsatisfiable when no byte of the file lies in the range.
    """
    match = ONE_RANGE.fullmatch(header.strip())
    if match is None or match.group() == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        wanted = int(last)
        if wanted == 0 or size_bytes == 0:
            raise Unsatisfiable
        return Span(max(0, size_bytes - wanted), size_bytes - 1)
    if last and int(last) < int(first):
        return None
    if int(first) >= size_bytes:
        raise Unsatisfiable
    return Span(int(first), min(int(last), size_bytes - 1) if last else size_bytes - 1)


def _range_header(request: HttpRequest, *, etag: str, changed_at: int) -> str:
    """Return the range asked for; nothing when it was meant for an older file."""
    meant_for = request.headers.get("If-Range")
    is_current = meant_for in (None, etag, http_date(changed_at))
    return request.headers.get("Range", "") if is_current else ""


def _answer(method: str, *, name: str, size_bytes: int, header: str) -> HttpResponse:
    try:
        span = parse_range(header, size_bytes=size_bytes)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size_bytes}"})
    sent = span or Span(0, size_bytes - 1)
    headers = {"Content-Length": str(sent.size_bytes)}
    if span is not None:
        headers["Content-Range"] = f"bytes {span.first}-{span.last}/{size_bytes}"
    body = () if method == "HEAD" else _chunks(name, sent)
    return StreamingHttpResponse(body, status=206 if span else 200, headers=headers)


def _chunks(name: str, span: Span) -> Iterator[bytes]:
    with default_storage.open(name) as file:
        file.seek(span.first)
        left = span.size_bytes
        while left > 0 and (chunk := file.read(min(CHUNK_BYTES, left))):
            left -= len(chunk)
            yield chunk
