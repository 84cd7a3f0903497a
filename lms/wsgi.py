"""Entry point for WSGI servers."""

import os

from django.core.wsgi import get_wsgi_application

from lms.jobs import on_duty

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.production")

application = get_wsgi_application()

# A restore or an upgrade finds the site running as long as this process lives.
on_duty.begin()
