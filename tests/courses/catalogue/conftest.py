"""What the catalogue's stories share: a site in both languages."""

import pytest
from wagtail.models import Locale, Page

from home import starter


@pytest.fixture
def site(db):
    """The pages a new site begins with, in both languages."""
    return starter.load()


@pytest.fixture
def in_english():
    """Return a function that publishes the English twin of a page and of all below it."""
    english, _made = Locale.objects.get_or_create(language_code="en")

    def translate(page: Page) -> Page:
        for original in Page.objects.descendant_of(page, inclusive=True).specific():
            twin = original.copy_for_translation(english)
            twin.title = f"{original.title} (en)"
            twin.save_revision().publish()
        return page.get_translation(english)

    return translate
