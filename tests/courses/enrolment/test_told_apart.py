"""Two girls called Ayu in one class: their trainer hands each her own card."""

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from courses.enrolment import cards
from courses.enrolment.models import Enrolment
from courses.enrolment.told_apart import names_of
from lms.accounts.invitations import NewAccount, make_accounts
from tests import factories
from tests.filled_form import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(cohort):
    wanted = ["Ayu Sari Wulandari", "AYU Rahman", "Gita Puspita", "Budi"]
    made = make_accounts([NewAccount(name=name, age_band="13-15") for name in wanted])
    for person in made:
        Enrolment.objects.create(
            learner=person,
            cohort=cohort,
            course=cohort.course,
            first_form="A",
            enrolled_at=timezone.now(),
            way_in=Enrolment.WayIn.NEW_ACCOUNT,
        )
    return made


def test_initials_stand_only_where_two_have_one_nickname(people):
    assert list(names_of(people).values()) == ["Ayu S. W.", "AYU R.", "Gita", "Budi"]


def test_who_has_no_other_name_stays_as_they_are(db):
    twins = [factories.make_person(name, display_name="Ayu") for name in ("ayu1", "ayu2")]

    assert list(names_of(twins).values()) == ["Ayu", "Ayu"]


def test_cards_lists_and_consents_call_them_so(people, cohort, budi, at_desk, run_jobs):
    sheet = cards.request_sheet(cohort, by=budi, at=timezone.now())
    run_jobs()
    desk, ways_in = at_desk(budi), reverse("cohorts:ways_in", args=[cohort.pk])

    sheet.refresh_from_db()
    with storages["private"].open(sheet.file_name) as file:
        card_words = "".join(page.extract_text() for page in PdfReader(file).pages)
    consents = words_of(desk.get(reverse("cohorts:consents", args=[cohort.pk])))

    for name in ("Ayu S. W.", "AYU R."):
        assert name in card_words
        assert name in consents
        assert f"{name} (ayu" in words_of(desk.get(ways_in))
    assert "Wulandari" not in card_words + consents


def test_a_class_with_every_yes_is_told_so(cohort, enrolment, budi, at_desk):
    consents = reverse("cohorts:consents", args=[cohort.pk])

    words = words_of(at_desk(budi).get(consents))

    assert "Everybody under 18 has the consent of an adult." in words
    assert "0 people" not in words
