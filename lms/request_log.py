"""One line a request: which route, what came of it, how long. No address, path or person."""

import re
import secrets
import time

import structlog
from django.http import HttpRequest, HttpResponse

from lms import metrics

ID_HEADER = "X-Request-ID"
# From a proxy that gives its own; anything else is not repeated in a log.
KNOWN_ID = re.compile(r"[0-9a-f-]{16,36}\Z")

log = structlog.get_logger("lms.request")


class RequestLogMiddleware:
    """First of all, so that it sees what the others answer and how long they take."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun_at = time.perf_counter()
        request.log_id = _id_of(request)
        structlog.contextvars.bind_contextvars(request=request.log_id)
        try:
            response = self.get_response(request)
            seconds = time.perf_counter() - begun_at
            _tell(request, response, seconds=seconds)
        finally:
            structlog.contextvars.unbind_contextvars("request")
        response[ID_HEADER] = request.log_id
        return response


def route_of(request: HttpRequest) -> str:
    """Return the name of the route, which says what was asked for and not by whom."""
    match = request.resolver_match
    if match is None:
        return "static" if request.path.startswith("/static/") else "none"
    return match.view_name or match.route


def _id_of(request: HttpRequest) -> str:
    given = request.headers.get(ID_HEADER, "")
    return given if KNOWN_ID.match(given) else secrets.token_hex(8)


def _tell(request: HttpRequest, response: HttpResponse, *, seconds: float) -> None:
    route = route_of(request)
    metrics.count_request(route=route, status=response.status_code, seconds=seconds)
    tell = log.error if response.status_code >= 500 else log.info
    tell(
        "request",
        method=request.method if request.method in metrics.METHODS else "other",
        route=route,
        status=response.status_code,
        ms=round(seconds * 1000, 1),
    )
