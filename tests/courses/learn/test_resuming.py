"""Ayu puts the phone away, and goes on later exactly where she stopped."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from courses.progress import attempts
from courses.progress.lessons import mark_done, open_lesson
from courses.progress.models import LessonProgress
from courses.progress.path import CoursePath
from lms.accounts.models import Assent
from tests import factories
from tests.courses.learn.paper import Paper
from tests.statements import statements
from tests.taking import take_test

pytestmark = pytest.mark.django_db


@pytest.fixture
def lessons(enrolment):
    take_test(enrolment, "pre")
    return CoursePath(enrolment.course, enrolment=enrolment).lessons


def _stop(phone, lesson, block):
    return phone.post(f"/belajar/pelajaran/{lesson.pk}/tempat/", {"block": block})


def _continue(phone) -> str:
    main = BeautifulSoup(phone.get("/belajar/").content, "html.parser").main
    [section] = main.find_all("section", class_="next-step")
    return section.find("a")["href"]


def test_a_lesson_opens_again_at_the_block_where_reading_stopped(lessons, phone):
    phone.get(lessons[0].get_url())

    response = _stop(phone, lessons[0], 4)

    assert response.status_code == 204
    assert _continue(phone) == f"{lessons[0].get_url()}#bagian-4"


def test_the_lesson_read_last_is_the_one_to_go_on_with(lessons, phone):
    for lesson in (lessons[0], lessons[1]):
        phone.get(lesson.get_url())
    _stop(phone, lessons[0], 2)

    assert _continue(phone) == f"{lessons[0].get_url()}#bagian-2"


def test_stopping_twice_is_stopping_once(lessons, phone):
    phone.get(lessons[0].get_url())

    for _ in range(2):
        _stop(phone, lessons[0], 3)

    assert list(LessonProgress.objects.values_list("stopped_at_block", flat=True)) == [3]


def test_a_finished_lesson_opens_at_the_top(enrolment, lessons, phone):
    phone.get(lessons[0].get_url())
    _stop(phone, lessons[0], 3)
    mark_done(enrolment, lesson=lessons[0], at=timezone.now())

    path = CoursePath(enrolment.course, enrolment=enrolment)

    assert path.stopped_at_block(lessons[0]) == 0
    assert b"data-place" not in phone.get(lessons[0].get_url()).content


def test_remembering_the_place_is_cheap(lessons, phone):
    phone.get(lessons[0].get_url())

    with statements(2):
        response = _stop(phone, lessons[0], 2)

    assert response.status_code == 204


def test_nobody_keeps_a_place_in_a_lesson_that_is_not_open_to_them(
    enrolment, lessons, budi, signed_in
):
    open_lesson(enrolment, lesson=lessons[0], at=factories.NOON)

    response = _stop(signed_in(budi), lessons[0], 4)

    assert response.status_code == 404
    assert LessonProgress.objects.get().stopped_at_block == 0


def test_without_consent_no_place_is_kept(enrolment, lessons, phone, ayu):
    open_lesson(enrolment, lesson=lessons[0], at=factories.NOON)
    Assent.objects.filter(learner=ayu).update(withdrawn_at=factories.NOON)

    response = _stop(phone, lessons[0], 4)

    assert response.status_code == 404
    assert LessonProgress.objects.get().stopped_at_block == 0
    assert b"data-place" not in phone.get(lessons[0].get_url()).content


@pytest.mark.parametrize("block", ["", "-1", "9999", "1.5", "dua", "٣"])
def test_a_place_that_is_none_is_refused(lessons, phone, block):
    phone.get(lessons[0].get_url())

    assert _stop(phone, lessons[0], block).status_code == 400
    assert LessonProgress.objects.get().stopped_at is None


def test_an_open_test_opens_at_the_first_question_without_an_answer(enrolment, phone):
    quiz = enrolment.course.pre_test
    attempt = attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())
    paper = Paper(phone, attempt=attempt, items=attempts.items_of(attempt))
    before = _continue(phone)
    page = paper.load()
    page.choose(1, 0)
    page.choose(3, 0)
    page.save()

    again = phone.post(f"/belajar/kursus/{enrolment.course_id}/uji/awal/")

    assert [before, _continue(phone), again.url] == [
        paper.url,
        f"{paper.url}#soal-2",
        f"{paper.url}#soal-2",
    ]


def test_the_last_lesson_of_a_module_is_told_with_its_name(ayu, signed_in):
    course = factories.make_course("dua", with_test=False, modules=2, lessons=2)
    enrolment = factories.join(ayu, course)
    first, second, *_rest = CoursePath(course, enrolment=enrolment).lessons
    phone = signed_in(ayu)

    flowers = []
    for lesson in (first, second):
        phone.post(f"/belajar/pelajaran/{lesson.pk}/selesai/")
        page = BeautifulSoup(phone.get("/belajar/").content, "html.parser")
        flowers.append([toast.text.strip() for toast in page.select(".toast--module")])

    title = first.module.title
    assert flowers == [[], [f"Modul {title} selesai. Bagus, selangkah demi selangkah."]]
