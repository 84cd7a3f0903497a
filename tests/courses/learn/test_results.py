"""What Ayu sees after a test: thanks, a gain, what to read again; keys only when all is over."""

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from courses.catalogue.models import LessonPage
from courses.learn.words import gain_in_words
from courses.quizzes.models import Objective
from tests.courses.learn.paper import words_of
from tests.taking import finish_course, read_every_lesson, take_test

pytestmark = pytest.mark.django_db


def _result(phone, attempt):
    response = phone.get(f"/en/belajar/uji/{attempt.pk}/hasil/")
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser").main


def _links(page) -> list[str]:
    return [link["href"] for link in page.find_all("a")]


def test_the_pre_test_is_thanked_for_and_leads_to_the_first_lesson(enrolment, phone):
    attempt = take_test(enrolment, "pre", right=2)

    page = _result(phone, attempt)

    assert "It is not a grade" in page.get_text()
    assert "33%" in page.get_text()
    assert _links(page) == ["/kursus/aman/modul-1/pelajaran-1/"]
    assert "Pembahasan" not in page.get_text()
    assert "Soal" not in page.get_text()


def test_a_passed_post_test_shows_the_gain_and_leads_to_the_certificate(enrolment, phone):
    attempt = finish_course(enrolment, pre_right=2)

    page = _result(phone, attempt)

    assert "You went up by 67 points since the pre-test." in page.get_text()
    drawing = page.find("svg", class_="gain__drawing")
    assert drawing["aria-label"] == "Before 33 percent, after 100 percent"
    assert _links(page) == ["/en/sertifikat/milikku/"]


def test_a_post_test_not_reached_says_so_kindly_and_how_often_it_may_be_tried(enrolment, phone):
    take_test(enrolment, "pre", right=3)
    read_every_lesson(enrolment)
    attempt = take_test(enrolment, "post", right=2)

    page = _result(phone, attempt)

    text = " ".join(page.get_text().split())
    assert page.h1.get_text() == "Not there yet, try again"
    assert "This time 33%. 70% is needed for the certificate. You can try 2 more times." in text
    assert "This time 17 points lower than the pre-test." in text
    assert page.find("form")["action"] == f"/en/belajar/kursus/{enrolment.course_id}/uji/akhir/"
    assert "Pembahasan" not in text


def test_the_lessons_about_what_was_missed_are_named(enrolment, phone):
    missed = Objective.objects.get(code="aman-uji-1")
    lesson = LessonPage.objects.get(title="Pelajaran 2.1")
    lesson.objectives.add(missed)
    lesson.save()
    take_test(enrolment, "pre")
    read_every_lesson(enrolment)
    attempt = take_test(enrolment, "post", right=3)

    assert _links(_result(phone, attempt)) == ["/kursus/aman/modul-2/pelajaran-1/"]


def test_explanations_come_when_no_try_can_use_them(enrolment, phone):
    take_test(enrolment, "pre", right=0)
    read_every_lesson(enrolment)
    first, _second = [take_test(enrolment, "post", right=1) for _ in range(2)]
    before = _result(phone, first).get_text()
    take_test(enrolment, "post", right=1)

    after = _result(phone, first)

    assert "Pembahasan" not in before
    assert len(after.find_all("details")) == 6
    assert "Talk to your trainer" in after.get_text()


def test_the_pre_test_never_shows_explanations(enrolment, phone):
    attempt = take_test(enrolment, "pre")
    read_every_lesson(enrolment)
    take_test(enrolment, "post")

    assert "Pembahasan" not in _result(phone, attempt).get_text()


def test_an_open_test_has_no_result_yet(paper, phone):
    assert phone.get(f"{paper.url}hasil/").url == paper.url


def test_no_result_page_calls_anybody_a_failure(enrolment, phone):
    take_test(enrolment, "pre", right=0)
    read_every_lesson(enrolment)
    attempt = take_test(enrolment, "post", right=0)

    response = phone.get(f"/belajar/uji/{attempt.pk}/hasil/")

    assert "gagal" not in words_of(response).lower()
    assert not BeautifulSoup(response.content.decode(), "html.parser").main.find(
        class_=lambda name: name and "danger" in name
    )


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (30, 80, "You went up by 50 points since the pre-test."),
        (30, 31, "You went up by 1 point since the pre-test."),
        (50, 50, "As many points as in the pre-test. Reading again may bring the next step."),
        (
            50,
            40,
            "This time 10 points lower than the pre-test. That happens; reading again helps.",
        ),
    ],
)
def test_a_gain_in_words(before, after, sentence):
    with override("en"):
        assert gain_in_words(before=before, after=after) == sentence
