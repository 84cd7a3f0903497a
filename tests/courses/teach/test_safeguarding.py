"""Hesti looks after safety: what is missing where, without meeting anybody. Fitri goes on."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from courses.enrolment.models import Enrolment
from lms.accounts import agreeing, erasing, roles
from lms.accounts.models import Assent, Erasure
from lms.audit.models import AuditEvent
from tests import factories
from tests.admin_queries import queries_beyond_the_shell
from tests.courses.teach.test_consent_list import _minor

pytestmark = pytest.mark.django_db
URL = "/admin/safeguarding/"


@pytest.fixture
def hesti():
    """Safeguarding focal point."""
    person = factories.make_person("hesti", age_band="25+")
    person.groups.add(Group.objects.get_or_create(name=roles.SAFEGUARDING)[0])
    return person


def test_each_cohort_says_how_many_lack_what_since_when(cohort, enrolment, course, fitri, at_desk):
    now = timezone.now()
    gita, hadi = _minor("gita", cohort), _minor("hadi", cohort)
    Assent.objects.create(learner=gita.learner, given_at=now)
    Enrolment.objects.filter(pk=hadi.pk).update(enrolled_at=now - timedelta(days=9))
    # Nothing is missing here: an adult, and somebody who left.
    factories.join(factories.make_person("nia"), course, cohort=cohort)
    gone = _minor("ima", cohort)
    Enrolment.objects.filter(pk=gone.pk).update(ended_at=now)
    other = factories.make_cohort(course, "utuh")
    done = _minor("joni", other)
    factories.give_consent(done.learner)

    page = at_desk(fitri).get(URL)

    [row] = page.context["cohorts"].object_list
    assert row["cohort"] == cohort
    assert (row["minors"], row["lack_consent"], row["lack_assent"]) == (3, 2, 1)
    assert row["consent_since"] == row["assent_since"] == now - timedelta(days=9)
    assert row["consents_url"] == reverse("cohorts:consents", args=[cohort.pk])
    assert page.context["people"] == {"minors": 4, "lack_consent": 2, "lack_assent": 1}


def test_the_longest_wait_stands_first_and_nobody_counts_twice(cohort, course, fitri, at_desk):
    now = timezone.now()
    gita = _minor("gita", cohort)
    later = factories.make_cohort(factories.make_course("kbgo"), "kedua")
    Enrolment.objects.create(
        learner=gita.learner,
        cohort=later,
        course=later.course,
        first_form="A",
        age_band="13-15",
        enrolled_at=now - timedelta(days=30),
    )

    page = at_desk(fitri).get(URL)

    assert [row["cohort"] for row in page.context["cohorts"].object_list] == [later, cohort]
    assert page.context["people"]["lack_consent"] == 1


def test_a_yes_taken_back_counts_from_that_day(cohort, enrolment, fitri, at_desk):
    ayu, now = enrolment.learner, timezone.now()
    Enrolment.objects.filter(pk=enrolment.pk).update(enrolled_at=now - timedelta(days=60))

    agreeing.withdraw_consent(ayu, at=now, by=fitri)
    page = at_desk(fitri).get(URL)

    [row] = page.context["cohorts"].object_list
    [removal] = page.context["removals"].object_list
    assert row["consent_since"] == now
    assert (removal.person, removal.reason) == (ayu, "izin_ditarik")
    assert removal.due_at == now + timedelta(days=7)


def test_hesti_reads_counts_and_codes_and_no_name(cohort, enrolment, hesti, fitri, at_desk):
    ayu = enrolment.learner
    agreeing.withdraw_consent(ayu, at=timezone.now(), by=fitri)
    url = reverse("cohorts:consents", args=[cohort.pk])

    page = at_desk(hesti).get(URL).content.decode()
    fitris = at_desk(fitri).get(URL).content.decode()

    assert ayu.learner_code_grouped in page
    assert ayu.name_on_pages in fitris
    assert ayu.name_on_pages not in page
    assert (url in page, url in fitris) == (False, True)
    assert AuditEvent.objects.filter(action="safeguarding.view", actor_id=hesti.pk).count() == 1


@pytest.mark.parametrize("who", ["budi", "dewi", "eko"])
def test_others_have_no_business_there(who, request, at_desk):
    desk = at_desk(request.getfixturevalue(who))

    assert desk.get(URL).status_code == 302
    assert "safeguarding/" not in desk.get("/admin/account/").content.decode()


def test_the_statements_do_not_grow(course, fitri, at_desk):
    def fill(start: int, stop: int) -> None:
        for n in range(start, stop):
            cohort = factories.make_cohort(course, f"kota-{n}")
            gita = _minor(f"gita{n}", cohort)
            _minor(f"hadi{n}", cohort)
            reason, at = Erasure.Reason.GUARDIAN_ASKED, timezone.now()
            erasing.ask(gita.learner, reason=reason, at=at, by=fitri)

    desk = at_desk(fitri)
    fill(0, 2)
    few = queries_beyond_the_shell(desk, URL)
    fill(2, 30)
    many = queries_beyond_the_shell(desk, URL)

    assert (few, many) == (8, 8)
    page = desk.get(URL, {"p": "2", "r": "99"})
    assert len(page.context["cohorts"].object_list) == 5
    assert len(page.context["removals"].object_list) == 5
    assert desk.get(URL, {"p": "x", "r": "-1"}).status_code == 200
