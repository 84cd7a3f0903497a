"""Staff look up, withdraw and hand out certificates of the learners they are responsible for."""

import pytest
from django.utils import timezone
from wagtail.admin.viewsets import viewsets

from certificates.codes import pretty_code
from certificates.models import Certificate, CertificateTemplate
from certificates.withdraw import revoke
from lms.audit.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/certificate/"
TEMPLATES = "/admin/certificate_template/"


@pytest.fixture
def elsewhere(course, citra, finish_as, run_jobs):
    """A certificate of Citra's cohort."""
    cohort = factories.make_cohort(course, "bandung-1", trainer=citra)
    enrolment = finish_as("gita", cohort=cohort, name="Gita Puspita")
    run_jobs()
    return Certificate.objects.get(enrolment=enrolment)


def _shown(response) -> list[str]:
    return [each.serial for each in response.context["object_list"]]


def _events(action: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(action=action))


def test_each_trainer_sees_the_certificates_of_their_own_cohorts(
    certificate, elsewhere, budi, citra, fitri, signed_in
):
    pages = {each: signed_in(each).get(LIST) for each in (budi, citra, fitri)}

    assert _shown(pages[budi]) == [certificate.serial]
    assert _shown(pages[citra]) == [elsewhere.serial]
    assert sorted(_shown(pages[fitri])) == sorted([certificate.serial, elsewhere.serial])
    assert "Ayu Lestari Wulandari" in pages[budi].text
    assert "Ayu Lestari Wulandari" not in pages[citra].text


def test_looking_is_written_down(certificate, budi, signed_in):
    client = signed_in(budi)

    client.get(LIST)
    client.get(f"{LIST}{certificate.pk}/")

    assert [event.detail for event in _events("certificate.list")] == [{"shown": 1}]
    assert [event.object_id for event in _events("certificate.view")] == [str(certificate.pk)]


@pytest.mark.parametrize("query", ["Wulandari", "001/SERT", "code"])
def test_search_finds_by_name_number_and_code(certificate, elsewhere, fitri, signed_in, query):
    query = pretty_code(certificate.code) if query == "code" else query

    response = signed_in(fitri).get(f"{LIST}results/", {"q": query})

    assert _shown(response) == [certificate.serial]


def test_the_cohort_filter_offers_only_ones_own(certificate, elsewhere, budi, signed_in):
    page = signed_in(budi).get(LIST)

    offered = page.context["filters"].form.fields["cohort"].queryset
    assert [cohort.code for cohort in offered] == ["kendari-1"]


def test_the_list_costs_the_same_for_one_row_and_for_three(
    certificate, finish_as, cohort, budi, signed_in, run_jobs, django_assert_max_num_queries
):
    client = signed_in(budi)
    client.get(LIST)
    with django_assert_max_num_queries(30) as one:
        client.get(LIST)
    for name in ("gita", "hadi"):
        finish_as(name, cohort=cohort, name=name.title())
    run_jobs()

    with django_assert_max_num_queries(30) as three:
        response = client.get(LIST)

    assert len(_shown(response)) == 3
    assert len(three) == len(one)


@pytest.mark.parametrize("deed", ["", "file/", "revoke/", "supersede/"])
def test_a_certificate_elsewhere_is_not_there(certificate, citra, signed_in, deed):
    client, path = signed_in(citra), f"{LIST}{certificate.pk}/{deed}"

    assert client.get(path).status_code == 404
    assert client.post(path, {"reason": "x", "name": "X Y"}).status_code in (404, 405)
    certificate.refresh_from_db()
    assert certificate.is_valid


@pytest.mark.parametrize("who", ["dewi", "eko"])
def test_monitoring_and_authors_are_not_let_in(certificate, who, signed_in, request):
    person = request.getfixturevalue(who)

    assert signed_in(person).get(LIST).status_code == 302
    assert signed_in(person).get(f"{LIST}{certificate.pk}/").status_code == 404


def test_a_learner_has_no_door_here(certificate, named, signed_in):
    response = signed_in(named).get(f"{LIST}{certificate.pk}/")

    assert response.status_code == 302


def test_staff_download_a_file_and_it_is_written_down(certificate, budi, signed_in):
    response = signed_in(budi).get(f"{LIST}{certificate.pk}/file/")

    assert response.getvalue().startswith(b"%PDF-")
    assert "no-store" in response["Cache-Control"]
    assert [event.actor_id for event in _events("certificate.download")] == [budi.pk]


