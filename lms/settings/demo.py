"""One machine, no configuration, and everything else as on the public site."""

from lms.settings.dev import *  # noqa: F403
from lms.settings.dev import env

PORT = env.int("PORT", default=8000)
SITE_URL = WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{PORT}"

# Static files joined, compressed and named after their content, from one folder.
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "lms.static_files.ManifestStorage"
}
SITE_CSS_JOINED = True
WHITENOISE_USE_FINDERS = False
