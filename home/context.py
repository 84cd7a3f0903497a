"""What every page shows: quick exit, help at the foot, the other language."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from home.models import HelpChannel


def site_wide(request: HttpRequest) -> dict:
    return {
        "QUICK_EXIT_URL": settings.QUICK_EXIT_URL,
        "help_channels": SimpleLazyObject(
            lambda: list(HelpChannel.objects.filter(is_in_footer=True))
        ),
        "other_language_url": _in_other_language(request),
    }


def _in_other_language(request: HttpRequest) -> str:
    path = request.path
    if path == "/en" or path.startswith("/en/"):
        return path[3:] or "/"
    return f"/en{path}"
