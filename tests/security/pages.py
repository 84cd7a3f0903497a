"""Every page of ours, as the table of access has it, fetched as somebody who may open it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.test import Client

from tests.access.doors import TABLE
from tests.access.reading import OPENED
from tests.access.world import World

# Not those that only send somebody elsewhere.
ANSWERED = ("200", OPENED, "403", "404", "409")


@dataclass(frozen=True)
class Fetched:
    name: str  # who
    path: str
    response: HttpResponse

    @property
    def body(self) -> bytes:
        return b"".join(self.response) if self.response.streaming else self.response.content

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")

    @property
    def is_html(self) -> bool:
        return self.response.headers.get("Content-Type", "").startswith("text/html")

    @property
    def is_admin(self) -> bool:
        return self.path.startswith("/admin/")

    def __str__(self) -> str:
        return f"{self.name} {self.path}"


def pages_of(name: str, *, world: World, client_of: Callable[[str], Client]) -> Iterator[Fetched]:
    """Ask for every page that the table has, one after the other."""
    client = client_of(name)
    for line in TABLE:
        if line.method == "GET" and line.cells[name] in ANSWERED:
            path = line.path(world)
            yield Fetched(name, path, client.get(path))
