"""The queue: a wake-up call over the job ledger, never the truth about work."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.dev")

app = Celery("kelas_aman")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# The sweep: finds what no wake-up call announced, and whose worker died.
app.conf.beat_schedule = {
    "look-again": {"task": "jobs.look_again", "schedule": 15.0, "options": {"expires": 15}},
}
