"""Fitri repeats a training with other people."""

import pytest
from django.urls import reverse

from courses.catalogue.models import Programme
from courses.enrolment.enrol import standing_cohort
from courses.models import Cohort
from lms.audit.models import AuditEvent
from tests import factories
from tests.filled_form import words_of

pytestmark = pytest.mark.django_db


def _copy(client, cohort):
    return client.post(reverse("cohorts:copy", args=[cohort.pk]))


def test_a_copy_keeps_the_training_and_nobody_of_it(enrolment, cohort, budi, fitri, at_desk):
    cohort.programme = Programme.objects.create(code="aman-2026", name="AMAN 2026")
    cohort.region_code, cohort.capacity = "74.71", 30
    cohort.pre_test_opens_at = factories.NOON
    cohort.save()

    response = _copy(at_desk(fitri), cohort)

    copy = Cohort.objects.exclude(pk=cohort.pk).get()
    assert response.url == reverse("cohorts:edit", args=[copy.pk])
    assert (copy.code, copy.name) == ("kendari-1-2", "Angkatan kendari-1 (2)")
    kept = ("course_id", "programme_id", "mode", "region_code", "capacity")
    assert [getattr(copy, name) for name in kept] == [getattr(cohort, name) for name in kept]
    assert (copy.enrolments.count(), copy.trainers.count()) == (0, 0)
    assert (copy.pre_test_opens_at, copy.starts_on, copy.seed == cohort.seed) == (None, None, False)
    assert (cohort.enrolments.count(), list(cohort.trainers.all())) == (1, [budi])
    event = AuditEvent.objects.get(action="cohort.copy")
    assert (event.actor_id, event.object_id) == (fitri.pk, str(copy.pk))
    assert event.detail == {"source": cohort.pk}


def test_each_copy_has_a_code_of_its_own(cohort, fitri, at_desk):
    desk = at_desk(fitri)
    for _time in range(3):
        _copy(desk, cohort)

    codes = set(Cohort.objects.values_list("code", flat=True))
    assert codes == {"kendari-1", "kendari-1-2", "kendari-1-3", "kendari-1-4"}


def test_a_copy_of_the_cohort_for_all_is_one_like_any_other(course, fitri, at_desk):
    cohort = standing_cohort(course)

    _copy(at_desk(fitri), cohort)

    copy = Cohort.objects.exclude(pk=cohort.pk).get()
    assert (copy.is_standing, copy.mode) == (False, "campuran")


def test_only_programme_admins_copy_and_see_the_button(cohort, budi, fitri, at_desk):
    page = reverse("cohorts:inspect", args=[cohort.pk])

    response = _copy(at_desk(budi), cohort)

    assert (response.status_code, response.url) == (302, "/admin/")
    assert Cohort.objects.count() == 1
    words = "Copy this cohort"
    seen = [words in words_of(at_desk(who).get(page)) for who in (budi, fitri)]
    assert seen == [False, True]
