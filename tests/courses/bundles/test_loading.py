"""A bundle on the site: pages in two languages, items, quizzes, media; once, however often."""

from decimal import Decimal

import pytest
from django.core.files.storage import default_storage
from django.utils.translation import override
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Revision
from wagtailmedia.models import Media

from courses.bundles.files.reading import read_files
from courses.bundles.site.loading import load
from courses.catalogue.models import CourseIndexPage, CoursePage, LessonPage, ModulePage
from courses.enrolment.models import Cohort
from courses.quizzes.models import Objective, QuestionVersion, Quiz, QuizEdition
from tests.courses.bundles.small_course import edit, picture, small_course

JEJAK = "modules/01-pagi/01-jejak.md"
PESAN = "modules/01-pagi/02-pesan.md"


def page(model, slug, language="id"):
    return model.objects.get(slug=slug, locale__language_code=language)


def said_in_english_to_be_in(lesson) -> str:
    with override("en"):
        return lesson.body_language


def counts() -> dict[str, int]:
    models = [Revision, QuestionVersion, QuizEdition, LessonPage, Media, Cohort, Objective]
    images, documents = get_image_model(), get_document_model()
    return {model.__name__: model.objects.count() for model in [*models, images, documents]}


def stored_files() -> list[str]:
    folders = default_storage.listdir("")[0] if default_storage.exists("") else []
    return sorted(name for folder in folders for name in default_storage.listdir(folder)[1])


def test_a_bundle_becomes_a_published_course(load_files):
    changes = load_files()

    course = page(CoursePage, "sehari-aman")
    assert changes.counts() == {
        "new": {
            "course": 1,
            "english page": 6,
            "item": 6,
            "lesson": 3,
            "media file": 6,
            "module": 2,
            "objective": 2,
            "programme": 1,
            "quiz": 1,
        }
    }
    assert (course.title, course.code, course.live) == ("Sehari aman: versi kecil", "SEHARI", True)
    assert course.lesson_hours == Decimal("1.5")
    assert course.pre_test == course.post_test == Quiz.objects.get(code="sehari-uji")
    assert course.programme.funder == "Yayasan Contoh"
    assert course.cover.title == "sampul"
    assert [module.slug for module in course.modules()] == ["pagi", "malam"]


def test_a_lesson_holds_its_blocks_and_its_review(load_files):
    load_files()

    lesson = page(LessonPage, "jejak")
    course = page(CoursePage, "sehari-aman")
    first, picture_block, video = lesson.body[0], lesson.body[8], lesson.body[11]
    drawing = lesson.body[9].value
    assert [block.block_type for block in lesson.body] == [
        "text", "callout", "content_notice", "check", "accordion", "say_this", "text", "cards",
        "image", "drawing", "drawing", "video", "audio", "file", "help_link",
    ]  # fmt: skip
    assert first.value.source.startswith("<h2>Apa yang tertinggal?</h2><p>Setiap kali <b>membuka")
    assert lesson.body[5].value["pairs"][0]["not"] == "Kok bisa?"
    assert picture_block.value["image"].get_file_hash() == course.cover.get_file_hash()
    assert (drawing["name"], drawing["decorative"]) == ("jeda", False)
    assert (course.drawing, page(ModulePage, "pagi").drawing) == ("aman", "jejak")
    assert video.value["video"].type == "video"
    assert video.value["captions"].filename.endswith(".vtt")
    assert (lesson.minutes, lesson.review_status) == (7, "draft")
    assert [source.value["title"] for source in lesson.sources] == [
        "Kerangka materi",
        "Catatan Eko",
    ]
    assert sorted(one.code for one in lesson.objectives.all()) == ["S-1", "S-2"]
    assert LessonPage._meta.get_field("body").clean(lesson.body, lesson)


def test_media_stands_in_the_courses_own_collection(load_files):
    load_files()

    assert {one.collection.name for one in get_image_model().objects.all()} == {"SEHARI"}
    assert {one.collection.name for one in Media.objects.all()} == {"SEHARI"}
    assert {one.collection.name for one in get_document_model().objects.all()} == {"SEHARI"}


def test_english_pages_have_english_titles_over_the_indonesian_lesson(load_files):
    load_files()

    lesson, english = page(LessonPage, "jejak"), page(LessonPage, "jejak", "en")
    assert english.live
    assert (english.title, english.summary) == ("Traces on the screen", "Know your traces.")
    assert said_in_english_to_be_in(english) == "id"
    assert english.translation_key == lesson.translation_key
    assert english.course.title == "A safe day"
    assert english.course.audience == "Children and young people"
    assert CourseIndexPage.objects.get(locale__language_code="en").live


def test_a_course_open_to_all_has_its_standing_cohort(load_files):
    load_files()

    cohort = Cohort.objects.get()
    assert (cohort.code, cohort.mode, cohort.is_standing) == ("sehari-mandiri", "mandiri", True)
    assert cohort.programme.code == "SEHARI-2026"


def test_loading_twice_changes_nothing(load_files):
    load_files()
    before = counts(), stored_files()

    changes = load_files()

    assert changes.made == []
    assert (counts(), stored_files()) == before