def test_a_programme_admin_revokes_with_a_reason(certificate, fitri, signed_in):
    client, path = signed_in(fitri), f"{LIST}{certificate.pk}/revoke/"

    client.get(path)
    without = client.post(path, {"reason": " "})
    unchanged = Certificate.objects.get().state
    client.post(path, {"reason": "Salah orang"})

    certificate.refresh_from_db()
    assert (without.status_code, unchanged) == (200, "valid")
    assert (certificate.state, certificate.reason) == ("revoked", "Salah orang")
    assert certificate.state_changed_by == fitri


def test_a_reason_given_twice_is_kept_once(certificate, fitri, signed_in):
    client, path = signed_in(fitri), f"{LIST}{certificate.pk}/revoke/"

    client.post(path, {"reason": "Salah orang"})
    response = client.post(path, {"reason": "Lain"})

    certificate.refresh_from_db()
    assert response.status_code == 302
    assert certificate.reason == "Salah orang"


def test_a_trainer_may_look_but_not_withdraw(certificate, budi, signed_in):
    client = signed_in(budi)

    page = client.get(f"{LIST}{certificate.pk}/")
    response = client.post(f"{LIST}{certificate.pk}/revoke/", {"reason": "x"})

    certificate.refresh_from_db()
    assert "/revoke/" not in page.text
    assert (response.status_code, certificate.state) == (302, "valid")


def test_a_mended_name_is_printed_on_the_new_certificate(
    certificate, named, fitri, signed_in, run_jobs
):
    path = f"{LIST}{certificate.pk}/supersede/"
    form = {"name": "Ayu Lestari Wulandari, S.Pd.", "reason": "Gelar belum tercantum"}

    page = signed_in(fitri).get(path)
    response = signed_in(fitri).post(path, form)
    run_jobs()

    newer = Certificate.objects.exclude(pk=certificate.pk).get()
    named.refresh_from_db()
    assert 'value="Ayu Lestari Wulandari"' in page.text
    assert response["Location"] == f"{LIST}{newer.pk}/"
    assert newer.holder_name == named.certificate_name == "Ayu Lestari Wulandari, S.Pd."
    assert _events("certificate.supersede")[0].detail["is_renamed"] is True


def test_a_withdrawn_certificate_shows_why_to_staff(certificate, fitri, budi, signed_in):
    revoke(certificate, reason="Salah orang", by=fitri, at=timezone.now())

    page = signed_in(budi).get(f"{LIST}{certificate.pk}/").text

    assert "Salah orang" in page
    assert f"{LIST}{certificate.pk}/file/" not in page


def test_nothing_in_the_admin_deletes_or_edits_a_certificate():
    names = {
        f"{viewset.name}:{pattern.name}"
        for viewset in viewsets.viewsets
        if viewset.name in ("certificate", "certificate_batch")
        for pattern in viewset.get_urlpatterns()
    }

    assert names == {
        "certificate:index",
        "certificate:index_results",
        "certificate:inspect",
        "certificate:download",
        "certificate:revoke",
        "certificate:supersede",
        "certificate_batch:index",
        "certificate_batch:index_results",
        "certificate_batch:new",
        "certificate_batch:inspect",
        "certificate_batch:download",
    }


def test_a_programme_admin_says_who_signs(course, fitri, signed_in):
    form = {
        "organiser": "ECPAT Indonesia",
        "organiser_code": "ECPAT-ID",
        "place": "Kendari",
        "signatory_name": "Wahyu Prasetya",
        "signatory_position": "Koordinator Nasional",
    }

    client = signed_in(fitri)
    client.post(f"{TEMPLATES}new/", {**form, "organiser_code": "ECPAT / ID"})
    refused = CertificateTemplate.objects.count()
    client.post(f"{TEMPLATES}new/", form)
    client.post(f"{TEMPLATES}new/", form)

    assert refused == 0
    assert [each.place for each in CertificateTemplate.objects.all()] == ["Kendari"]


def test_a_trainer_does_not_say_who_signs(budi, signed_in):
    assert signed_in(budi).get(f"{TEMPLATES}new/").status_code == 302
