"""A course on the site as files: the same after any number of journeys."""

import pytest
from wagtail.images import get_image_model

from courses.bundles.files.reading import read_files
from courses.bundles.files.writing import as_files
from courses.bundles.problem import BundleRefused
from courses.bundles.site.loading import load
from courses.bundles.site.reading import read_course
from courses.catalogue.models import CoursePage, LessonPage, Programme
from courses.enrolment.models import Cohort
from courses.quizzes.models import (
    Objective,
    Question,
    QuestionBank,
    QuestionVersion,
    Quiz,
    QuizEdition,
    QuizItem,
)
from tests.courses.bundles.small_course import small_course
from tests.factories import make_course


def empty_the_site() -> None:
    """As if the course had never been: possible only because nobody has enrolled."""
    Cohort.objects.all().delete()
    CoursePage.objects.all().delete()
    Quiz.objects.update(current_edition=None)
    for model in (QuizItem, QuizEdition, Quiz, QuestionVersion, Question, QuestionBank):
        model.objects.all().delete()
    for model in (Objective, Programme, get_image_model()):
        model.objects.all().delete()


def test_a_loaded_course_is_read_back_equal(load_files):
    load_files()

    assert read_course("sehari-aman") == read_files(small_course()).bundle


def test_export_import_into_an_empty_site_and_export_give_the_same_bytes(load_files):
    load_files()
    first = as_files(read_course("sehari-aman"))
    empty_the_site()

    load(read_files(first).bundle)

    assert CoursePage.objects.count() == 2
    assert as_files(read_course("sehari-aman")) == first


def test_a_course_made_by_hand_travels_too(site):
    course = make_course("rumah", title="Rumah  aman ")
    lesson = LessonPage.objects.get(slug="pelajaran-1", title="Pelajaran 1.1")
    lesson.body = [
        ("text", '<p data-block-key="a1">Satu <b>tebal </b>kata.</p>'),
        ("text", f'<p><a linktype="page" id="{course.pk}">Kursusnya</a><br/>baris dua</p>'),
        ("help_link", {"text": " Butuh teman? "}),
    ]
    lesson.save_revision().publish()
    first = as_files(read_course("rumah"))

    empty_the_site()
    load(read_files(first).bundle)

    assert first["modules/01-modul-1/01-pelajaran-1.md"].decode().split("---\n")[2] == (
        "\nSatu **tebal** kata.\n\n[Kursusnya](/kursus/rumah/)\\\nbaris dua\n\n"
        "::: help_link\ntext: Butuh teman?\n:::\n"
    )
    assert as_files(read_course("rumah")) == first


def test_drafts_and_withdrawn_pages_stay_at_home(load_files):
    load_files()
    LessonPage.objects.get(slug="pesan", locale__language_code="id").unpublish()
    lesson = LessonPage.objects.get(slug="tidur", locale__language_code="id")
    lesson.title = "Belum terbit"
    lesson.save_revision()

    bundle = read_course("sehari-aman")

    assert [[one.slug for one in module.lessons] for module in bundle.modules] == [
        ["jejak"],
        ["tidur"],
    ]
    assert bundle.modules[1].lessons[0].facts.title == "Tidur"


def test_pictures_of_one_title_get_names_of_their_own(load_files):
    load_files()
    get_image_model().objects.update(title="Foto Kelas")

    bundle = read_course("sehari-aman")

    names = [one.name for one in bundle.media]
    assert names[:1] == ["cerita.mp4"]
    assert "foto-kelas.jpg" in names
    assert "foto-kelas.png" in names


def test_a_file_gone_from_the_store_is_named(load_files):
    load_files()
    image = get_image_model().objects.get(title="lambang")
    image.file.storage.delete(image.file.name)

    with pytest.raises(BundleRefused) as refused:
        read_course("sehari-aman")

    assert [(one.file, one.value) for one in refused.value.problems] == [("lambang.png", "lambang")]


def test_a_course_that_is_not_published_is_refused(load_files):
    load_files()
    CoursePage.objects.get(locale__language_code="id").unpublish()

    for slug in ("sehari-aman", "tidak-ada"):
        with pytest.raises(BundleRefused) as refused:
            read_course(slug)
        assert [one.file for one in refused.value.problems] == [slug]
