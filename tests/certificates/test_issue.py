"""One enrolment, one certificate, one number, for ever."""

import hashlib

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from certificates.issue import NotEarned, issue_certificate, request_certificate
from certificates.models import Certificate
from certificates.withdraw import AlreadyWithdrawn, revoke, supersede
from lms.audit.models import AuditEvent
from tests.factories import join, make_person
from tests.taking import finish_course

pytestmark = pytest.mark.django_db


def test_finishing_the_course_makes_the_certificate(certificate):
    with storages["private"].open(certificate.file_name) as file:
        content = file.read()

    assert certificate.state == Certificate.State.VALID
    assert certificate.serial.startswith("001/SERT/")
    assert content.startswith(b"%PDF-")
    assert hashlib.sha256(content).hexdigest() == certificate.sha256


def test_a_name_not_confirmed_yet_waits_for_its_owner(ayu, enrolment, run_jobs):
    finish_course(enrolment)
    run_jobs()
    before = Certificate.objects.count()

    ayu.certificate_name, ayu.certificate_name_confirmed_at = "Ayu Lestari", timezone.now()
    ayu.save()
    enrolment.refresh_from_db()
    request_certificate(enrolment)
    run_jobs()

    assert (before, Certificate.objects.count()) == (0, 1)


def test_an_unfinished_course_has_no_certificate(named, enrolment):
    with pytest.raises(NotEarned, match="not_completed"):
        issue_certificate(enrolment.pk, at=timezone.now())


def test_issuing_again_is_the_same_certificate(certificate):
    again = issue_certificate(certificate.enrolment_id, at=timezone.now())

    assert again == certificate
    assert again.sha256 == certificate.sha256
    assert Certificate.objects.count() == 1


def test_a_file_lost_in_a_crash_is_drawn_again_to_the_byte(certificate):
    Certificate.objects.filter(pk=certificate.pk).update(state="pending", sha256="", file_name="")

    again = issue_certificate(certificate.enrolment_id, at=timezone.now())

    assert again.sha256 == certificate.sha256


def test_a_later_change_of_name_leaves_the_printed_facts_alone(certificate, named):
    named.certificate_name = "Nama Lain"
    named.save()

    certificate.refresh_from_db()
    assert certificate.facts["holder_name"] == "Ayu Lestari Wulandari"


def test_numbers_follow_each_other_and_are_never_used_again(certificate, fitri, course, run_jobs):
    revoke(certificate, reason="Salah orang", by=fitri, at=timezone.now())
    other = make_person(
        "gita", certificate_name="Gita", certificate_name_confirmed_at=timezone.now()
    )
    finish_course(join(other, course))
    run_jobs()

    numbers = list(Certificate.objects.order_by("pk").values_list("number", flat=True))
    assert numbers == [1, 2]


def test_a_mended_name_makes_a_new_certificate_and_keeps_the_old(
    certificate, named, fitri, run_jobs
):
    named.certificate_name = "Ayu Lestari Wulandari Putri"
    named.save()

    newer = supersede(certificate, reason="Nama kurang", by=fitri, at=timezone.now())
    run_jobs()

    certificate.refresh_from_db()
    newer.refresh_from_db()
    assert (certificate.state, newer.state) == ("superseded", "valid")
    assert certificate.replaced_by == newer
    assert newer.number == certificate.number + 1
    assert newer.facts["holder_name"] == "Ayu Lestari Wulandari Putri"


def test_revoking_twice_is_refused_and_the_first_reason_stays(certificate, fitri):
    revoke(certificate, reason="Salah orang", by=fitri, at=timezone.now())

    with pytest.raises(AlreadyWithdrawn):
        revoke(certificate, reason="Lain", by=fitri, at=timezone.now())

    certificate.refresh_from_db()
    assert certificate.reason == "Salah orang"
    assert AuditEvent.objects.filter(action="certificate.revoke").count() == 1
