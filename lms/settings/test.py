"""What the test suite runs on: real databases, quick hashing, files in a temporary folder."""

import atexit
import os
import shutil
import tempfile
from urllib.parse import urlsplit

if "VAR_DIR" not in os.environ:
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="kelas-aman-test-")
    atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)
# Each test process counts for itself.
_worker = os.environ.get("PYTEST_XDIST_WORKER", "")
if _worker or "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = os.path.join(
        os.environ["VAR_DIR"], f"metrics{_worker}"
    )
    os.makedirs(os.environ["PROMETHEUS_MULTIPROC_DIR"], exist_ok=True)

from lms.settings.base import *  # noqa: E402,F403
from lms.settings.base import CACHES, DATABASES, REDIS_URL  # noqa: E402

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
DEBUG = False
WAGTAILADMIN_BASE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS: dict = {}
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: threads and processes of a test must meet in one database.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}  # noqa: F405
else:
    # A pool holds connections open and the test database could not be dropped. No server is
    # pulled from under a story, so none waits until the disk has each row.
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}
if REDIS_URL:
    # One Redis database for each test process: emptying it must not empty another's.
    _number = 1 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    CACHES["default"]["LOCATION"] = urlsplit(REDIS_URL)._replace(path=f"/{_number}").geturl()
