"""What Ayu sees of practice: what there is, what is done, and what is missing at the end."""

import io
import json
import zipfile

import pytest
from django.utils import timezone

from courses.models import CoursePage
from courses.progress.practice import Mark, mark_practice
from lms.accounts.copying import content_of
from tests import factories
from tests.filled_form import words_of
from tests.practising import ROLE_PLAY, TEACH_BACK, give_practice
from tests.statements import statements_of
from tests.taking import finish_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def practised(course):
    return give_practice(course, ROLE_PLAY, TEACH_BACK)


def _mark(enrolment, by, **steps):
    cohort = enrolment.cohort
    cohort.course = CoursePage.objects.get(pk=enrolment.course_id)
    by_code = {task.code: task for task in cohort.course.practice_tasks}
    marks = [Mark(enrolment.pk, by_code[code.replace("_", "-")], n) for code, n in steps.items()]
    mark_practice(cohort, marks=marks, by=by, at=timezone.now())


def test_the_course_page_says_which_tasks_there_are_and_which_are_done(
    ayu, budi, practised, enrolment, signed_in
):
    before = words_of(signed_in(ayu).get(practised.url))
    _mark(enrolment, budi, main_peran=1, unjuk_ajar=1)
    after = words_of(signed_in(ayu).get(practised.url))

    assert before.count("Menunggu giliran") == 2
    assert "Mendengar tanpa menyalahkan." in before
    assert after.count("Menunggu giliran") == 0
    # A low rating is no verdict on the page.
    assert "Sudah dicoba" in after
    assert "perlu latihan" not in after


def test_a_visitor_reads_of_the_tasks_without_any_mark(practised, client):
    page = words_of(client.get(practised.url))

    assert "Unjuk ajar" in page
    assert "Menunggu giliran" not in page


def test_when_only_practice_is_left_the_next_step_says_so(
    ayu, budi, practised, enrolment, signed_in
):
    finish_course(enrolment)

    page, board = signed_in(ayu).get(practised.url), signed_in(ayu).get("/belajar/")
    _mark(enrolment, budi, main_peran=1)
    done = words_of(signed_in(ayu).get(practised.url))

    for shown in (words_of(page), words_of(board)):
        assert "Sedikit lagi: praktik bersama fasilitatormu" in shown
        assert "Yang masih kita praktikkan bersama: Main peran: mendengar teman." in shown
    assert "Kamu sudah menyelesaikan kursus ini" in done


@pytest.mark.parametrize("many", [1, 9])
def test_the_course_page_spends_one_statement_on_practice(many, ayu, enrolment, course, signed_in):
    phone = signed_in(ayu)
    url = course.url
    phone.get(url)
    without = statements_of(lambda: phone.get(url))
    give_practice(course, *[TEACH_BACK | {"code": f"tugas-{n}"} for n in range(many)])
    phone.get(url)

    assert statements_of(lambda: phone.get(url)) == without + 1


def test_a_lesson_spends_nothing_on_practice(ayu, enrolment, course, signed_in):
    phone, lesson = signed_in(ayu), f"{course.url}modul-1/pelajaran-1/"
    phone.post(f"/belajar/kursus/{course.pk}/awal/")
    phone.get(lesson)
    without = statements_of(lambda: phone.get(lesson))
    give_practice(course, ROLE_PLAY)
    phone.get(lesson)

    assert statements_of(lambda: phone.get(lesson)) == without


def test_her_copy_tells_the_marks_and_somebody_elses_does_not(ayu, budi, practised, enrolment):
    _mark(enrolment, budi, main_peran=1)

    def told(person):
        with zipfile.ZipFile(io.BytesIO(content_of(person))) as packed:
            return json.loads(packed.read("dataku.json"))["practice"]

    [row] = told(ayu)
    assert (row["task"], row["mark"]) == ("Main peran: mendengar teman", "selesai")
    assert told(factories.make_person("gita")) == []
