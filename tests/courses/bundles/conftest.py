"""Eko's small course, and a way to bring it onto the site."""

import pytest

from courses.bundles.files.reading import read_files
from courses.bundles.site.loading import load
from tests.courses.bundles.small_course import small_course
from tests.factories import make_site


@pytest.fixture
def site(db):
    """The home page and an empty catalogue."""
    return make_site()


@pytest.fixture
def load_files(site):
    """Load files as a course; without any, Eko's small one."""

    def load_these(files: dict[str, bytes] | None = None, **options):
        return load(read_files(files or small_course()).bundle, **options)

    return load_these
