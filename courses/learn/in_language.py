"""The same page in the language being read. Place and progress stay."""

from wagtail.models import Locale, Page


def in_this_language(page: Page) -> Page:
    """Return the live translation for the active language; the page itself where there is none."""
    locale = Locale.get_active()
    if page.locale_id == locale.pk:
        return page
    translation = page.get_translation_or_none(locale)
    return translation if translation is not None and translation.live else page
