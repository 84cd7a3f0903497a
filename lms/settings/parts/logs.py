"""One line an event on standard output: JSON where machines read it, words on a terminal."""

from lms import logs
from lms.settings.environment import LOG_AS_JSON

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"event": {"()": logs.formatter, "as_json": LOG_AS_JSON}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "event"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # They tell each step of making a font, each page saved, each word indexed, each look
        # of the sweeper; Django's line for a refused request repeats ours without its route.
        **{
            name: {"level": "WARNING"}
            for name in (
                "celery.app.trace",
                "celery.beat",
                "celery.worker.strategy",
                "django_tasks",
                "fontTools",
                "wagtail",
            )
        },
        "django.request": {"level": "ERROR"},
        # Django gives these two handlers of their own, with the text of what went wrong.
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
    },
}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_REDIRECT_STDOUTS = False
logs.set_up_events()
