"""Response headers: what a page may load, and who may keep a copy of it."""

from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

# Wagtail's admin writes inline script and style. It is for staff only, and only there.
ADMIN_PREFIX = "/admin/"


class ContentPolicyMiddleware(CSPMiddleware):
    """Strict everywhere; inline script and style only inside the staff's admin."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path.startswith(ADMIN_PREFIX):
            response._csp_update = {
                "script-src": ["'unsafe-inline'"],
                "style-src": ["'unsafe-inline'"],
                "img-src": ["blob:"],
            }
        return super().process_response(request, response)


class PrivatePagesMiddleware:
    """Pages of a person who is signed in stay out of every cache: phones are shared."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Course media are nobody's own, and a slow line should fetch them once.
        if "public" in response.headers.get("Cache-Control", ""):
            return response
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        return response
