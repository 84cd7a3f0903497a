"""The bench itself: what it divides, and that it refuses to count a wrong answer."""

import re
import socket
import threading

import pytest

from certificates import pdf
from tests.benchmarks import roster
from tests.benchmarks.drawing import drawn_plainly
from tests.benchmarks.load import Refused, Visitor, answers_a_second
from tests.benchmarks.site import web_processes
from tests.benchmarks.table import BEGIN, END, table, write_table
from tests.benchmarks.web import result
from tests.certificates.samples import AYU


def test_the_bench_tells_how_the_site_runs():
    assert re.fullmatch(r"\d+ processes of \d+ threads", web_processes())


def test_the_ratio_is_the_median_of_the_rounds_not_of_the_sums():
    figure = result([10, 20, 90], [20, 20, 100], least=0.6)

    assert (figure["ratio"], figure["rounds"]) == (0.9, [0.5, 1.0, 0.9])
    assert (figure["a_second"], figure["plain_a_second"]) == (20, 20)


@pytest.mark.parametrize(("status", "is_counted"), [("200 OK", True), ("302 Found", False)])
def test_only_a_right_answer_counts(status, is_counted):
    answer = f"HTTP/1.1 {status}\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok".encode()
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_answer_all, args=(server, answer), daemon=True).start()
        request = Visitor().get("/")

        try:
            rate = answers_a_second([lambda: request], port=server.getsockname()[1], seconds=0.1)
        except Refused:
            rate = 0

    assert (rate > 0) == is_counted


def test_plain_and_prepared_certificates_say_the_same():
    prepared = pdf.draw(AYU)
    with drawn_plainly():
        plain = pdf.draw(AYU)

    assert prepared != plain
    assert _words(prepared) == _words(plain)


def test_the_table_replaces_only_what_it_wrote(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}yesterday{END}\nafter\n")
    figure = result([2.0], [1.0], least=3)
    pages = {"sqlite": {"lesson": figure, "web_memory_mb": 200}}

    for _ in range(2):
        write_table({"machine": {}, "pages": pages, "certificates": figure}, to=page)

    text = page.read_text()
    assert (text.startswith("before\n"), text.endswith("after\n"), "yesterday" in text) == (
        True,
        True,
        False,
    )
    assert text.count("**2.00**") == 2


def test_the_table_shows_what_a_phone_saw_where_it_has_a_budget():
    shift, paint = {"median": 0.01, "most": 0.05}, {"median": 900, "most": None}
    phone = {"test": {"2g": {"shift": shift, "first_paint_ms": paint}}}
    figure = result([2.0], [1.0], least=3)

    text = table({"machine": {}, "pages": {}, "certificates": figure, "phone": phone})

    assert "| 2G (50 kbit/s, 800 ms) | cumulative layout shift | **0.01** | 0.05 |" in text
    assert "first paint" not in text


def test_a_list_of_people_is_admitted_and_counted(course):
    figures = roster._admitted(12)

    assert figures["rows"] == 12
    # One batch, whatever its size: what it costs is not counted in rows.
    assert 12 < figures["statements_each_500_rows"] < 60


def _answer_all(server: socket.socket, answer: bytes) -> None:
    while True:
        try:
            line, _address = server.accept()
        except OSError:
            return
        with line:
            line.recv(65536)
            line.sendall(answer)


def _words(content: bytes) -> list[str]:
    from io import BytesIO

    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
