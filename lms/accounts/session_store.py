"""Sessions as Django keeps them, but for keys that Django never gave (SESSION_ENGINE)."""

from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.backends.cached_db import SessionStore as CachedSessionStore


class SessionStore(CachedSessionStore):
    def _validate_session_key(self, key: str | None) -> bool:
        # PostgreSQL answers a NUL in a cookie with an error, and the page with a 500.
        return bool(super()._validate_session_key(key)) and set(key) <= set(VALID_KEY_CHARS)
