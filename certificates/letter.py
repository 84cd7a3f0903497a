"""The letter that says a certificate is there. It names neither the person nor the course."""

from django.conf import settings
from django.urls import reverse

from lms.outbox import letters

ISSUED = "certificates/issued"


def _facts(context: dict) -> dict:
    return {"link": settings.SITE_URL + reverse("certificates:mine")}


letters.register(ISSUED, _facts)
