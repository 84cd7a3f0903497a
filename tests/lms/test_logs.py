"""What an operator reads in the log, and what nobody may read there."""

import io
import json
import logging

import pytest
import structlog
from django.db import IntegrityError
from django.test import Client

from lms import logs
from lms.accounts.models import User

# Whatever is hers begins so, and nothing else does.
CANARY = "kenari"


@pytest.fixture
def log():
    """What is written to the log, line by line, as a machine reads it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logs.formatter(as_json=True))
    root = logging.getLogger()
    # Django keeps its own loggers' lines to itself in a test of the settings' handlers.
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.removeHandler(handler)


def lines_of(log, event: str) -> list[dict]:
    return [line for line in log() if line["event"] == event]


def test_a_request_is_told_by_its_route_and_not_by_its_address(log, client, db):
    response = client.get("/sertifikat/KENARI-KODE-RAHASIA/?dari=kenari")

    (line,) = lines_of(log, "request")
    assert {name: line[name] for name in ("method", "route", "status", "level", "logger")} == {
        "method": "GET",
        "route": "certificates:check",
        "status": 404,
        "level": "info",
        "logger": "lms.request",
    }
    assert line["ms"] > 0
    assert line["request"] == response["X-Request-ID"]
    assert CANARY not in json.dumps(log()).lower()


def test_the_number_of_a_proxy_is_taken_over_and_nothing_else(log, client, db):
    client.get("/healthz/live", headers={"X-Request-ID": "0123456789abcdef"})
    client.get("/healthz/live", headers={"X-Request-ID": "kenari minta kopi"})

    first, second = lines_of(log, "request")
    assert first["request"] == "0123456789abcdef"
    assert len(second["request"]) == 16
    assert CANARY not in json.dumps(log())


def test_what_breaks_is_told_by_kind_and_place_without_its_words(log, db, monkeypatch):
    """A database names the row it refused: «Key (username)=(kenari) already exists»."""
    client = Client(raise_request_exception=False)

    def refuse(*args, **kwargs):
        raise IntegrityError("Key (username)=(kenari) already exists")

    monkeypatch.setattr(User.objects.__class__, "get_queryset", refuse)

    response = client.post("/akun/masuk/", {"login": "kenari", "password": "kenari-sandi"})

    broken = [line for line in log() if line.get("error")]
    assert response.status_code == 500
    assert [line["error"] for line in broken] == ["IntegrityError"]
    assert broken[0]["where"][-1].startswith("tests/lms/test_logs.py:")
    assert broken[0]["request"] == response["X-Request-ID"]
    assert f"{response['X-Request-ID']}" in response.text
    assert CANARY not in json.dumps(log())


def test_a_library_fills_nothing_into_its_messages(log):
    logging.getLogger("allauth.account").warning("No mail for %s", "kenari@surat.example")
    logging.getLogger("django.security.DisallowedHost").error("Invalid host: kenari.example")
    logging.getLogger("courses.progress").warning("Attempt %s was late", 7)

    library, disallowed, ours = log()
    assert library["event"] == "No mail for %s"
    assert disallowed["event"].startswith("tests/lms/test_logs.py:")
    assert ours["event"] == "Attempt 7 was late"


def test_without_the_formatter_a_library_would_tell(caplog):
    """The control: the same message, written as Python writes it."""
    logging.getLogger("allauth.account").warning("No mail for %s", "kenari@surat.example")

    assert CANARY in caplog.text


def test_an_event_of_ours_carries_its_facts(log):
    structlog.get_logger("lms.jobs").info("turn", kind="issue", done=3)

    (line,) = log()
    assert (line["event"], line["kind"], line["done"]) == ("turn", "issue", 3)


def test_a_chain_of_causes_is_named_kind_by_kind(log):
    try:
        try:
            raise KeyError("kenari")
        except KeyError as cause:
            raise ValueError("kenari") from cause
    except ValueError:
        logging.getLogger("lms.jobs").exception("turn failed")

    (line,) = log()
    assert line["error"] == "ValueError from KeyError"
    assert CANARY not in json.dumps(line)
