"""Serve a page of the CMS. Where the pages lie that learners read most is found once."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve as serve_as_wagtail_does

from courses.catalogue.course import CourseIndexPage
from courses.catalogue.lesson import LessonPage
from lms.pantry.shelf import Shelf, shelf_for

# Their objects hold nothing about a reader and are never changed while they are shown.
KEPT = (LessonPage, CourseIndexPage)
# What Wagtail finds out about an address and leaves on the request for whoever asks again.
_SITE, _ROOTS, _ROUTE = (
    "_wagtail_site",
    "_wagtail_cached_site_root_paths",
    "_wagtail_route_for_request",
)


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer as Wagtail does, gates and restrictions included, with what is known already."""
    shelf = shelf_for(request)
    key = ("page", request.get_host(), get_language(), path)
    known = shelf.get(key) or _find(request, path, shelf=shelf)
    if known:
        for name, value in known.items():
            setattr(request, name, value)
        shelf.put(key, known)
    return serve_as_wagtail_does(request, path)


def _find(request: HttpRequest, path: str, *, shelf: Shelf) -> dict[str, object] | None:
    route = Page.route_for_request(request, path)
    if route is None or type(route.page) not in KEPT:
        return None
    page = route.page
    page.restrictions = list(page.get_view_restrictions())
    if isinstance(page, LessonPage):
        page.course = shelf.get_or_make(
            ("course", page.path[: -2 * page.steplen]), page.find_course
        )
    return {
        _SITE: request._wagtail_site,
        _ROOTS: page._get_site_root_paths(request),
        _ROUTE: RouteResult(page),
    }
