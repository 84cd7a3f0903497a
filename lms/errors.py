"""What is answered when something breaks: by us, or because the database or the disk is away."""

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import loader

from lms import metrics

TRY_AGAIN_SECONDS = 20
DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 while nothing can be stored, else 500; asks neither database nor session.

    503 tells a phone that holds answers, and a proxy, to come again. The number at the end of
    the page is that of the request in the log.
    """
    can_be_stored_later = _is_about_storage(sys.exc_info()[1])
    status = 503 if can_be_stored_later else 500
    log_id = getattr(request, "log_id", "")
    if request.path.startswith("/api/"):
        response = JsonResponse({"error": _WORD[status], "request": log_id}, status=status)
    else:
        page = loader.get_template(f"{status}.html")
        response = HttpResponse(page.render({"log_id": log_id}), status=status)
    if can_be_stored_later:
        response["Retry-After"] = str(TRY_AGAIN_SECONDS)
    return response


_WORD = {500: "broken", 503: "storage_away"}


def _is_about_storage(error: BaseException | None) -> bool:
    """Return whether the database or the disk refused, along the chain of causes."""
    while error is not None:
        if isinstance(error, OperationalError | InterfaceError):
            metrics.count_storage_error("database")
            return True
        if isinstance(error, OSError) and error.errno in DISK_FULL:
            metrics.count_storage_error("disk")
            return True
        error = error.__cause__
    return False
