"""Eko writes practice tasks on a course; what trainers have marked stays, in words."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from courses.models import CoursePage, PracticeMark
from courses.progress.practice import Mark, mark_practice
from tests.practising import ROLE_PLAY, TEACH_BACK, give_practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(fitri, signed_in):
    return signed_in(fitri)


def _publish(desk, course, *tasks):
    fields = {
        "title": course.title,
        "slug": course.slug,
        "code": course.code,
        "summary": course.summary,
        "audience": "",
        "lesson_hours": "4",
        "pass_mark_percent": "70",
        "pre_test": str(course.pre_test_id),
        "post_test": str(course.post_test_id),
        "is_open_to_all": "on",
        "practice": streamfield([("task", _as_form(task)) for task in tasks]),
        "action-publish": "1",
    }
    edit = reverse("wagtailadmin_pages:edit", args=[course.pk])
    return desk.post(edit, nested_form_data(fields))


def _as_form(task: dict) -> dict:
    return {key: value for key, value in task.items() if value is not False}


def _codes() -> list[tuple[str, str]]:
    course = CoursePage.objects.get(code="aman")
    return [(task.code, task.title) for task in course.practice_tasks]


@pytest.fixture
def marked(course, cohort, enrolment, budi):
    give_practice(course, ROLE_PLAY, TEACH_BACK)
    cohort.course.refresh_from_db()
    marks = [Mark(enrolment.pk, course.practice_tasks[0], 1)]
    mark_practice(cohort, marks=marks, by=budi, at=timezone.now())
    return course


def test_tasks_are_written_on_the_course_page(desk, course):
    answer = _publish(desk, course, ROLE_PLAY, TEACH_BACK)

    assert answer.status_code == 302
    assert [code for code, _title in _codes()] == ["main-peran", "unjuk-ajar"]


def test_two_tasks_of_one_code_are_refused_in_words(desk, course):
    answer = _publish(desk, course, ROLE_PLAY, TEACH_BACK | {"code": "main-peran"})

    assert "Kode ini sudah dipakai tugas lain" in answer.content.decode()
    assert _codes() == []


@pytest.mark.parametrize(
    "left", [[TEACH_BACK], [ROLE_PLAY | {"code": "lain"}], [ROLE_PLAY | {"scale": "strength"}]]
)
def test_a_marked_task_is_not_taken_away_nor_rated_otherwise(desk, marked, left):
    answer = _publish(desk, marked, *left)

    assert "sudah ditandai fasilitator" in answer.content.decode()
    assert [code for code, _title in _codes()] == ["main-peran", "unjuk-ajar"]


def test_a_marked_task_may_be_reworded_and_the_evidence_keeps_its_words(desk, marked):
    renamed = ROLE_PLAY | {"title": "Latihan mendengar", "required": False}

    answer = _publish(desk, marked, renamed)

    assert answer.status_code == 302
    assert _codes() == [("main-peran", "Latihan mendengar")]
    assert PracticeMark.objects.get().title == "Main peran: mendengar teman"
