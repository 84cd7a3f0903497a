"""Whatever is sent, the site answers within a second and never with an error of its own (S12)."""

import json
import time
from collections.abc import Callable
from copy import deepcopy
from itertools import cycle, islice

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.access.doors import TABLE
from tests.access.reading import Line
from tests.security.odd_input import ADDRESSES, FIELDS, HEADERS, JSON_BODIES, WORDS

SECONDS = 1
NO_ENTRY = ("in", "adm", "not", "401", "403", "404")
API = "/api/v1/answers"


class Strict:
    """A browser that notes each answer that is an error, or took too long."""

    def __init__(self, client: Client) -> None:
        client.raise_request_exception = False
        self.client = client
        self.asked = 0
        self.bad: list[str] = []

    def ask(self, what: str, send: Callable[[Client], HttpResponse]) -> None:
        cookies = deepcopy(self.client.cookies)
        begun_at = time.thread_time()
        with transaction.atomic():
            status = send(self.client).status_code
            transaction.set_rollback(True)
        took_seconds = time.thread_time() - begun_at
        self.client.cookies = cookies
        self.asked += 1
        if status >= 500 or took_seconds > SECONDS:
            self.bad.append(f"{what}: {status} after {took_seconds:.2f} s")


@pytest.fixture
def strict(client_of) -> Callable[[str], Strict]:
    return lambda name: Strict(client_of(name))


def test_an_error_is_noticed(strict):
    joko = strict("joko")

    joko.ask("Wagtail's own error, to try the alarm", lambda c: c.get("/admin/failwhale/"))
    joko.ask("a second of work", lambda c: _busy(seconds=SECONDS) or c.get("/healthz/live"))

    assert [what.partition(":")[0] for what in joko.bad] == [
        "Wagtail's own error, to try the alarm",
        "a second of work",
    ]


def _busy(*, seconds: float) -> None:
    begun_at = time.thread_time()
    while time.thread_time() - begun_at < seconds:
        sum(range(1000))


@pytest.mark.parametrize(
    ("name", "turns"), [("visitor", 4), ("ayu", 6), ("indra", 2), ("fitri", 1)]
)
def test_odd_words_in_every_field(name, turns, world, strict):
    """Each field gets each kind of odd word in turn, on every page that this person opens."""
    browser = strict(name)
    lines = [line for line in TABLE if line.cells[name] not in NO_ENTRY]

    for line in lines:
        for turn in range(turns):
            browser.ask(f"{line} ({turn})", _filled(line, turn=turn, path=line.path(world)))

    assert browser.asked > 50
    assert browser.bad == []


def _filled(line: Line, *, turn: int, path: str) -> Callable[[Client], HttpResponse]:
    words = islice(cycle(WORDS), turn * 3, None)
    sent = dict(zip(FIELDS, words, strict=False))
    if line.method == "GET":
        return lambda client: client.get(path, {name: word[:2000] for name, word in sent.items()})
    return lambda client: client.post(path, sent)


@pytest.mark.parametrize("name", ["visitor", "ayu"])
def test_odd_addresses(name, strict):
    browser = strict(name)

    for address in ADDRESSES:
        browser.ask(f"GET {address[:60]}", lambda client, address=address: client.get(address))

    assert browser.bad == []


@pytest.mark.parametrize("name", ["visitor", "ayu"])
def test_odd_headers(name, strict):
    browser = strict(name)

    for header, value in HEADERS:
        for path in ("/", "/belajar/", "/akun/masuk/", "/admin/", "/kursus/aman/"):
            what = f"GET {path} with {header} {value[:40]!r}"
            browser.ask(what, lambda client, p=path, h={header: value}: client.get(p, headers=h))

    assert browser.bad == []


class TestBodies:
    PATHS = ("/akun/masuk/", "/akun/daftar/", "/sertifikat/", "/akun/sandi/lupa/", API)
    OWN_PATHS = ("/akun/ubah/", "/sertifikat/milikku/nama/", "/belajar/uji/{ayus_post}/simpan/")

    @pytest.fixture
    def post(self, world, strict):
        """Post to every one of these addresses; return what went wrong."""
        browser = strict("ayu")

        def to_all(what: str, body: object, **how) -> list[str]:
            for path in (*self.PATHS, *self.OWN_PATHS):
                address = path.format(**world.things)
                browser.ask(f"{what} to {path}", lambda c, a=address: c.post(a, body, **how))
            return browser.bad

        return to_all

    def test_ten_megabytes(self, post):
        long = "x" * 10_000_000
        form = f"login={long}&name={long}"

        assert post("a long field", {"login": long, "name": long, "q": long}) == []
        assert post("a long form", form, content_type="application/x-www-form-urlencoded") == []
        assert post("long JSON", f'"{long}"', content_type="application/json") == []

    def test_broken_forms(self, post):
        part = b"--x\r\nContent-Disposition: form-data\r\n\r\n1"
        form = "application/x-www-form-urlencoded"
        surrogate = b"login=%ED%A0%80&password=%ED%A0%80&name=%ED%A0%80&q=%ED%A0%80"

        assert post("no boundary", b"abc", content_type="multipart/form-data") == []
        assert post("half a part", part, content_type="multipart/form-data; boundary=x") == []
        assert post("bytes that are no text", b"login=\xff\xfe&q=\xff", content_type=form) == []
        assert post("half a character", surrogate, content_type=form) == []
        assert post("five thousand fields", {f"f{n}": "1" for n in range(5000)}) == []
        assert post("one field a thousand times", {"name": ["x"] * 1000, "q": ["x"] * 1000}) == []

    def test_files_for_words_and_words_for_files(self, post):
        def file() -> SimpleUploadedFile:
            return SimpleUploadedFile("a\x00b/../../c\u202efdp.exe", b"\x00", "a/b")

        names = ("login", "password", "name", "q", "writer", "age_band")

        assert post("files", {name: file() for name in names}) == []
        assert post("a word", {"file": "x" * 1000}) == []


class TestApi:
    @pytest.mark.parametrize("name", ["visitor", "ayu"])
    def test_bodies_that_are_no_answers(self, name, strict):
        browser = strict(name)

        for body in JSON_BODIES:
            for kind in ("application/json", "text/plain", ""):
                what = f"{body[:30]!r} as {kind}"
                browser.ask(what, lambda c, b=body, k=kind: c.post(API, b, content_type=k))

        assert browser.bad == []

    def test_any_json(self, strict):
        browser = strict("ayu")
        one = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
        any_json = st.recursive(
            one,
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
            max_leaves=12,
        )

        @settings(
            max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None
        )
        @given(sent=any_json | st.fixed_dictionaries(dict.fromkeys(BODY_KEYS, any_json)))
        def send(sent):
            # ASCII: a lone surrogate goes over the wire as an escape, and arrives.
            body = json.dumps(sent)
            browser.ask(body[:80], lambda c: c.post(API, body, content_type="application/json"))

        send()

        assert browser.asked >= 100
        assert browser.bad == []


BODY_KEYS = ("attempt", "owner", "saves")
KEYS = st.sampled_from(
    [*BODY_KEYS, "item", "choices", "writer", "sequence", "device_time", "", "\ud800"]
)
