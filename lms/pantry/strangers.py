"""A page with a form that is the same for every stranger, kept whole."""

import re
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.translation import get_language

from lms.pantry.shelf import shelf_for

# What the page of one visitor differs in from the page of the next.
_TOKEN = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}(?=")')
# Whoever brings one of these has a name here, or is to be told something.
_TELLING_COOKIES = (settings.SESSION_COOKIE_NAME, "messages")


def same_for_strangers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep the view's page for visitors without session, message or query; each gets an own token.

    For a view whose answer to them depends on nothing but address, language and content.
    """

    @wraps(view)
    def kept(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not _is_stranger(request):
            return view(request, *args, **kwargs)
        shelf = shelf_for(request)
        key = ("stranger's page", request.get_host(), request.path, get_language())
        known = shelf.get(key)
        if known is None:
            response = view(request, *args, **kwargs)
            if response.status_code == 200:
                if not getattr(response, "is_rendered", True):
                    response.render()
                shelf.put(key, (_TOKEN.split(response.content.decode()), dict(response.headers)))
            return response
        parts, headers = known
        return HttpResponse(get_token(request).join(parts), headers=headers)

    return kept


def _is_stranger(request: HttpRequest) -> bool:
    return (
        request.method == "GET"
        and not request.META.get("QUERY_STRING")
        and not request.content_type
        and "X-Requested-With" not in request.headers
        and request.accepts("text/html")
        and not any(name in request.COOKIES for name in _TELLING_COOKIES)
    )