def test_a_changed_lesson_is_the_only_page_revised(load_files):
    load_files()
    revisions = Revision.objects.count()

    changes = load_files(edit(small_course(), PESAN, "Balas nanti.", "Balas besok."))

    assert changes.counts() == {"changed": {"english page": 1, "lesson": 1}}
    assert Revision.objects.count() == revisions + 2
    assert page(LessonPage, "pesan").body[0].value.source == "<p>Balas besok.</p>"
    assert said_in_english_to_be_in(page(LessonPage, "pesan", "en")) == "id"


def test_a_changed_item_makes_a_version_and_an_edition(load_files):
    load_files()
    quiz = Quiz.objects.get()

    changes = load_files(edit(small_course(), "questions.yaml", "Siapa yang bisa", "Siapa bisa"))

    assert changes.counts() == {"changed": {"item": 1, "quiz": 1}}
    assert list(
        QuestionVersion.objects.filter(question__code="S-2-A").values_list("number", "text")
    ) == [(2, "Siapa bisa membantu?"), (1, "Siapa yang bisa membantu?")]
    assert [edition.number for edition in quiz.editions.all()] == [2, 1]
    assert quiz.editions.last().items.filter(version__number=2).count() == 0


def test_a_changed_spare_item_leaves_the_quiz_alone(load_files):
    load_files()

    changes = load_files(edit(small_course(), "questions.yaml", "Cadangan yang", "Cadangan ini"))

    assert changes.counts() == {"changed": {"item": 1}}


def test_a_changed_picture_is_shown_under_its_old_name(load_files):
    load_files()
    files = small_course() | {"media/sampul.jpg": picture("JPEG", quality=10)}

    changes = load_files(files)

    assert changes.counts() == {
        "changed": {"course": 1, "english page": 2, "lesson": 1},
        "new": {"media file": 1},
    }
    shown = page(LessonPage, "jejak").body[8].value["image"]
    assert shown.file.read() == files["media/sampul.jpg"]
    assert load_files(files).made == []


def test_lessons_follow_the_order_of_their_numbers(load_files):
    load_files()
    files = small_course()
    files["modules/01-pagi/03-jejak.md"] = files.pop(JEJAK)

    load_files(files)

    for language in ("id", "en"):
        lessons = LessonPage.objects.child_of(page(ModulePage, "pagi", language)).order_by("path")
        assert [lesson.slug for lesson in lessons] == ["pesan", "jejak"]
    assert load_files(files).made == []


def test_a_lesson_that_left_the_bundle_is_withdrawn_and_may_come_back(load_files):
    load_files()
    files = small_course()
    del files[PESAN]

    changes = load_files(files)

    assert changes.counts() == {"withdrawn": {"english page": 1, "lesson": 1}}
    assert not page(LessonPage, "pesan").live
    assert not page(LessonPage, "pesan", "en").live
    assert load_files(files).made == []
    assert load_files().counts() == {"changed": {"english page": 1, "lesson": 1}}
    assert page(LessonPage, "pesan").live


def test_a_module_that_left_takes_its_lessons_along(load_files):
    load_files()
    files = {name: content for name, content in small_course().items() if "02-malam" not in name}

    load_files(files)

    assert not page(LessonPage, "tidur").live
    assert not page(LessonPage, "tidur", "en").live
    assert ModulePage.objects.count() == 4


def test_a_lesson_somebody_translated_keeps_its_english(load_files):
    load_files()
    english = page(LessonPage, "pesan", "en")
    english.body = [("text", "<p>Reply later.</p>")]
    english.save_revision().publish()

    load_files(edit(small_course(), PESAN, "Balas nanti.", "Balas besok."))

    assert page(LessonPage, "pesan").body[0].value.source == "<p>Balas besok.</p>"
    assert page(LessonPage, "pesan", "en").body[0].value.source == "<p>Reply later.</p>"


def test_edits_not_yet_published_are_set_aside_and_said(load_files, eko):
    load_files()
    lesson = page(LessonPage, "pesan")
    lesson.title = "Pesan dari Eko"
    draft = lesson.save_revision(user=eko)

    changes = load_files(edit(small_course(), PESAN, "Balas nanti.", "Balas besok."))

    assert changes.set_aside == ["Pesan"]
    assert Revision.objects.get(pk=draft.pk).as_object().title == "Pesan dari Eko"


def test_a_dry_run_says_everything_and_saves_nothing(load_files):
    changes = load_files(dry_run=True)

    assert changes.counts()["new"]["lesson"] == 3
    assert set(counts().values()) == {0}
    assert stored_files() == []


def test_a_load_that_breaks_leaves_nothing(load_files, monkeypatch):
    def break_off(*_args, **_options):
        raise OSError("disk full")

    monkeypatch.setattr("courses.bundles.site.loading.standing_cohort", break_off)

    with pytest.raises(OSError, match="disk full"):
        load_files()

    assert set(counts().values()) == {0}
    assert stored_files() == []


def test_a_catalogue_is_made_where_there_is_none(db):
    load(read_files(small_course()).bundle)

    assert CourseIndexPage.objects.get(locale__language_code="id", live=True).slug == "kursus"
    assert page(CoursePage, "sehari-aman", "en").live
