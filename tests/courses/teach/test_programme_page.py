"""Fitri opens a programme: whose it is, its courses and cohorts, and what came of them."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from courses.catalogue.models import Programme, ProgrammeLogo
from lms.audit.models import AuditEvent
from tests import factories
from tests.admin_queries import queries_beyond_the_shell
from tests.filled_form import read_form, words_of
from tests.taking import finish_course, take_test

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(course):
    programme = Programme.objects.create(code="AMAN-2026", name="AMAN 2026", funder="Uni Eropa")
    course.programme = programme
    course.save()
    return programme


@pytest.fixture
def url(programme):
    return reverse("programmes:inspect", args=[programme.pk])


def _logo():
    return get_image_model().objects.create(title="Logo", file=get_test_image_file(size=(80, 40)))


def _rows(page) -> list[str]:
    rows = BeautifulSoup(page.content, "html.parser").select(".staff-cards tbody tr")
    return [" ".join(row.get_text(" ").split()) for row in rows]


def test_the_page_stands_at_its_plain_address(url, programme):
    assert url == f"/admin/programmes/{programme.pk}/"


def test_cohorts_are_rolled_up_and_whoever_is_in_two_is_one_person(
    programme, cohort, enrolment, ayu, url, fitri, at_desk
):
    finish_course(enrolment)
    enrolment.refresh_from_db()
    cohort.region_code = "74.71"
    cohort.save()
    enrolment.ended_at = timezone.now()
    enrolment.save()
    again = factories.make_cohort(cohort.course, "kendari-2")
    factories.join(ayu, cohort.course, cohort=again)
    take_test(factories.join(factories.make_person("bagas"), cohort.course, cohort=again), "pre")
    # Of another programme: not counted here.
    other = factories.make_cohort(cohort.course, "bandung-1")
    other.programme = Programme.objects.create(code="LAIN", name="Lain")
    other.save()
    factories.join(factories.make_person("dimas"), cohort.course, cohort=other)

    page = at_desk(fitri).get(url)

    words = words_of(page)
    assert "Funder Uni Eropa" in words
    assert "3 enrolments 2 with pre-test 1 with post-test 1 completed Certificates: 0" in words
    assert "They are 2 different people, each counted once. 1 of them completed a course." in words
    assert _rows(page) == [
        "Angkatan kendari-1 Aman di Dunia Digital Kota Kendari, Sulawesi Tenggara – 1 1 1 1 0",
        "Angkatan kendari-2 Aman di Dunia Digital – – 2 1 0 0 0",
    ]
    event = AuditEvent.objects.get(action="programme.view")
    assert (event.actor_id, event.detail) == (fitri.pk, {"cohorts": 2})


def test_a_trainer_sees_the_own_part_and_of_other_programmes_nothing(
    programme, cohort, enrolment, url, budi, citra, eko, at_desk
):
    others = factories.make_cohort(cohort.course, "bandung-1", trainer=None)
    factories.join(factories.make_person("dimas"), cohort.course, cohort=others)
    empty = Programme.objects.create(code="LAIN", name="Lain")

    page = at_desk(budi).get(url)

    assert [row.split(" Aman")[0] for row in _rows(page)] == ["Angkatan kendari-1"]
    assert "1 enrolment " in words_of(page)
    assert "You see the part of your own cohorts." in words_of(page)
    unseen = reverse("programmes:inspect", args=[empty.pk])
    statuses = [at_desk(who).get(url).status_code for who in (citra, eko)]
    assert [*statuses, at_desk(budi).get(unseen).status_code] == [404, 404, 404]


def test_of_a_few_the_monitor_reads_nothing_and_never_who(
    programme, cohort, enrolment, ayu, url, dewi, at_desk
):
    take_test(enrolment, "pre")

    page = at_desk(dewi).get(url)

    words = words_of(page)
    for title in ("Enrolments", "Different people", "With pre-test"):
        assert f"{title} • hidden" in words
    assert "With post-test 0 Completed 0" in words
    assert "would tell of fewer than 5 people" in words
    assert _rows(page) == ["Angkatan kendari-1 Aman di Dunia Digital – –"]
    assert ayu.username not in page.text.lower().replace("kendari", "")
    assert reverse("cohorts:inspect", args=[cohort.pk]) not in page.text
    assert AuditEvent.objects.get(action="programme.view").actor_id == dewi.pk


def test_the_monitor_reads_sums_over_all_cohorts(programme, cohort, url, dewi, at_desk):
    for number in range(20):
        where = cohort if number % 2 else factories.make_cohort(cohort.course, f"k-{number}")
        enrolment = factories.join(factories.make_person(f"p{number}"), cohort.course, cohort=where)
        if number < 2:
            finish_course(enrolment)
        elif number < 13:
            take_test(enrolment, "pre")

    desk = at_desk(dewi)
    words = words_of(desk.get(url))

    assert (
        "Different people 20 With pre-test 13 With post-test • hidden Completed • hidden" in words
    )
    assert "AMAN 2026" in words_of(desk.get(reverse("programmes:index")))
    assert desk.get(reverse("programmes:edit", args=[programme.pk])).status_code == 302


def test_logos_are_put_on_and_taken_off_in_the_form(programme, url, fitri, at_desk):
    desk, image = at_desk(fitri), _logo()
    edit = reverse("programmes:edit", args=[programme.pk])
    one = {"logos-0-image": image.pk, "logos-0-owner": "Uni Eropa", "logos-0-ORDER": "1"}

    sent = {**read_form(desk.get(edit)), "logos-TOTAL_FORMS": "1", **one}
    assert desk.post(edit, sent).status_code == 302
    assert [logo.owner for logo in programme.logos.all()] == ["Uni Eropa"]
    shown = BeautifulSoup(desk.get(url).content, "html.parser").select(".staff-logos img")
    assert [each["alt"] for each in shown] == ["Uni Eropa"]

    sent = {**read_form(desk.get(edit)), "logos-0-DELETE": "on"}
    assert desk.post(edit, sent).status_code == 302
    assert programme.logos.count() == 0
    assert get_image_model().objects.filter(pk=image.pk).exists()


def test_a_period_that_ends_before_it_begins_is_refused(programme, fitri, at_desk):
    edit, today = reverse("programmes:edit", args=[programme.pk]), timezone.localdate()
    desk = at_desk(fitri)
    days = {"starts_on": str(today), "ends_on": str(today - timedelta(days=1))}

    page = desk.post(edit, {**read_form(desk.get(edit)), **days})

    assert "The last day comes before the first: look at both." in words_of(page)


def test_a_picture_that_is_a_logo_is_not_deleted(programme, fitri, at_desk):
    image = _logo()
    ProgrammeLogo.objects.create(programme=programme, image=image, owner="Uni Eropa")

    page = at_desk(fitri).post(reverse("wagtailimages:delete", args=[image.pk]))

    assert page.status_code == 409
    assert "It is a logo of: AMAN 2026" in words_of(page)
    assert programme.logos.count() == 1


@pytest.mark.parametrize("how_many", [1, 15])
def test_the_page_costs_the_same_for_two_cohorts_and_sixteen(
    how_many, programme, cohort, enrolment, url, fitri, at_desk
):
    for number in range(how_many):
        another = factories.make_cohort(cohort.course, f"kendari-1{number}")
        factories.join(factories.make_person(f"p{number}"), cohort.course, cohort=another)

    # Programme, logos; cohorts with counts, certificates, persons; courses, copies; audit.
    assert queries_beyond_the_shell(at_desk(fitri), url) == 8
