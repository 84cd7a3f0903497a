"""What every way of running the site shares. The environment decides the rest."""

from lms.settings.environment import BASE_DIR, VAR_DIR, env  # noqa: F401

SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
SUPPRESSION_MIN = env.int("SUPPRESSION_MIN", default=5)
# A test that was begun before it closed may be finished for so long.
TEST_GRACE_MINUTES = env.int("TEST_GRACE_MINUTES", default=30)
# What was chosen without network before the end still counts if it comes within so many hours.
LATE_ANSWERS_HOURS = env.int("LATE_ANSWERS_HOURS", default=48)
# After so many days without a lesson or an answer a trainer is told that somebody stands still.
STUCK_AFTER_DAYS = env.int("STUCK_AFTER_DAYS", default=7)
QUICK_EXIT_URL = env("QUICK_EXIT_URL", default="https://www.google.com/search?q=cuaca+hari+ini")

INSTALLED_APPS = [
    "lms",
    "lms.accounts",
    "lms.audit",
    "lms.jobs",
    "lms.outbox",
    "lms.pantry",
    "courses",
    "certificates",
    "home",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "lms.accounts.apps.StaffUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtailmedia",
    "modelcluster",
    "taggit",
    "rest_framework",
    "rules",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "lms.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lms.accounts.sign_out.PendingSignOutMiddleware",
    "lms.accounts.staff_session.StaffSessionMiddleware",
    "lms.headers.ContentPolicyMiddleware",
    "lms.headers.PrivatePagesMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "lms.urls"
WSGI_APPLICATION = "lms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context.site_wide",
            ],
        },
    },
]

from lms.settings.parts.data import *  # noqa: E402,F403
from lms.settings.parts.logs import *  # noqa: E402,F403
from lms.settings.parts.people import *  # noqa: E402,F403
from lms.settings.parts.web import *  # noqa: E402,F403
