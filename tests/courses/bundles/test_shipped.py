"""The courses that come with the software are whole, and ready for ECPAT's review."""

import time

import pytest

from courses.bundles.bundle import Bundle
from courses.bundles.files.reading import read_bundle, read_files
from courses.bundles.files.writing import as_files
from courses.bundles.shipped import starter_bundles
from courses.bundles.site.loading import load
from courses.bundles.site.reading import read_course

ANCHORS_WANTED = 4
ITEMS_WANTED = 12


def test_aman_is_shipped():
    assert "aman" in [path.name for path in starter_bundles()]


@pytest.mark.parametrize("path", starter_bundles(), ids=lambda path: path.name)
def test_a_shipped_course_reads_writes_and_reads_the_same(path):
    bundle = read_bundle(path).bundle

    assert read_files(as_files(bundle)).bundle == bundle


@pytest.mark.parametrize("path", starter_bundles(), ids=lambda path: path.name)
def test_a_shipped_lesson_is_a_draft_with_sources(path):
    reviews = [lesson.facts.review for lesson in _lessons(read_bundle(path).bundle)]

    assert {review.status for review in reviews} == {"draft"}
    assert all(review.sources and review.source_checked_on for review in reviews)


@pytest.mark.parametrize("path", starter_bundles(), ids=lambda path: path.name)
def test_the_forms_of_a_shipped_test_can_be_compared(path):
    bundle = read_bundle(path).bundle
    anchors = {question.code for question in bundle.questions if question.anchor}

    for quiz in bundle.quizzes:
        shared = set(quiz.forms["A"]) & set(quiz.forms["B"]) & anchors
        assert len(quiz.forms["A"]) == len(quiz.forms["B"]) >= ITEMS_WANTED
        assert len(shared) >= ANCHORS_WANTED


@pytest.mark.parametrize("path", starter_bundles(), ids=lambda path: path.name)
def test_a_shipped_course_is_loaded_in_seconds_and_read_back_equal(site, path):
    bundle = read_bundle(path).bundle

    # Of this process's own time: what else the machine does is not the course's fault.
    started = time.process_time()
    load(bundle)

    assert time.process_time() - started < 20
    assert read_course(bundle.course.slug) == bundle
    assert load(bundle).made == []


def _lessons(bundle: Bundle):
    return [lesson for module in bundle.modules for lesson in module.lessons]
