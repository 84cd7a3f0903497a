"""The same page in the language being read. Place and progress stay."""

from collections.abc import Iterable

from wagtail.models import Locale, Page

from courses.catalogue.models import CoursePage


def in_this_language(page: Page) -> Page:
    """Return the live translation for the active language; the page itself where there is none."""
    locale = Locale.get_active()
    if page.locale_id == locale.pk:
        return page
    translation = page.get_translation_or_none(locale)
    return translation if translation is not None and translation.live else page


def all_in_this_language(courses: Iterable[CoursePage]) -> dict[int, CoursePage]:
    """Return the live translation of each course, by the id of the course it translates."""
    locale = Locale.get_active()
    elsewhere = {c.translation_key: c.pk for c in courses if c.locale_id != locale.pk}
    translations = CoursePage.objects.live().filter(
        locale=locale, translation_key__in=list(elsewhere)
    )
    return {elsewhere[page.translation_key]: page for page in translations}
