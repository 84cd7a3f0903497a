"""A few phones that ask again and again over loopback, each on a connection it keeps.

Threads and bare sockets, so that the asking costs little beside the answering.
"""

import json
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

# Gives the next request of a phone, as bytes.
Asks = Callable[[], bytes]


class Refused(RuntimeError):
    """An answer that was not the expected one: the figure would be worth nothing."""


@dataclass(frozen=True)
class Visitor:
    """Somebody signed in; without cookies, a stranger."""

    cookies: str = ""
    csrf_token: str = ""

    def get(self, path: str) -> bytes:
        return (f"GET {path} HTTP/1.1\r\n{self._headers()}\r\n").encode()

    def post(self, path: str, body: dict) -> bytes:
        content = json.dumps(body)
        return (
            f"POST {path} HTTP/1.1\r\n{self._headers()}X-CSRFToken: {self.csrf_token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n{content}"
        ).encode()

    def _headers(self) -> str:
        cookies = f"Cookie: {self.cookies}\r\n" if self.cookies else ""
        return f"Host: 127.0.0.1\r\nAccept: */*\r\nAccept-Encoding: gzip\r\n{cookies}"


def answers_a_second(phones: list[Asks], *, port: int, seconds: float) -> float:
    """Return how many answers a second all phones together got. Raises Refused."""
    began = time.perf_counter()
    with ThreadPoolExecutor(len(phones)) as threads:
        counts = list(threads.map(lambda asks: _ask_on(asks, port, began + seconds), phones))
    return sum(counts) / (time.perf_counter() - began)


def ask_once(request: bytes, *, port: int) -> tuple[int, bytes, bytes]:
    """Return the status, the head and the body of one answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(request)
        return _read(line)


def _ask_on(asks: Asks, port: int, until: float) -> int:
    count, line = 0, None
    try:
        while time.perf_counter() < until:
            if line is None:
                line = socket.create_connection(("127.0.0.1", port), timeout=30)
            line.sendall(asks())
            status, head, body = _read(line)
            if status != 200:
                raise Refused(f"{status}: {body[:200]!r}")
            count += 1
            if b"connection: close" in head.lower():
                line.close()
                line = None
    finally:
        if line is not None:
            line.close()
    return count


def _read(line: socket.socket) -> tuple[int, bytes, bytes]:
    received = b""
    while b"\r\n\r\n" not in received:
        received += _more(line)
    head, _, body = received.partition(b"\r\n\r\n")
    length = next(
        int(row.split(b":")[1])
        for row in head.split(b"\r\n")
        if row.lower().startswith(b"content-length:")
    )
    while len(body) < length:
        body += _more(line)
    return int(head.split(b" ", 2)[1]), head, body


def _more(line: socket.socket) -> bytes:
    received = line.recv(65536)
    if not received:
        raise Refused("the connection was closed in the middle of an answer")
    return received
