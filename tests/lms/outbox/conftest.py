import copy
from pathlib import Path

import pytest

from lms.outbox import letters
from tests import factories
from tests.lms.outbox.mail_server import MailServer


@pytest.fixture(autouse=True)
def letter(settings, monkeypatch) -> str:
    """A letter that greets, with a word looked up when it is sent."""
    engines = copy.deepcopy(settings.TEMPLATES)
    engines[0]["DIRS"] = [Path(__file__).parent / "templates"]
    settings.TEMPLATES = engines
    monkeypatch.setattr(letters, "_facts", {})
    letters.register("letters/hello", lambda context: {"word": f"no. {context['number']}"})
    return "letters/hello"


@pytest.fixture
def ayu_with_mail(db):
    return factories.make_person("ayu.r", display_name="Ayu R'", email="ayu@example.org")


@pytest.fixture
def mail_server(settings):
    """A mail server of our own on this machine; its moods can be set."""
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_TIMEOUT = 0.5
        yield server
