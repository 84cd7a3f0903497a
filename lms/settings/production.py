"""The public site. Refuses to start on a missing or unsafe setting and names it."""

from django.core.exceptions import ImproperlyConfigured

from lms.settings.base import *  # noqa: F403
from lms.settings.base import ALLOWED_HOSTS, SITE_URL, VAR_DIR, env
from lms.settings.production_checks import problems

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="")
STAFF_MFA = env.bool("STAFF_MFA", default=True)

_problems = problems(
    debug=DEBUG,
    secret_key=SECRET_KEY,
    allowed_hosts=ALLOWED_HOSTS,
    site_url=SITE_URL,
    proxy_count=env("TRUSTED_PROXY_COUNT", default=None),
    var_dir=VAR_DIR,
)
if _problems:
    raise ImproperlyConfigured(" ".join(_problems))

WAGTAILADMIN_BASE_URL = SITE_URL
SITE_CSS_JOINED = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
# Probes and the scraper ask over plain HTTP from the same machine, by its number.
SECURE_REDIRECT_EXEMPT = [r"^healthz/", r"^metrics$"]
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "127.0.0.1"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 3600)
if env.int("TRUSTED_PROXY_COUNT", default=0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
