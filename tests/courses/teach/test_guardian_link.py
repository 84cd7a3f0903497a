"""Budi makes a link for the mother of one of his; Citra cannot."""

import pytest
from django.test import Client
from django.urls import reverse

from lms.accounts.models import ConsentLink, GuardianConsent
from tests.courses.teach.test_consent_list import _minor

YES = {"answer": "ya", "guardian_name": "Bu Tini", "relation": "orang_tua", "agrees": "on"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def gita(cohort):
    return _minor("gita", cohort)


@pytest.fixture
def url(cohort, gita):
    return reverse("cohorts:guardian_link", args=[cohort.pk, gita.pk])


def test_budi_makes_it_and_her_mother_answers(cohort, gita, budi, url, at_desk, signed_in):
    desk = at_desk(budi)
    consents = desk.get(reverse("cohorts:consents", args=[cohort.pk])).content.decode()

    desk.post(url, {"do": "make"})
    address = desk.get(url).context["shown"].address
    own = desk.post(address, YES)
    answered = Client().post(address, YES)

    assert url in consents
    # He holds the link, but the answer is not his.
    assert own.status_code == 200
    assert answered.status_code == 302
    assert GuardianConsent.objects.get().learner == gita.learner
    assert ConsentLink.objects.get().made_by == budi
    # Then there is nothing more to ask.
    assert desk.get(url).status_code == 404


def test_gita_sees_it_and_takes_it_back(gita, budi, url, at_desk, signed_in):
    desk = at_desk(budi)
    desk.post(url, {"do": "make"})
    address = desk.get(url).context["shown"].address
    phone = signed_in(gita.learner)

    seen = phone.get("/akun/izin/tautan/").context["shown"]
    phone.post("/akun/izin/tautan/batal/")

    # That there is one, not the address: it is Budi's browser that knows it.
    assert (seen.link.made_by, seen.address) == (budi, "")
    assert Client().get(address).status_code == 410


def test_nobody_elses(gita, citra, url, at_desk):
    for answer in (at_desk(citra).get(url), at_desk(citra).post(url, {"do": "make"})):
        assert answer.status_code == 404
    assert ConsentLink.objects.count() == 0


def test_not_for_whoever_is_in_another_cohort(cohort, course, budi, enrolment, at_desk):
    from tests import factories

    elsewhere = _minor("ima", factories.make_cohort(course, "lain"))

    for person in (elsewhere, enrolment):  # Ayu has a consent already
        url = reverse("cohorts:guardian_link", args=[cohort.pk, person.pk])
        assert at_desk(budi).post(url, {"do": "make"}).status_code == 404
