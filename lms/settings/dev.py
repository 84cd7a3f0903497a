"""One machine, no configuration: the demo and development."""

from django.core.management.utils import get_random_secret_key

from lms.settings.base import *  # noqa: F403
from lms.settings.base import VAR_DIR, env

DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]


def _local_secret() -> str:
    """Keep one secret per checkout, so that sign-ins survive a restart."""
    path = VAR_DIR / "secret-key"
    if not path.exists():
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = env("SECRET_KEY", default="") or _local_secret()
WAGTAILADMIN_BASE_URL = env("SITE_URL", default="http://127.0.0.1:8000")
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
