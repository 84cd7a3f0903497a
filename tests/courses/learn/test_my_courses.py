"""My courses: where Ayu is, and the one thing to do next."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Locale, Page

from courses.progress.lessons import mark_done, open_lesson
from courses.progress.path import CoursePath
from lms.accounts.models import Assent
from tests import factories
from tests.courses.learn.paper import words_of
from tests.taking import finish_course, read_every_lesson, take_test

pytestmark = pytest.mark.django_db


def _page(phone) -> BeautifulSoup:
    response = phone.get("/en/belajar/")
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser").main


def _next_step(phone) -> str:
    [section] = _page(phone).find_all("section", class_="next-step")
    target = section.find("form") or section.find("a")
    return target.get("action") or target["href"]


def _lessons(enrolment):
    return CoursePath(enrolment.course, enrolment=enrolment).lessons


def test_a_visitor_is_asked_to_sign_in(client, course):
    assert client.get("/belajar/").url == "/akun/masuk/?next=/belajar/"


def test_without_a_course_the_page_leads_to_the_catalogue(phone, course):
    links = [link["href"] for link in _page(phone).find_all("a")]

    assert links == ["/en/kursus/"]


def test_each_stage_has_one_next_step(enrolment, phone):
    course_id = enrolment.course_id
    steps = [_next_step(phone)]
    take_test(enrolment, "pre", right=1)
    steps.append(_next_step(phone))
    read_every_lesson(enrolment)
    steps.append(_next_step(phone))
    take_test(enrolment, "post", right=1)
    steps.append(_next_step(phone))

    assert steps == [
        f"/en/belajar/kursus/{course_id}/uji/awal/",
        "/kursus/aman/modul-1/pelajaran-1/",
        f"/en/belajar/kursus/{course_id}/uji/akhir/",
        f"/en/belajar/kursus/{course_id}/uji/akhir/",
    ]


def test_continue_leads_to_the_lesson_opened_last(enrolment, phone):
    take_test(enrolment, "pre")
    first, _second, third, _fourth = _lessons(enrolment)
    mark_done(enrolment, lesson=first, at=timezone.now())
    open_lesson(enrolment, lesson=third, at=timezone.now())

    assert _next_step(phone) == third.get_url()


def test_an_open_test_is_gone_on_with(paper, phone):
    assert _next_step(phone) == f"/en{paper.url}"


def test_progress_is_told_module_by_module(enrolment, phone):
    take_test(enrolment, "pre")
    mark_done(enrolment, lesson=_lessons(enrolment)[0], at=timezone.now())

    bars = {
        bar["aria-label"]: (bar["value"], bar["max"]) for bar in _page(phone).find_all("progress")
    }

    assert bars == {"Your progress": ("1", "4"), "Modul 1": ("1", "2"), "Modul 2": ("0", "2")}


def test_a_finished_course_leads_to_the_certificate_and_the_result(enrolment, phone):
    post_test = finish_course(enrolment)

    links = [link["href"] for link in _page(phone).find_all("a")]

    assert links == [
        "/kursus/aman/",
        "/en/sertifikat/milikku/",
        f"/en/belajar/uji/{post_test.pk}/hasil/",
    ]


def test_after_the_last_try_there_is_no_dead_end(enrolment, phone):
    take_test(enrolment, "pre", right=0)
    read_every_lesson(enrolment)
    tries = [take_test(enrolment, "post", right=0) for _ in range(3)]

    page = _page(phone)

    assert not page.find_all("section", class_="next-step")
    assert "Talk to your trainer" in page.get_text()
    assert page.find("a", href=f"/en/belajar/uji/{tries[-1].pk}/hasil/")


def test_a_minor_without_consent_is_told_why_nothing_is_stored(enrolment, phone, ayu):
    assert "/en/akun/izin/" not in str(_page(phone))

    Assent.objects.filter(learner=ayu).update(withdrawn_at=factories.NOON)

    assert _page(phone).find("a", href="/en/akun/izin/")


def test_only_ones_own_courses_are_there(enrolment, budi, signed_in):
    assert enrolment.course.title not in words_of(signed_in(budi).get("/belajar/"))


def test_the_page_is_shown_not_posted_to(phone, course):
    assert phone.post("/belajar/").status_code == 405


def _translate(page: Page) -> None:
    english, _made = Locale.objects.get_or_create(language_code="en")
    home = page.get_ancestors().get(depth=2)
    for original in Page.objects.descendant_of(home, inclusive=True).specific():
        twin = original.copy_for_translation(english)
        twin.title = f"{original.title} (en)"
        twin.save_revision().publish()


def test_in_english_the_course_has_its_english_name_and_the_same_progress(enrolment, phone):
    take_test(enrolment, "pre")
    first, second, *_rest = _lessons(enrolment)
    mark_done(enrolment, lesson=first, at=timezone.now())
    _translate(enrolment.course)

    page = _page(phone)

    assert page.h2.get_text() == f"{enrolment.course.title} (en)"
    assert _next_step(phone).startswith("/en/kursus/")
    assert page.find("section", class_="next-step").h3.get_text() == f"{second.title} (en)"
    bars = {bar["aria-label"]: bar["value"] for bar in page.find_all("progress")}
    assert bars == {"Your progress": "1", "Modul 1 (en)": "1", "Modul 2 (en)": "0"}
