"""The project: wiring, and the people."""

from lms.celery import app as celery_app

__all__ = ["celery_app"]
