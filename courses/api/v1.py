"""The JSON interface, version 1: what it answers, and how it says no."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from courses.api import answers, attendance
from courses.api.refusals import Refused

api = NinjaAPI(
    title="Kelas AMAN",
    version="1",
    urls_namespace="api",
    # The documentation page would load its script from another host.
    docs_url=None,
)
api.add_router("", answers.router)
api.add_router("", attendance.router)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    return _say(request, refused.status, refused.code, refused.message)


@api.exception_handler(AuthenticationError)
def _signed_out(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    return _say(request, 401, "signed_out", _("Please sign in again. Your answers are still here."))


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, _error: Http404) -> HttpResponse:
    return _say(request, 404, "not_found", _("This is not here."))


@api.exception_handler(ValidationError)
def _malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    where = [".".join(str(step) for step in problem["loc"]) for problem in error.errors]
    return _say(request, 422, "malformed", _("We could not read that."), where=where[:20])


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == 403:
        return _say(request, 403, "page_too_old", _("Please reload the page and sign in again."))
    return _say(request, error.status_code, "malformed", _("We could not read that."))


def _say(
    request: HttpRequest, status: int, code: str, message: str, **more: object
) -> HttpResponse:
    body = {"code": code, "message": message, **more}
    response = api.create_response(request, body, status=status)
    response["Cache-Control"] = "no-store"
    return response
