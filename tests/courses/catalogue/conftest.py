"""What the catalogue's stories share: both languages, and counting what the database is asked."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from home import starter


class Statements(list):
    """The statements asked, without savepoints."""


@pytest.fixture
def counting(db):
    """Return a context manager that yields the statements asked within it."""

    @contextmanager
    def count():
        asked = Statements()
        with CaptureQueriesContext(connection) as captured:
            yield asked
        asked.extend(
            query["sql"]
            for query in captured.captured_queries
            if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
        )

    return count


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
