"""The watch over journeys sees what it is there to see."""

import pytest
from playwright.sync_api import Error

pytestmark = pytest.mark.browser


@pytest.fixture
def watched(watched):
    """The same recorder, read here instead of being required to hold nothing."""
    yield watched
    for found in (watched.elsewhere, watched.console_errors, watched.violations, watched.failures):
        found.clear()


def test_a_quiet_page_leaves_no_trace(phone, watched):
    phone.goto("/")

    watched.require_nothing()


def test_a_request_to_another_host_is_seen_and_stopped(phone, watched):
    with pytest.raises(Error, match="ERR_FAILED"):
        phone.goto("http://elsewhere.example/x")

    assert watched.elsewhere == ["http://elsewhere.example/x"]


def test_inline_script_breaks_the_policy_and_is_seen(phone, watched):
    phone.goto("/")

    phone.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))"
    )
    phone.wait_for_timeout(200)

    assert [words.split()[:2] for words in watched.violations] == [["script-src-elem", "inline"]]


def test_an_error_in_a_script_is_seen(phone, watched):
    phone.goto("/")

    phone.evaluate("setTimeout(() => { throw new Error('oops') })")
    phone.wait_for_timeout(200)

    assert watched.console_errors == ["oops"]


def test_a_missing_file_is_seen_and_a_missing_page_is_not(phone, watched):
    phone.goto("/halaman-yang-tidak-ada/")
    phone.evaluate("fetch('/static/tidak-ada.js')")
    phone.wait_for_timeout(200)

    assert [words.split()[0] for words in watched.failures] == ["404"]
    assert "tidak-ada.js" in watched.failures[0]
