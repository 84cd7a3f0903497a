"""Fitri copies a course for a dinas that repeats the training with its own people."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from courses.catalogue.copying import AddressTaken, copy_course
from courses.catalogue.models import CoursePage, LessonPage, ModulePage, Programme
from courses.enrolment.enrol import standing_cohort
from courses.progress.attempt import Attempt
from courses.quizzes.models import Objective
from lms.audit.models import AuditEvent
from lms.jobs.models import Job
from tests import factories
from tests.filled_form import words_of
from tests.taking import finish_course, take_test

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinas(db):
    return Programme.objects.create(code="DINAS", name="Dinas PPPA Sultra")


@pytest.fixture
def url(course):
    return reverse("copy_course", args=[course.pk])


@pytest.fixture
def typed(dinas):
    return {"title": "Aman bersama Dinas", "slug": "aman-dinas", "programme": dinas.pk}


def _copy() -> CoursePage:
    return CoursePage.objects.get(slug="aman-dinas")


def test_the_copy_is_a_draft_of_all_that_is_published_with_the_same_tests(
    course, dinas, typed, url, fitri, at_desk, run_jobs
):
    first = LessonPage.objects.descendant_of(course).order_by("path").first()
    first.objectives.add(Objective.objects.first())
    first.review_status, first.reviewer = "reviewed", "dr. Sari"
    first.save()
    unfinished = LessonPage(title="Belum jadi", slug="belum", live=False)
    ModulePage.objects.child_of(course).first().add_child(instance=unfinished)

    at_desk(fitri).post(url, typed)
    run_jobs()

    copy = _copy()
    told = (copy.title, copy.live, copy.copied_from_id, copy.programme, copy.code)
    assert told == ("Aman bersama Dinas", False, course.pk, dinas, "aman-dinas")
    assert (copy.live_revision, copy.first_published_at, copy.is_open_to_all) == (None, None, False)
    assert (copy.pre_test_id, copy.post_test_id) == (course.pre_test_id, course.post_test_id)
    lessons = LessonPage.objects.descendant_of(copy).order_by("path")
    assert [lesson.title for lesson in lessons] == [
        "Pelajaran 1.1", "Pelajaran 1.2", "Pelajaran 2.1", "Pelajaran 2.2",
    ]  # fmt: skip
    assert (lessons[0].review_status, lessons[0].reviewer) == ("reviewed", "dr. Sari")
    assert list(lessons[0].objectives.all()) == list(first.objectives.all())
    assert lessons[0].translation_key != first.translation_key
    assert CoursePage.find_problems() == ([], [], [], [], [])
    event = AuditEvent.objects.get(action="course.copy")
    assert (event.actor_id, event.object_id) == (fitri.pk, str(copy.pk))


def test_two_presses_make_one_copy(course, typed, url, fitri, at_desk, run_jobs):
    desk = at_desk(fitri)

    desk.post(url, typed)
    desk.post(url, typed)
    waiting = Job.objects.filter(kind="catalogue.copy_course").count()
    run_jobs()
    late = desk.post(url, typed)
    run_jobs()

    assert (waiting, late.status_code, course.copies.count()) == (1, 302, 1)


def test_evidence_stays_and_the_copys_people_are_its_own(course, dinas, enrolment, fitri, client):
    finish_course(enrolment)
    attempts = list(Attempt.objects.order_by("pk").values())

    copy = copy_course(course, title="Dinas", slug="aman-dinas", programme=dinas, by=fitri)
    assert client.get("/kursus/aman-dinas/").status_code == 404
    copy.save_revision().publish()
    cohort = factories.make_cohort(copy, "dinas-1")
    bagas = factories.join(factories.make_person("bagas"), copy, cohort=cohort)
    other = take_test(bagas, "pre")

    copy.refresh_from_db()
    assert (copy.live, copy.copied_from_id) == (True, course.pk)
    assert list(Attempt.objects.exclude(pk=other.pk).order_by("pk").values()) == attempts
    assert other.edition_id == attempts[0]["edition_id"]
    assert client.get("/kursus/aman-dinas/").status_code == 200


def test_an_address_that_is_taken_is_said_in_the_form(course, dinas, typed, url, fitri, at_desk):
    factories.make_course("lain", with_test=False)

    page = at_desk(fitri).post(url, {**typed, "slug": "lain"})

    assert "Another page has this address: choose another." in words_of(page)
    with pytest.raises(AddressTaken):
        copy_course(course, title="x", slug="lain", programme=dinas, by=fitri)
    assert (Job.objects.count(), course.copies.count()) == (0, 0)


def test_the_button_is_where_a_programme_admin_looks(course, url, fitri, eko, at_desk):
    explorer = reverse("wagtailadmin_explore", args=[course.get_parent().pk])

    seen = []
    for who in (fitri, eko):
        page = BeautifulSoup(at_desk(who).get(explorer).content, "html.parser")
        seen.append(bool(page.select(f'a[href="{url}"]')))

    assert seen == [True, False]
    assert at_desk(eko).get(url).status_code == 302


def test_wagtails_own_copy_has_a_code_a_cohort_and_an_origin_of_its_own(course, fitri, at_desk):
    course.save_revision()
    standing_cohort(course)
    form = {
        "new_title": "Aman lagi",
        "new_slug": "aman-lagi",
        "new_parent_page": course.get_parent().pk,
        "copy_subpages": "on",
        "publish_copies": "on",
    }

    at_desk(fitri).post(reverse("wagtailadmin_pages:copy", args=[course.pk]), form)

    copy = CoursePage.objects.get(slug="aman-lagi")
    assert (copy.code, copy.copied_from_id, copy.live) == ("aman-lagi", course.pk, True)
    copy.get_latest_revision().publish()
    copy.refresh_from_db()
    assert (copy.code, copy.copied_from_id) == ("aman-lagi", course.pk)
    assert standing_cohort(copy).code == "aman-lagi-mandiri"
    assert LessonPage.objects.descendant_of(copy).count() == 4


def test_a_translation_keeps_the_code_of_its_course(course):
    from wagtail.models import Locale

    english = Locale.objects.get_or_create(language_code="en")[0]
    for page in (course.get_parent().get_parent(), course.get_parent()):
        page.copy_for_translation(english)

    translated = CoursePage.objects.get(pk=course.pk).copy_for_translation(english)

    assert translated.code == course.code
