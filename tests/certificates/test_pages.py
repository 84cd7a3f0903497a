"""A learner's own page: the name to print, the wait, the file."""

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone

from certificates import missing
from certificates.models import Certificate
from certificates.naming import initials
from certificates.withdraw import revoke
from courses.models import Enrolment
from lms.accounts.kept_form import OWNER_FIELD, sign_owner
from lms.jobs import ledger
from lms.jobs.models import Job
from tests.statements import statements_of
from tests.taking import finish_course
from tests.wire import BUDGETS

pytestmark = pytest.mark.django_db

MINE = "/sertifikat/milikku/"
NAME = "/sertifikat/milikku/nama/"


@pytest.fixture
def finished(enrolment):
    """Ayu has finished the course and was not asked for her name yet."""
    finish_course(enrolment)
    enrolment.refresh_from_db()
    return enrolment


def test_whoever_is_not_signed_in_is_asked_to(client):
    response = client.get(MINE)

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_an_empty_shelf_shows_the_way_to_the_courses(ayu, signed_in):
    response = signed_in(ayu).get(MINE)

    assert reverse("learn:my_courses") in response.text
    assert NAME not in response.text


def test_a_name_is_shown_as_it_prints_before_it_is_confirmed(ayu, finished, signed_in):
    client = signed_in(ayu)

    client.post(NAME, {"name": "  Ayu   Lestari "})
    page = client.get(MINE).text

    ayu.refresh_from_db()
    assert (ayu.certificate_name, ayu.certificate_name_confirmed_at) == ("Ayu Lestari", None)
    assert '<span class="name-preview__name">Ayu Lestari</span>' in page
    assert Certificate.objects.count() == 0


def test_confirming_the_name_makes_the_certificate(ayu, finished, signed_in, run_jobs):
    client = signed_in(ayu)

    client.post(NAME, {"name": "Ayu Lestari", "confirmed": "1"})
    before = client.get(MINE).text
    run_jobs()
    after = client.get(MINE).text

    certificate = Certificate.objects.get(enrolment=finished)
    assert certificate.facts["holder_name"] == "Ayu Lestari"
    assert ("data-making" in before, "data-making" in after) == (True, False)
    assert certificate.sha256 in after


def test_a_confirmed_name_is_changed_by_staff_only(named, enrolment, signed_in):
    signed_in(named).post(NAME, {"name": "Nama Lain", "confirmed": "1"})

    named.refresh_from_db()
    assert named.certificate_name == "Ayu Lestari Wulandari"


def test_a_child_whose_consent_was_withdrawn_stores_no_name(ayu, finished, signed_in):
    ayu.guardian_consents.update(withdrawn_at=timezone.now())

    response = signed_in(ayu).post(NAME, {"name": "Ayu", "confirmed": "1"})

    ayu.refresh_from_db()
    assert response["Location"] == reverse("accounts:consent")
    assert ayu.certificate_name == ""


@pytest.mark.parametrize(
    "name",
    ["Ni’ma al-Hakim, S.Pd.", "Dyah A. Kusumawardhani", "Rénald d'Ornano", "Nguyễn Thị Hoà"],
)
def test_names_of_people_are_taken(ayu, finished, signed_in, name):
    signed_in(ayu).post(NAME, {"name": name})

    ayu.refresh_from_db()
    assert ayu.certificate_name == name.replace("’", "'")


@pytest.mark.parametrize(
    "name",
    ["", "A", "  .", "Ayu123", "Ayu <b>", "ayu@kelas", "Ayu\u202eitraseL", "A" * 121, "ꦲꦪꦸ", "=1+1"],
)
def test_what_is_no_name_or_cannot_be_printed_is_refused_kindly(ayu, finished, signed_in, name):
    response = signed_in(ayu).post(NAME, {"name": name, "confirmed": "1"})

    ayu.refresh_from_db()
    assert response.status_code == 200
    assert "field__error" in response.text
    assert (ayu.certificate_name, ayu.certificate_name_confirmed_at) == ("", None)


def test_a_form_made_for_another_person_on_this_phone_is_dropped(ayu, finished, budi, signed_in):
    form = {"name": "Budi", "confirmed": "1", OWNER_FIELD: sign_owner(budi)}

    response = signed_in(ayu).post(NAME, form)

    ayu.refresh_from_db()
    assert response.status_code == 409
    assert ayu.certificate_name == ""


