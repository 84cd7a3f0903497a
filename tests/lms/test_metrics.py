"""Figures for the operator's Prometheus: from this machine only, and about nobody."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def figures(client: Client, **headers) -> dict[str, float]:
    response = client.get("/metrics", headers=headers)
    assert response.status_code == 200
    rows = [line.rsplit(" ", 1) for line in response.text.splitlines() if line[0] != "#"]
    return {name: float(value) for name, value in rows}


def test_requests_are_counted_by_route_and_answer(client):
    counted = 'kelas_requests_total{route="certificates:check",status="404"}'
    before = figures(client).get(counted, 0)

    client.get("/sertifikat/tidak-ada/")
    client.get("/sertifikat/juga-tidak/")

    after = figures(client)
    assert after[counted] - before == 2
    assert [name for name in after if "tidak" in name] == []


def test_the_ledger_the_outbox_and_the_disk_are_told(client):
    now = figures(client)

    assert now['kelas_jobs{state="waiting"}'] == 0
    assert now["kelas_ledger_lag_seconds"] == 0
    assert now["kelas_messages_waiting"] == 0
    assert now["kelas_disk_free_megabytes"] > 0


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("10.0.0.7", {}),
        ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}),
        ("127.0.0.1", {"Forwarded": "for=127.0.0.1"}),
    ],
)
def test_nobody_else_finds_the_page(address, headers):
    response = Client(REMOTE_ADDR=address).get("/metrics", headers=headers)

    assert response.status_code == 404
