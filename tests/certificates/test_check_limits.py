"""How often one address may check: a class is let in, guessing and wearing out are slowed."""

import logging
from collections import Counter

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from certificates import pdf_text
from certificates.codes import new_code
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def _path(code: str) -> str:
    return f"/sertifikat/{code}/"


def _drop(client, content: bytes):
    return client.post("/sertifikat/", {"file": SimpleUploadedFile("x.pdf", content)})


def test_a_class_behind_one_address_checks_forty_certificates(certificate, client):
    statuses = {client.get(_path(certificate.code)).status_code for _learner in range(40)}

    assert statuses == {200}


def test_wrong_codes_are_slowed_and_good_ones_go_on(certificate, client, caplog):
    caplog.set_level(logging.INFO, logger="certificates")

    statuses = [client.get(_path(new_code())).status_code for _guess in range(25)]

    assert statuses == [404] * 20 + [429] * 5
    assert client.get(_path(certificate.code)).status_code == 200
    assert caplog.text.count("was not found") == 25
    assert "127.0.0.1" not in caplog.text


def test_unknown_files_are_slowed_before_they_are_read(client, monkeypatch):
    monkeypatch.setattr(pdf_text, "text_of", lambda content: "")

    statuses = [_drop(client, b"%PDF-1.7 " + bytes([n])).status_code for n in range(22)]

    assert statuses == [200] * 20 + [429] * 2


def test_checks_go_on_while_the_counter_is_away(certificate, client, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }

    assert client.get(_path(certificate.code)).status_code == 200


def test_a_thousand_checks_cost_one_statement_each_and_the_limit_bites(certificate, client):
    """R29, one after the other: every tenth code wrong; twenty addresses, then one too eager."""
    good, statuses = _path(certificate.code), []

    # One minute, however long a busy machine takes for it.
    with time_machine.travel(NOON, tick=False), CaptureQueriesContext(connection) as queries:
        for number in range(1000):
            address = f"10.0.0.{number % 20}" if number < 500 else "10.0.1.1"
            path = _path(new_code()) if number % 10 == 9 else good
            statuses.append(client.get(path, REMOTE_ADDR=address).status_code)

    about_it = [each for each in queries if "certificates_certificate" in each["sql"]]
    assert len(about_it) == 1000
    # Two of the twenty addresses asked for 25 wrong codes each.
    assert Counter(statuses[:500]) == {200: 450, 404: 40, 429: 10}
    assert Counter(statuses[500:]) == {200: 120, 404: 20, 429: 360}
