"""Joining a course and opening its tests: what is asked first, what is said when it is closed."""

import pytest

from courses.enrolment.models import Enrolment
from courses.progress.attempt import Attempt
from tests import factories
from tests.taking import finish_course, read_every_lesson, take_test

pytestmark = pytest.mark.django_db


def _told(phone, url) -> list[str]:
    return [str(message) for message in phone.get(url).context["messages"]]


def _start(phone, course, purpose="awal"):
    return phone.post(f"/belajar/kursus/{course.pk}/uji/{purpose}/")


def test_joining_leads_to_the_course_and_twice_is_once(course, phone):
    responses = [phone.post(f"/belajar/kursus/{course.pk}/ikut/") for _ in range(2)]

    assert [response.url for response in responses] == ["/kursus/aman/"] * 2
    assert Enrolment.objects.count() == 1


def test_open_questions_about_a_person_come_first(course, signed_in):
    phone = signed_in(factories.make_person("kiki", region_code=""))

    assert phone.post(f"/belajar/kursus/{course.pk}/ikut/").url == "/akun/"
    assert not Enrolment.objects.exists()


def test_a_minor_without_consent_is_told_what_to_do(course, signed_in):
    phone = signed_in(factories.make_person("joko", age_band="16-17"))

    response = phone.post(f"/belajar/kursus/{course.pk}/ikut/")

    assert response.url == "/akun/izin/"
    assert not Enrolment.objects.exists()


def test_a_course_with_a_code_says_so(phone):
    course = factories.make_course("tertutup", is_open_to_all=False)

    response = phone.post(f"/belajar/kursus/{course.pk}/ikut/")

    assert response.url == course.get_url()
    assert len(_told(phone, response.url)) == 1


def test_starting_twice_is_one_test(enrolment, phone):
    urls = {_start(phone, enrolment.course).url for _ in range(2)}

    assert urls == {f"/belajar/uji/{Attempt.objects.get().pk}/"}


def test_a_test_that_is_not_open_yet_says_so(enrolment, phone):
    response = _start(phone, enrolment.course, "akhir")

    assert response.url == "/kursus/aman/"
    assert len(_told(phone, response.url)) == 1
    assert not Attempt.objects.exists()


def test_the_pre_test_is_taken_once(enrolment, phone):
    take_test(enrolment, "pre")

    assert _start(phone, enrolment.course).url == "/kursus/aman/"
    assert Attempt.objects.count() == 1


def test_after_the_last_try_the_post_test_stays_closed_and_says_so(enrolment, phone):
    take_test(enrolment, "pre")
    read_every_lesson(enrolment)
    for _ in range(3):
        take_test(enrolment, "post", right=0)

    response = _start(phone, enrolment.course, "akhir")

    assert response.url == "/kursus/aman/"
    assert Attempt.objects.filter(purpose="post").count() == 3


def test_a_finished_course_offers_no_further_test(enrolment, phone):
    finish_course(enrolment)

    assert _start(phone, enrolment.course, "akhir").url == "/kursus/aman/"


def test_a_test_without_edition_is_being_prepared(enrolment, phone):
    enrolment.course.pre_test.current_edition = None
    enrolment.course.pre_test.save()

    response = _start(phone, enrolment.course)

    assert response.url == "/kursus/aman/"
    assert len(_told(phone, response.url)) == 1


def test_a_kind_of_test_that_does_not_exist_is_not_found(enrolment, phone):
    assert _start(phone, enrolment.course, "tengah").status_code == 404


def test_a_test_of_a_course_not_joined_is_not_found(course, budi, signed_in):
    assert _start(signed_in(budi), course).status_code == 404


@pytest.mark.parametrize("deed", ["ikut/", "uji/awal/"])
def test_looking_does_nothing(course, phone, deed):
    assert phone.get(f"/belajar/kursus/{course.pk}/{deed}").status_code == 405


@pytest.mark.parametrize("deed", ["ikut/", "uji/awal/"])
def test_a_course_that_is_not_there_is_not_found(phone, course, deed):
    assert phone.post(f"/belajar/kursus/{10**12}/{deed}").status_code == 404
