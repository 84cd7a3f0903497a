"""Database, cache, queue, files, and what may run in the background."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from lms.settings.environment import VAR_DIR, env

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/db.sqlite3")}
if "ENGINE" not in DATABASES["default"]:
    raise ImproperlyConfigured("DATABASE_URL names no database that can be used here.")
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Opening the file anew costs as much as the statements of a light page.
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["OPTIONS"] = {
        # IMMEDIATE takes the write lock when a transaction opens: two writers
        # wait for each other instead of one of them failing half-way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 10, "timeout": 20}}

REDIS_URL = env("REDIS_URL", default="")
if REDIS_URL:
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    }
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    }

CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its queue however long
# The ledger is the truth: a request must never wait for a queue that is away.
CELERY_TASK_PUBLISH_RETRY = False
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 900,
        "unacked_restore_throttle": 1,
        "max_retries": 0,
        "socket_connect_timeout": 1,
        "socket_timeout": 5,
    }
else:
    CELERY_BROKER_URL = "filesystem://localhost"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(VAR_DIR / "queue"),
        "data_folder_out": str(VAR_DIR / "queue"),
        "control_folder": str(VAR_DIR / "queue-control"),
        "polling_interval": 0.2,
    }

# How long a silent worker keeps its job; renewed at a third of it.
JOBS_LEASE_SECONDS = env.int("JOBS_LEASE_SECONDS", default=30)

# Media are course files; the private storage holds certificates, exports and
# uploads, and has no URL at all.
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR_DIR / "private"), "base_url": None},
    },
    "staticfiles": {"BACKEND": "lms.static_files.ManifestStorage"},
}
STORAGE_URL = env("STORAGE_URL", default="")
if STORAGE_URL.startswith("file://"):
    MEDIA_ROOT = Path(STORAGE_URL.removeprefix("file://")) / "media"
    STORAGES["private"]["OPTIONS"]["location"] = STORAGE_URL.removeprefix("file://") + "/private"

# The hour of the nightly backup in the site's own time; -1 for none.
BACKUP_HOUR = env.int("BACKUP_HOUR", default=2)
if BACKUP_HOUR not in range(24):
    BACKUP_HOUR = None
BACKUPS_KEPT = {
    "daily": env.int("BACKUPS_DAILY", default=7),
    "weekly": env.int("BACKUPS_WEEKLY", default=4),
    "monthly": env.int("BACKUPS_MONTHLY", default=6),
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
