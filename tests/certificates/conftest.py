"""Ayu, who said how her name is printed, and the certificate she earned."""

import pytest
from django.utils import timezone

from certificates.models import Certificate
from lms.jobs import ledger
from lms.jobs.models import Job
from tests.factories import join, make_person
from tests.taking import finish_course


@pytest.fixture
def named(ayu):
    """Ayu, who has confirmed the name to print."""
    ayu.certificate_name = "Ayu Lestari Wulandari"
    ayu.certificate_name_confirmed_at = timezone.now()
    ayu.save()
    return ayu


@pytest.fixture
def certificate(named, enrolment, run_jobs):
    finish_course(enrolment)
    run_jobs()
    return Certificate.objects.get(enrolment=enrolment)


@pytest.fixture
def finish_as(course):
    """Return a way to let one more person finish the course, by name, in a cohort."""

    def finish(username: str, *, cohort, name: str = ""):
        confirmed_at = timezone.now() if name else None
        person = make_person(
            username, certificate_name=name, certificate_name_confirmed_at=confirmed_at
        )
        enrolment = join(person, course, cohort=cohort)
        finish_course(enrolment)
        enrolment.refresh_from_db()
        return enrolment

    return finish


@pytest.fixture
def class_of_four(certificate, course, cohort, finish_as):
    """Ayu has hers; Gita waits for hers; Hadi has not confirmed his name; Indah still reads."""
    gita = finish_as("gita", cohort=cohort, name="Gita Puspita")
    ledger.cancel(Job.objects.unfinished().get(subject=f"enrolment:{gita.pk}"))
    hadi = finish_as("hadi", cohort=cohort)
    indah = join(make_person("indah"), course, cohort=cohort)
    return {"ayu": certificate.enrolment, "gita": gita, "hadi": hadi, "indah": indah}
