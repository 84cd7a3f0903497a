"""What a phone keeps for the hours without network: nobody's own."""

import json
import re

import pytest

from home.models import HelpChannel
from lms import pwa

pytestmark = pytest.mark.django_db


def _kept(client) -> dict:
    source = client.get("/sw.js").content.decode()
    return json.loads(re.match(r"const KEPT = (\{.*\});\n", source)[1])


def test_the_manifest_says_little(client):
    response = client.get("/manifest.webmanifest")

    assert response["Content-Type"] == "application/manifest+json"
    assert response.json()["short_name"] in ("Class", "Kelas")
    assert response.json()["start_url"] == "/belajar/"


def test_the_worker_is_a_script_at_the_root(client):
    response = client.get("/sw.js")

    assert response["Content-Type"].startswith("text/javascript")
    assert "addEventListener" in response.content.decode()


def test_only_the_offline_page_and_static_files_are_kept(client):
    kept = _kept(client)

    assert kept["pages"] == {"id": "/offline/", "en": "/en/offline/"}
    assert all(name.startswith("/static/") for name in kept["files"])


def test_everything_kept_is_there(client):
    kept = _kept(client)

    statuses = {url: client.get(url).status_code for url in kept["pages"].values()}

    assert statuses == {"/offline/": 200, "/en/offline/": 200}
    assert {client.get(url).status_code for url in kept["files"]} == {200}


def test_the_worker_is_the_same_for_everybody(client, ayu, signed_in):
    ours, hers = client.get("/sw.js"), signed_in(ayu).get("/sw.js")

    assert ours.content == hers.content
    assert hers["Cache-Control"] == "public, max-age=21600"


def test_a_help_number_that_changes_reaches_the_phones(client):
    channel = HelpChannel.objects.create(
        code="sapa", name="SAPA", phone="129", checked_on="2026-11-01"
    )
    before = _kept(client)["version"]

    channel.phone = "130"
    channel.save()

    assert _kept(client)["version"] != before


def test_the_offline_page_shows_the_way_out_first(client):
    html = client.get("/offline/").content.decode()

    assert re.search(r"<body[^>]*>.*?<a [^>]*data-quick-exit", html, re.DOTALL)
    assert html.index("data-quick-exit") < html.index('class="skip-link"')


def test_the_worker_stores_no_page_by_itself():
    """Its only way to put something into a cache is the list it begins with."""
    source = pwa._source()

    assert re.findall(r"cache\.(\w+)\(", source) == ["addAll"]
    assert "caches.match" in source