def test_a_name_sent_after_the_session_ended_is_kept(ayu, finished, client):
    form = {"name": "Ayu Lestari", "confirmed": "1", OWNER_FIELD: sign_owner(ayu)}

    response = client.post(NAME, form)

    assert client.session["kept_form"]["path"] == NAME
    assert response["Location"].startswith(reverse("account_login"))


def test_the_file_is_handed_to_its_owner_under_a_neutral_name(certificate, named, signed_in):
    response = signed_in(named).get(f"{MINE}{certificate.pk}/unduh/")

    assert response.getvalue().startswith(b"%PDF-")
    assert response["Content-Disposition"] == (
        f'attachment; filename="{certificate.download_name}"'
    )
    assert certificate.download_name.startswith("sertifikat-001-sert-")
    assert "ayu" not in certificate.download_name
    assert "no-store" in response["Cache-Control"]


def test_nobody_else_gets_the_file(certificate, budi, citra, fitri, client, signed_in):
    path = f"{MINE}{certificate.pk}/unduh/"

    statuses = [signed_in(person).get(path).status_code for person in (budi, citra, fitri)]

    assert statuses == [404, 404, 404]
    assert client.get(path).status_code == 302


def test_a_revoked_certificate_is_told_kindly_and_not_handed_out(
    certificate, named, fitri, signed_in
):
    revoke(certificate, reason="Salah orang", by=fitri, at=timezone.now())
    client = signed_in(named)

    page = client.get(MINE)

    assert "Salah orang" not in page.text
    assert client.get(f"{MINE}{certificate.pk}/unduh/").status_code == 404


def test_a_file_the_storage_does_not_give_now_is_said_in_words(certificate, named, signed_in):
    storages["private"].delete(certificate.file_name)

    response = signed_in(named).get(f"{MINE}{certificate.pk}/unduh/")

    assert (response.status_code, response["Location"]) == (302, MINE)


def test_visiting_asks_again_for_what_was_lost(certificate, named, signed_in, run_jobs):
    Certificate.objects.filter(pk=certificate.pk).update(state="pending", sha256="", file_name="")
    Job.objects.all().delete()
    client = signed_in(named)

    client.get(MINE)
    client.get(MINE)
    asked = Job.objects.count()
    run_jobs()

    certificate.refresh_from_db()
    assert (asked, certificate.state) == (1, "valid")


def test_a_parked_job_is_left_to_staff(certificate, named, signed_in):
    Certificate.objects.filter(pk=certificate.pk).update(state="pending")
    Job.objects.filter(kind="certificates.issue").update(state=Job.State.PARKED)

    signed_in(named).get(MINE)

    assert Job.objects.get(kind="certificates.issue").state == Job.State.PARKED


def test_the_sweep_asks_for_those_that_were_earned_and_for_no_others(
    certificate, finish_as, cohort, run_jobs
):
    lost = finish_as("gita", cohort=cohort, name="Gita")
    unnamed = finish_as("hadi", cohort=cohort)
    ledger.cancel(Job.objects.unfinished().get(subject=f"enrolment:{lost.pk}"))

    asked = missing.ask_again()
    run_jobs()

    assert asked == 1
    assert missing.ask_again() == 0
    assert not Certificate.objects.filter(enrolment=unnamed).exists()
    assert Certificate.objects.get(enrolment=lost).is_valid


def test_a_check_keeps_its_budget_of_statements(certificate, client):
    address = f"/sertifikat/{certificate.code}/"
    client.get(address)

    cost = statements_of(lambda: client.get(address))

    assert 0 < cost <= BUDGETS["certificate"].statements


def test_the_shelf_costs_the_same_for_one_course_and_for_many(
    certificate, named, signed_in, django_assert_num_queries
):
    client = signed_in(named)
    client.get(MINE)

    # person, enrolments, certificates, help channels at the foot
    with django_assert_num_queries(4):
        client.get(MINE)
    assert Enrolment.objects.of(named).count() == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ayu Lestari Wulandari", "A. L. W."),
        ("ayu", "A."),
        ("Dr. Siti Aminah, M.Pd.", "D. S. A."),
        ("Ni'ma al-Hakim", "N. A."),
        ("émile d'Ornano", "É. D."),
        ("", ""),
    ],
)
def test_initials_are_what_the_public_sees(name, expected):
    assert initials(name) == expected
