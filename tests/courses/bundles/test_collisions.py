"""A bundle that would take the place of another course is refused."""

import pytest
from django.utils import timezone

from courses.bundles.problem import BundleRefused
from courses.catalogue.models import CoursePage
from courses.progress.practice import Mark, mark_practice
from tests.courses.bundles.small_course import edit, small_course
from tests.factories import join, make_cohort, make_course


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


def test_a_bundle_takes_no_task_away_that_trainers_have_marked(load_files, ayu, budi):
    load_files()
    course = CoursePage.objects.get(slug="sehari-aman", locale__language_code="id")
    cohort = make_cohort(course, trainer=budi)
    marks = [Mark(join(ayu, course, cohort=cohort).pk, course.practice_tasks[1], 2)]
    mark_practice(cohort, marks=marks, by=budi, at=timezone.now())

    reworded = edit(small_course(), "course.yaml", "title: Unjuk ajar", "title: Mengajar kembali")
    load_files(reworded)
    with pytest.raises(BundleRefused) as refused:
        load_files(edit(small_course(), "course.yaml", "scale: strength", "scale: tick"))

    course.refresh_from_db()
    assert course.practice_tasks[1].title == "Mengajar kembali"
    assert [(one.field, one.value) for one in refused.value.problems] == [
        ("practice", "unjuk-ajar")
    ]
