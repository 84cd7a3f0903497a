"""Budi opens an extra module to several people of his cohort at once."""

import pytest
from django.urls import reverse

from courses.catalogue.models import LessonPage, ModulePage
from courses.enrolment.models import Selection
from lms.audit.models import AuditEvent
from tests import factories
from tests.filled_form import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def warrior(course) -> ModulePage:
    module = course.add_child(
        instance=ModulePage(title="AMAN Warrior", slug="warrior", is_extra=True)
    )
    module.add_child(instance=LessonPage(title="Warrior 1", slug="satu", minutes=5))
    return module


@pytest.fixture
def desk(budi, at_desk):
    return at_desk(budi)


@pytest.fixture
def url(cohort):
    return reverse("cohorts:select", args=[cohort.pk])


def _joined(cohort, *names: str) -> list[int]:
    return [
        factories.join(factories.make_person(name), cohort.course, cohort=cohort).pk
        for name in names
    ]


def test_several_people_are_selected_at_once_and_it_is_noted(cohort, warrior, desk, url, budi):
    people = _joined(cohort, "bagas", "dimas", "elsa")

    page = desk.post(
        url, {"module": warrior.pk, "enrolment": people[:2], "select": "1"}, follow=True
    )

    assert "“AMAN Warrior” is open to 2 more people." in words_of(page)
    rows = Selection.objects.order_by("enrolment")
    assert list(rows.values_list("enrolment", "selected_by")) == [
        (people[0], budi.pk),
        (people[1], budi.pk),
    ]
    event = AuditEvent.objects.get(action="extra.select")
    assert event.detail == {"module": warrior.pk, "enrolments": people[:2]}


def test_taking_it_back_is_noted_and_the_row_stays(cohort, warrior, desk, url):
    people = _joined(cohort, "bagas", "dimas")
    desk.post(url, {"module": warrior.pk, "enrolment": people, "select": "1"})

    page = desk.post(
        url, {"module": warrior.pk, "enrolment": people[:1], "withdraw": "1"}, follow=True
    )

    assert "is closed to 1 person again." in words_of(page)
    assert (Selection.objects.count(), Selection.objects.in_force().count()) == (2, 1)
    assert AuditEvent.objects.get(action="extra.withdraw").detail["enrolments"] == people[:1]


@pytest.mark.parametrize("people", [[], ["x"], ["9" * 30]])
def test_nobody_ticked_is_said_in_words(cohort, warrior, desk, url, people):
    page = desk.post(url, {"module": warrior.pk, "enrolment": people, "select": "1"}, follow=True)

    assert "Tick the people in the list and choose a module." in words_of(page)
    assert not Selection.objects.exists()


def test_a_module_of_the_path_or_of_another_course_is_not_to_be_had(cohort, warrior, desk, url):
    people = _joined(cohort, "bagas")
    inside = cohort.course.modules().filter(is_extra=False).first()

    desk.post(url, {"module": inside.pk, "enrolment": people, "select": "1"})

    assert not Selection.objects.exists()


def test_a_trainer_elsewhere_learns_nothing_and_changes_nothing(
    cohort, warrior, citra, at_desk, url
):
    people = _joined(cohort, "bagas")

    answer = at_desk(citra).post(url, {"module": warrior.pk, "enrolment": people, "select": "1"})

    assert answer.status_code == 404
    assert not Selection.objects.exists()


def test_the_cohort_page_offers_the_boxes_only_where_there_is_an_extra_module(cohort, desk):
    _joined(cohort, "bagas")
    page = reverse("cohorts:inspect", args=[cohort.pk])
    before = desk.get(page).content.decode()

    cohort.course.add_child(instance=ModulePage(title="Tambahan", slug="x", is_extra=True))

    assert 'name="enrolment"' not in before
    assert 'name="enrolment"' in desk.get(page).content.decode()
