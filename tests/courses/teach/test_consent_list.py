"""Budi holds a pile of signed forms and writes them down in one go."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses.enrolment.models import Cohort, Enrolment
from lms.accounts import agreeing
from lms.accounts.consent_list import SignedForm, record_forms
from lms.accounts.models import Assent, Erasure, GuardianConsent, User
from lms.audit.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate().isoformat()


def _minor(name: str, cohort) -> Enrolment:
    """Somebody of a roster: enrolled, and nobody has agreed yet."""
    person = factories.make_person(name, age_band="13-15")
    return Enrolment.objects.create(
        learner=person,
        cohort=cohort,
        course=cohort.course,
        first_form="A",
        age_band="13-15",
        enrolled_at=timezone.now(),
    )


@pytest.fixture
def url(cohort):
    return reverse("cohorts:consents", args=[cohort.pk])


@pytest.mark.parametrize(("region", "recorded"), [("94.71", 1), ("74.71", 0), ("", 0)])
def test_a_form_signed_today_is_of_today_where_the_class_is(
    region, recorded, cohort, budi, url, at_desk
):
    """Half past midnight in Jayapura; it is still yesterday in Kendari and Jakarta."""
    Cohort.objects.filter(pk=cohort.pk).update(region_code=region)
    with time_machine.travel("2026-11-20T15:30:00Z", tick=False):
        gita = _minor("gita", cohort)
        posted = {
            "signed_on": "2026-11-21",
            "enrolment": [gita.pk],
            f"number-{gita.pk}": "F-01",
            f"relation-{gita.pk}": "wali",
        }
        at_desk(budi).post(url, posted)

    assert GuardianConsent.objects.count() == recorded


def test_those_ticked_are_recorded_and_nobody_else(cohort, budi, url, at_desk):
    gita, hadi = _minor("gita", cohort), _minor("hadi", cohort)
    elsewhere = _minor("ima", factories.make_cohort(cohort.course, "lain"))
    posted = {
        "signed_on": TODAY,
        "enrolment": [gita.pk, elsewhere.pk],
        f"number-{gita.pk}": "F-01",
        f"relation-{gita.pk}": "wali",
        f"number-{hadi.pk}": "F-02",
        f"number-{elsewhere.pk}": "F-03",
    }

    at_desk(budi).post(url, posted)
    at_desk(budi).post(url, posted)

    consent = GuardianConsent.objects.get()
    assert (consent.learner, consent.form_number, consent.relation) == (
        gita.learner,
        "F-01",
        "wali",
    )
    assert (consent.method, consent.recorded_by) == ("kertas", budi)
    # The own yes stays the child's own.
    assert Assent.objects.count() == 0
    [event] = AuditEvent.objects.filter(action="consent.record_list")
    assert event.detail["learners"] == [gita.learner_id]


def test_one_row_to_mend_saves_nothing(cohort, budi, url, at_desk):
    gita, hadi, ima = (_minor(name, cohort) for name in ("gita", "hadi", "ima"))
    posted = {"signed_on": TODAY, "enrolment": [gita.pk, hadi.pk, ima.pk]}
    posted |= {f"number-{gita.pk}": "F-01", f"number-{hadi.pk}": "f-01", f"number-{ima.pk}": ""}

    page = at_desk(budi).post(url, posted)

    problems = {row.enrolment.learner.username: row.problems for row in page.context["missing"]}
    assert problems == {
        "gita": ["Two people have this number here."],
        "hadi": ["Two people have this number here."],
        "ima": ["Which number does the form carry?"],
    }
    assert GuardianConsent.objects.count() == 0


def test_the_page_tells_who_lacks_what(cohort, enrolment, budi, url, at_desk):
    gita = _minor("gita", cohort)
    agreeing.withdraw_assent(enrolment.learner, at=timezone.now())

    page = at_desk(budi).get(url)

    assert [row.enrolment for row in page.context["missing"]] == [gita]
    [ayu] = page.context["given"]
    assert ayu.enrolment.assent_at is None
    assert ayu.enrolment.assent_withdrawn_at is not None
    assert ayu.enrolment.removal_at is not None
    assert page.context["missing"][0].enrolment.removal_at is None


def test_a_new_form_keeps_what_a_withdrawn_consent_would_have_removed(cohort, enrolment, budi):
    ayu, now = enrolment.learner, timezone.now()
    agreeing.withdraw_consent(ayu, at=now, by=ayu)

    record_forms([SignedForm(ayu.pk, "F-9", "orang_tua")], signed_at=now, at=now, by=budi)

    assert Erasure.objects.waiting().count() == 0
    assert Erasure.objects.get().cancelled_by == budi


def test_the_statements_do_not_grow_with_the_people(budi):
    def statements(start: int, n: int) -> int:
        people = User.objects.bulk_create(
            User(username=f"anak{i}", age_band="13-15") for i in range(start, start + n)
        )
        forms = [SignedForm(each.pk, f"F-{each.pk}", "orang_tua") for each in people]
        now = timezone.now()
        with CaptureQueriesContext(connection) as captured:
            recorded = record_forms(forms, signed_at=now, at=now, by=budi)
        assert recorded == n
        return len(captured)

    # SQLite takes 90 of these rows a statement; PostgreSQL takes them all.
    assert statements(0, 5) == statements(5, 80)
    assert statements(100, 500) <= statements(700, 5) + 500 // 90
