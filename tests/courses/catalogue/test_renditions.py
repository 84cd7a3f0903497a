"""The small files of a lesson's pictures are there before its first reader."""

import pytest
from wagtail.images.models import Image, Rendition
from wagtail.images.tests.utils import get_test_image_file

from courses.catalogue.models import LessonPage
from lms.jobs.models import Job


@pytest.fixture
def lesson(course) -> LessonPage:
    lesson = LessonPage.objects.descendant_of(course).first()
    image = Image.objects.create(title="Tangga", file=get_test_image_file(size=(900, 600)))
    lesson.body = [("image", {"image": image, "alt": "Tangga", "caption": ""})]
    return lesson


def test_publishing_makes_what_the_page_will_ask_for(lesson, run_jobs):
    lesson.save_revision().publish()
    assert Rendition.objects.count() == 0

    run_jobs()

    made = set(Rendition.objects.values_list("filter_spec", flat=True))
    assert len(made) == 6
    lesson.body[0].render({"position": 1})
    assert set(Rendition.objects.values_list("filter_spec", flat=True)) == made


def test_done_again_it_changes_nothing(lesson, run_jobs):
    lesson.save_revision().publish()
    run_jobs()
    lesson.save_revision().publish()

    run_jobs()

    assert Rendition.objects.count() == 6
    assert set(Job.objects.values_list("state", flat=True)) == {Job.State.DONE}


def test_a_picture_deleted_meanwhile_holds_nothing_up(lesson, run_jobs):
    lesson.save_revision().publish()
    Image.objects.all().delete()

    run_jobs()

    assert Job.objects.get().state == Job.State.DONE


def test_a_draft_and_a_lesson_without_pictures_ask_for_nothing(course, lesson):
    lesson.save_revision()
    LessonPage.objects.descendant_of(course).last().save_revision().publish()

    assert Job.objects.count() == 0
