"""The admin asks whether mail leaves, and is told what to change when it does not."""

import socket
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from tests.lms.outbox.mail_server import MailServer


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_TIMEOUT = 1
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    with MailServer() as running:
        settings.EMAIL_PORT = running.port
        yield running


def send(address: str = "admin@surat.example") -> str:
    said = StringIO()
    call_command("send_test_email", address, stdout=said)
    return said.getvalue()


def refusal() -> str:
    with pytest.raises(CommandError) as refused:
        send()
    return str(refused.value)


def test_a_letter_that_leaves(server):
    said = send()

    assert len(server.letters) == 1
    assert f"Asking 127.0.0.1:{server.port} (no TLS, without a password)" in said
    assert "The server took the letter." in said


def test_the_password_is_never_shown(server, settings):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "kelas", "kenari-rahasia"
    server.says = {b"EHLO": "250-ready\r\n250 AUTH PLAIN", b"AUTH": "535 kenari-rahasia is wrong"}

    problem = refusal()

    assert problem == "The server does not accept the name or the password in EMAIL_URL."


def test_a_sender_the_server_does_not_know(server):
    server.says = {b"MAIL": "553 not yours"}

    assert refusal() == (
        "The server does not let kelas@localhost send: "
        "set DEFAULT_FROM_EMAIL to an address of its own."
    )


def test_an_address_the_server_does_not_know(server):
    server.refused = {"admin@surat.example"}

    assert refusal() == "The server does not take letters for this address: no such person"


def test_a_server_without_tls(server, settings):
    settings.EMAIL_USE_TLS = True

    assert refusal().startswith("The server does not know what EMAIL_URL asks for")


def test_a_server_that_speaks_plainly_where_tls_was_expected(server, settings):
    settings.EMAIL_USE_SSL = True

    assert refusal().startswith("The encrypted line to the server failed")


def test_a_server_that_says_nothing(server):
    server.says_nothing.set()

    assert refusal() == (
        "The server did not answer within 1 seconds: check host, port and firewall."
    )


def test_a_server_that_hangs_up(server):
    server.hangs_up = True

    assert refusal().startswith("The server hung up")


def test_nobody_at_the_port(server, settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = probe.getsockname()[1]

    assert refusal().startswith(f"Nobody listens at 127.0.0.1:{settings.EMAIL_PORT}")


def test_no_server_named_in_the_settings():
    assert refusal().startswith("EMAIL_URL names no mail server (backends.locmem.EmailBackend)")


def test_what_is_no_address(server):
    with pytest.raises(CommandError, match=r"«admin» is not an e-mail address\."):
        send("admin")
