"""Learners' phones that speak HTTP to a real web server, and come again until they are answered."""

import http.client
import socket
import time
from dataclasses import dataclass, field
from importlib import import_module
from urllib.parse import urlencode

from django.conf import settings

from lms.accounts.models import User

CSRF = "a" * 32
TRIES = 120


@dataclass
class Phone:
    """Signed in as somebody. Remembers how often it was not served."""

    port: int
    session: str
    unreachable: int = 0
    answered_5xx: list[tuple[int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, person: User, *, port: int) -> "Phone":
        session = import_module(settings.SESSION_ENGINE).SessionStore()
        session["_auth_user_id"] = str(person.pk)
        session["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
        session["_auth_user_hash"] = person.get_session_auth_hash()
        session.create()
        return cls(port=port, session=session.session_key)

    def post(self, path: str, fields: dict | None = None) -> http.client.HTTPResponse:
        """Send the form again and again until something below 500 comes back."""
        for _try in range(TRIES):
            response = self.try_once(path, fields)
            if response is not None and response.status < 500:
                return response
            time.sleep(0.1)
        raise AssertionError("never answered")

    def try_once(self, path: str, fields: dict | None = None) -> http.client.HTTPResponse | None:
        """Return the answer, read to its end in `text`; None when nobody answered."""
        server = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={self.session}; csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            server.request("POST", path, urlencode(fields or {}), headers)
            response = server.getresponse()
            response.text = response.read().decode()
        except (OSError, http.client.HTTPException):
            self.unreachable += 1
            return None
        finally:
            server.close()
        if response.status >= 500:
            self.answered_5xx.append((response.status, response.text))
        return response


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
