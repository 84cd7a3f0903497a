"""A bundle that would take the place of another course is refused."""

import pytest

from courses.bundles.problem import BundleRefused
from courses.catalogue.models import CoursePage
from tests.courses.bundles.small_course import edit, small_course
from tests.factories import make_course


def test_a_bundle_that_means_another_course_is_refused(load_files):
    make_course("lain")
    files = edit(small_course(), "course.yaml", "slug: sehari-aman", "slug: lain")
    files = edit(files, "quizzes.yaml", "code: sehari-uji", "code: lain-uji")
    files["course.yaml"] = files["course.yaml"].replace(b": sehari-uji", b": lain-uji")

    with pytest.raises(BundleRefused) as refused:
        load_files(files)

    assert [(one.file, one.field, one.value) for one in refused.value.problems] == [
        ("course.yaml", "slug", "lain"),
        ("quizzes.yaml", "code", "lain-uji"),
    ]
    assert not CoursePage.objects.filter(code="SEHARI").exists()


def test_a_code_that_another_course_has_is_refused(load_files):
    load_files()

    with pytest.raises(BundleRefused) as refused:
        load_files(edit(small_course(), "course.yaml", "slug: sehari-aman", "slug: sehari-dua"))

    assert [(one.field, one.value) for one in refused.value.problems] == [
        ("code", "SEHARI"),
        ("code", "SEHARI"),
    ]
