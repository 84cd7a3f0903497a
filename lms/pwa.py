"""What a phone keeps for the hours without network: static files and one page, nobody's own."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from home.models import HelpChannel
from lms.static_files import linked_stylesheets

SOURCE = "js/service-worker.js"
KEPT = (
    "js/quick-exit.js",
    # A test whose script is lost with the network would be a form that keeps nothing.
    "js/test.js",
    "img/icons.svg",
    "img/offline.svg",
    "img/favicon.svg",
)
LANGUAGES = ("id", "en")


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Say little: the name under an icon is read over shoulders too."""
    with override("id"):
        start = reverse("learn:my_courses")
    icon = {"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"}
    return JsonResponse(
        {
            "name": _("Class"),
            "short_name": _("Class"),
            "lang": "id",
            "start_url": start,
            "scope": "/",
            # The address bar stays: leaving quickly must look and work as in any browser.
            "display": "minimal-ui",
            "background_color": "#fbf6ec",
            "theme_color": "#fbf6ec",
            "icons": [icon],
        },
        content_type="application/manifest+json",
        headers={"Cache-Control": "public, max-age=86400"},
    )


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Serve the worker at the root, so that its scope is the whole site."""
    pages = {language: _offline_url(language) for language in LANGUAGES}
    files = [static(name) for name in (*linked_stylesheets(), *KEPT)]
    kept = {"pages": pages, "files": files, "version": _version(files)}
    return HttpResponse(
        f"const KEPT = {json.dumps(kept)};\n{_source()}",
        content_type="text/javascript",
        headers={"Cache-Control": "public, max-age=21600"},
    )


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "offline.html")


def _offline_url(language: str) -> str:
    with override(language):
        return reverse("offline")


def _version(files: list[str]) -> str:
    """Return a name for what is kept; numbers to call for help must not go stale on a phone."""
    channels = list(HelpChannel.objects.order_by("pk").values_list())
    told = repr((files, _source(), channels)).encode()
    return sha256(told).hexdigest()[:12]


@cache
def _source() -> str:
    return Path(finders.find(SOURCE)).read_text(encoding="utf-8")
