"""Entry point for ASGI servers."""

import os

from django.core.asgi import get_asgi_application

from lms.jobs import on_duty

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.production")

application = get_asgi_application()

# A restore or an upgrade finds the site running as long as this process lives.
on_duty.begin()
