"""What every page shows: quick exit, help at the foot, the other language."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page

from home.models import HelpChannel
from lms.pantry.shelf import shelf_for

SECTIONS = {
    "kursus": "courses",
    "belajar": "learning",
    "cari": "search",
    "bantuan": "help",
    "akun": "account",
}


def site_wide(request: HttpRequest) -> dict:
    return {
        "section": section_of(request.path),
        "QUICK_EXIT_URL": settings.QUICK_EXIT_URL,
        "help_channels": SimpleLazyObject(
            lambda: HelpChannel.objects.at_the_foot().worded_in(get_language())
        ),
        "other_language_url": SimpleLazyObject(lambda: other_language_url(request)),
    }


def section_of(path: str) -> str:
    """Return which tab of the main menu an address belongs to; nothing for the others."""
    first = path.removeprefix("/en").split("/")[1:2]
    return SECTIONS.get(first[0] if first else "", "")


def other_language_url(request: HttpRequest) -> str:
    """Return where this page is in the other language; its home page when it is not there.

    Pages of the CMS keep one slug in both languages, but need not have a translation.
    """
    in_english = request.path == "/en" or request.path.startswith("/en/")
    there = (request.path[3:] or "/") if in_english else f"/en{request.path}"
    route = getattr(request, "_wagtail_route_for_request", None)
    if route is None:
        return there
    key = ("is translated", route.page.pk)
    if shelf_for(request).get_or_make(
        key, lambda: _is_translated(route.page, in_english=in_english)
    ):
        return there
    return "/" if in_english else "/en/"


def _is_translated(page: Page, *, in_english: bool) -> bool:
    if in_english and hasattr(page, "canonical"):
        # The page looks for its original anyway, and remembers it.
        return page.canonical is not page and page.canonical.live
    translations = Page.objects.filter(translation_key=page.translation_key, live=True)
    return translations.exclude(locale_id=page.locale_id).exists()
