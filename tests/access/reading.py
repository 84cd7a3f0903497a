"""How a line of the table is read, and how a door is tried."""

import re
from copy import deepcopy
from dataclasses import dataclass

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lms.audit.models import AuditEvent
from tests.access.routes import path_of
from tests.access.world import PEOPLE, World

# Where a door may lead instead of opening, by the word the tables have for it.
ELSEWHERE = {
    "in": "/akun/masuk/",
    "adm": "/admin/login/",
    "not": "/admin/",
    "ask": "/akun/izin/",
    "crs": "/kursus/aman/",
}
OPENED = "opn"
LINE = re.compile(
    r"(?P<method>GET|POST) +(?P<route>[^ {]+)(?:\{(?P<things>[^}]*)\})? +(?P<cells>[^>!+]+?)"
    r"(?: +> (?P<leads_to>\S+))?(?: +! (?P<audits>\S+))?(?: +\+ (?P<writes>\S+))?"
)
WRITE = re.compile(r'(?:INSERT (?:OR IGNORE )?INTO|UPDATE|DELETE FROM) "(\w+)"')
# Of the visit itself, whoever comes: its session, its limits, and that it was seen.
OF_THE_VISIT = {"django_session", "cache", "audit_auditevent", "usersessions_usersession"}


@dataclass(frozen=True)
class Line:
    """One address, tried one way: what each of the cast is answered."""

    method: str
    route: str
    things: tuple[str, ...]
    cells: dict[str, str]
    leads_to: str  # where «go» goes
    audits: str  # the event that a look by staff leaves behind
    writes: str  # the table that opening the page may write to

    def __str__(self) -> str:
        return f"{self.method} {self.route} {' '.join(self.things)}".strip()

    def path(self, world: World) -> str:
        return path_of(self.route, things=self.things, world=world)

    def expected(self, name: str) -> str:
        cell = self.cells[name]
        if cell == "go":
            return f"> {self.leads_to}"
        if cell == OPENED:
            return f"200 + {self.writes}"
        return f"200 ! {self.audits}" if cell == "200" and self.audits else cell


def read(table: str) -> list[Line]:
    lines = (line for line in table.splitlines() if line.strip() and not line.startswith("#"))
    return [_read_line(line) for line in lines]


def _read_line(text: str) -> Line:
    found = LINE.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"Not a line of the table: {text}")
    cells = found["cells"].split()
    return Line(
        method=found["method"],
        route=found["route"],
        things=tuple((found["things"] or "").split()),
        cells=dict(zip(PEOPLE, cells, strict=True)),
        leads_to=found["leads_to"] or "",
        audits=found["audits"] or "",
        writes=found["writes"] or "",
    )


def try_door(client: Client, method: str, path: str, *, body: dict | None = None, **how) -> str:
    """Knock, undo what it did, and return in the table's words what the answer was."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic(), CaptureQueriesContext(connection) as captured:
        before = AuditEvent.objects.count()
        response = getattr(client, method.lower())(path, body or {}, **how)
        audits = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True)[before:])
        transaction.set_rollback(True)
    client.cookies = cookies
    words = [_answer(response, language="/en" if path.startswith("/en/") else "")]
    if method == "GET":
        words += [f"! {action}" for action in audits]
        words += [f"+ {table}" for table in sorted(_written(captured) - OF_THE_VISIT)]
    return " ".join(words)


def _answer(response: HttpResponse, *, language: str) -> str:
    if response.status_code not in (301, 302):
        return str(response.status_code)
    place = response["Location"].partition("?")[0].partition("#")[0].removeprefix(language)
    words = (word for word, path in ELSEWHERE.items() if path == place)
    return next(words, "> " + re.sub(r"\d+", "#", place))


def _written(captured: CaptureQueriesContext) -> set[str]:
    found = (WRITE.match(query["sql"]) for query in captured.captured_queries)
    return {match[1] for match in found if match}
