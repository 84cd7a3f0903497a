"""Ayu reads: the gate, what is remembered, and where each button leads."""

import pytest

from courses.progress.models import LessonProgress
from courses.progress.path import CoursePath
from lms.accounts.models import Assent
from tests import factories
from tests.taking import read_every_lesson, take_test

pytestmark = pytest.mark.django_db


@pytest.fixture
def lessons(enrolment):
    return CoursePath(enrolment.course, enrolment=enrolment).lessons


def _finish(phone, lesson, **fields):
    return phone.post(f"/belajar/pelajaran/{lesson.pk}/selesai/", fields)


def _told(phone, url) -> list[str]:
    return [str(message) for message in phone.get(url).context["messages"]]


def test_done_leads_to_the_next_lesson_and_says_how_far(enrolment, lessons, phone):
    take_test(enrolment, "pre")

    response = _finish(phone, lessons[0])

    assert response.url == lessons[1].get_url()
    assert len(_told(phone, response.url)) == 1
    assert LessonProgress.objects.get(lesson=lessons[0]).done_at is not None


def test_done_twice_is_done_once(enrolment, lessons, phone):
    take_test(enrolment, "pre")

    urls = [_finish(phone, lessons[0]).url for _ in range(2)]

    assert urls == [lessons[1].get_url()] * 2
    assert LessonProgress.objects.count() == 1


def test_skipping_counts_and_asks_for_no_reason(enrolment, lessons, phone):
    take_test(enrolment, "pre")

    response = _finish(phone, lessons[0], skipped="1")

    assert response.url == lessons[1].get_url()
    assert LessonProgress.objects.get().was_skipped


def test_the_last_lesson_opens_the_post_test(enrolment, lessons, phone):
    take_test(enrolment, "pre")
    for lesson in lessons[:-1]:
        _finish(phone, lesson)

    response = _finish(phone, lessons[-1])

    assert response.url == enrolment.course.get_url()


def test_the_last_lesson_leads_back_to_one_that_is_still_open(enrolment, lessons, phone):
    take_test(enrolment, "pre")

    assert _finish(phone, lessons[-1]).url == lessons[0].get_url()


def test_a_course_without_tests_is_finished_with_its_last_lesson(ayu, signed_in):
    course = factories.make_course("baca", with_test=False, modules=1, lessons=1)
    enrolment = factories.join(ayu, course)
    [lesson] = CoursePath(course, enrolment=enrolment).lessons

    response = _finish(signed_in(ayu), lesson)

    enrolment.refresh_from_db()
    assert enrolment.is_complete
    assert response.url == course.get_url()


def test_before_the_pre_test_no_lesson_can_be_done(enrolment, lessons, phone):
    response = _finish(phone, lessons[0])

    assert response.url == enrolment.course.get_url()
    assert not LessonProgress.objects.exists()


def test_opening_a_lesson_is_remembered(enrolment, lessons, phone):
    take_test(enrolment, "pre")

    assert phone.get(lessons[2].get_url()).status_code == 200

    assert LessonProgress.objects.get().lesson == lessons[2]


def test_a_minor_without_consent_reads_and_nothing_is_stored(course, signed_in):
    joko = factories.make_person("joko", age_band="13-15")
    phone = signed_in(joko)
    first, second, *_rest = CoursePath(course, enrolment=None).lessons

    page = phone.get(f"/en{first.get_url()}", follow=True)
    response = _finish(phone, first)

    assert page.status_code == 200
    assert 'href="/akun/izin/"' in phone.get(first.get_url()).content.decode()
    assert response.url == second.get_url()
    assert not LessonProgress.objects.exists()


def test_when_consent_is_withdrawn_lessons_stay_open_and_nothing_more_is_stored(
    enrolment, lessons, phone, ayu
):
    Assent.objects.filter(learner=ayu).update(withdrawn_at=factories.NOON)

    page = phone.get(lessons[0].get_url())
    _finish(phone, lessons[0])

    assert page.status_code == 200
    assert not LessonProgress.objects.exists()


def test_a_lesson_of_a_course_not_joined_asks_to_join(lessons, budi, signed_in):
    phone = signed_in(budi)

    response = _finish(phone, lessons[0])

    assert response.url == "/kursus/aman/"
    assert len(_told(phone, response.url)) == 1


@pytest.mark.parametrize("lesson", ["0", "999999999", "9" * 40])
def test_a_lesson_that_is_not_there_is_not_found(phone, enrolment, lesson):
    assert phone.post(f"/belajar/pelajaran/{lesson}/selesai/").status_code == 404


def test_a_draft_lesson_is_not_found(enrolment, lessons, phone):
    read_every_lesson(enrolment)
    lessons[0].unpublish()

    assert _finish(phone, lessons[0]).status_code == 404


def test_looking_does_nothing(lessons, phone):
    assert phone.get(f"/belajar/pelajaran/{lessons[0].pk}/selesai/").status_code == 405
