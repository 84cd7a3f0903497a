"""The letter that says a certificate is there: on a shared phone it tells nothing."""

import pytest
from django.core import mail

from certificates.issue import issue_certificate
from lms.outbox.models import Message
from tests.taking import finish_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(named, enrolment, run_jobs):
    named.email = "ayu@contoh.id"
    named.save()
    finish_course(enrolment)
    run_jobs()
    return mail.outbox[-1]


def test_the_subject_and_the_words_name_neither_person_nor_course(letter, course):
    whole = letter.subject + letter.body

    for hidden in ("Ayu", "Wulandari", course.title, "AMAN", "Sertifikat"):
        assert hidden not in letter.subject
    for hidden in ("Ayu", "Wulandari", course.title):
        assert hidden not in whole


def test_the_letter_leads_to_the_page_behind_the_sign_in(letter, settings):
    assert f"{settings.SITE_URL}/sertifikat/milikku/" in letter.body


def test_one_certificate_is_one_letter(letter, enrolment, run_jobs):
    issue_certificate(enrolment.pk, at=enrolment.enrolled_at)
    run_jobs()

    assert len(mail.outbox) == 1


def test_somebody_without_an_address_gets_no_letter(certificate):
    assert Message.objects.count() == 0
