"""A public site with an unsafe setting does not start, and says which one it is (R30)."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

SAFE = {
    "DJANGO_SETTINGS_MODULE": "lms.settings.production",
    "SECRET_KEY": "only-to-see-whether-it-starts-4711-0815-2026-abcdefgh",
    "ALLOWED_HOSTS": "kelas.example.org",
    "SITE_URL": "https://kelas.example.org",
    "TRUSTED_PROXY_COUNT": "1",
}
UNSAFE = [
    ("SECRET_KEY", None),
    ("SECRET_KEY", ""),
    ("SECRET_KEY", "rahasia"),
    ("SECRET_KEY", "a" * 60),
    ("SECRET_KEY", " " * 60),
    ("DEBUG", "1"),
    ("ALLOWED_HOSTS", None),
    ("ALLOWED_HOSTS", "*"),
    ("ALLOWED_HOSTS", "kelas.example.org,*"),
    ("SITE_URL", None),
    ("SITE_URL", "http://kelas.example.org"),
    ("TRUSTED_PROXY_COUNT", None),
    ("TRUSTED_PROXY_COUNT", ""),
    ("TRUSTED_PROXY_COUNT", "-1"),
    ("TRUSTED_PROXY_COUNT", "satu"),
    ("VAR_DIR", "/dev/null/var"),
    ("DATABASE_URL", "mysql//nowhere"),
]


SHOW = (
    "from django.conf import settings as s;"
    "print(s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE,"
    " s.CSRF_COOKIE_SECURE, s.CSRF_COOKIE_SAMESITE, s.LANGUAGE_COOKIE_SECURE,"
    " s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.STAFF_MFA, s.DEBUG)"
)


def start(*words: str, folder: Path, **changes: str | None) -> subprocess.CompletedProcess:
    """Run Python with the public site's settings, and nothing else of this environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**kept, **SAFE, "VAR_DIR": str(folder), **changes}
    return subprocess.run(
        [sys.executable, *words],
        cwd=settings.BASE_DIR,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_safe_site_starts_with_every_guard_on(tmp_path):
    started = start("-c", SHOW, folder=tmp_path)

    assert started.stdout.split() == (
        ["True", "True", "Lax", "True", "Lax", "True", "True", "31536000", "True", "False"]
    )


# Other names below the site's host are not ours to decide about; staff preview pages in a frame.
NOT_FOLLOWED = {"security.W005", "security.W019", "security.W021"}


def test_a_safe_site_follows_djangos_own_advice(tmp_path):
    checked = start("manage.py", "check", "--deploy", folder=tmp_path)

    assert checked.returncode == 0
    assert set(re.findall(r"\((\w+\.\w\d+)\)", checked.stderr)) == NOT_FOLLOWED


@pytest.mark.parametrize(("name", "value"), UNSAFE)
def test_an_unsafe_setting_is_named_in_one_sentence(name, value, tmp_path):
    refused = start("manage.py", "check", folder=tmp_path, **{name: value})

    last_line = refused.stderr.strip().splitlines()[-1]
    assert refused.returncode != 0
    assert last_line.startswith(f"django.core.exceptions.ImproperlyConfigured: {name} ")
