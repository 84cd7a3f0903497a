"""Certificates for a whole cohort: who gets one, who is left out and why, and the files."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.utils import timezone
from pypdf import PdfReader

from certificates import batching, issue
from certificates.certificate import EvidenceStays
from certificates.models import Certificate, IssueBatch
from certificates.withdraw import revoke
from lms.audit.models import AuditEvent
from lms.jobs import ledger
from lms.jobs.models import Job

pytestmark = pytest.mark.django_db

BATCHES = "/admin/certificate_batch/"


def _members(response) -> list[str]:
    return zipfile.ZipFile(BytesIO(response.getvalue())).namelist()


def test_a_batch_freezes_who_gets_one_and_why_the_others_do_not(class_of_four, cohort, budi):
    batch = batching.request_batch(cohort, by=budi)

    assert batch.enrolment_ids == [class_of_four["gita"].pk]
    assert batch.left_out == {
        str(class_of_four["ayu"].pk): "has_one",
        str(class_of_four["hadi"].pk): "name_not_confirmed",
        str(class_of_four["indah"].pk): "not_completed",
    }


def test_a_trainer_issues_for_the_cohort_and_gets_one_zip_and_one_pdf(
    class_of_four, cohort, budi, signed_in, run_jobs
):
    client = signed_in(budi)

    started = client.post(f"{BATCHES}new/", {"cohort": cohort.pk})
    waiting = client.get(started["Location"])
    run_jobs()
    done = client.get(started["Location"])

    batch = IssueBatch.objects.get()
    path = f"{BATCHES}{batch.pk}/"
    assert started["Location"] == path
    assert ("data-job-progress" in waiting.text, f"{path}zip/" in waiting.text) == (True, False)
    assert ("Gita Puspita" in done.text, f"{path}zip/" in done.text) == (False, True)
    names = _members(client.get(f"{path}zip/"))
    assert names == [each.download_name for each in batching.certificates_of(batch)]
    assert len(names) == 2
    pages = PdfReader(BytesIO(client.get(f"{path}pdf/").getvalue())).pages
    assert "Ayu Lestari Wulandari" in pages[0].extract_text()
    assert "Gita Puspita" in pages[len(pages) // 2].extract_text()


def test_handing_out_is_written_down_with_how_many(
    class_of_four, cohort, budi, signed_in, run_jobs
):
    batch = batching.request_batch(cohort, by=budi)
    run_jobs()

    signed_in(budi).get(f"{BATCHES}{batch.pk}/zip/")

    event = AuditEvent.objects.get(action="certificate.export")
    assert (event.actor_id, event.detail) == (budi.pk, {"kind": "zip", "count": 2})


def test_the_files_have_neutral_names_and_stay_out_of_caches(
    class_of_four, cohort, budi, signed_in, run_jobs
):
    batch = batching.request_batch(cohort, by=budi)
    run_jobs()

    response = signed_in(budi).get(f"{BATCHES}{batch.pk}/pdf/")

    assert response["Content-Disposition"] == f'attachment; filename="sertifikat-{batch.pk}.pdf"'
    assert "no-store" in response["Cache-Control"]


def test_another_cohort_s_batch_is_not_there(
    class_of_four, cohort, budi, citra, signed_in, run_jobs
):
    batch = batching.request_batch(cohort, by=budi)
    run_jobs()
    client = signed_in(citra)

    statuses = [
        client.get(f"{BATCHES}{batch.pk}/{end}").status_code for end in ("", "zip/", "pdf/")
    ]
    response = client.post(f"{BATCHES}new/", {"cohort": cohort.pk})

    assert statuses == [404, 404, 404]
    assert response.status_code == 200  # the form again: that cohort is none of hers
    assert IssueBatch.objects.count() == 1
    assert list(client.get(BATCHES).context["object_list"]) == []


@pytest.mark.parametrize("who", ["dewi", "eko"])
def test_monitoring_and_authors_do_not_issue(class_of_four, cohort, who, signed_in, request):
    signed_in(request.getfixturevalue(who)).post(f"{BATCHES}new/", {"cohort": cohort.pk})

    assert IssueBatch.objects.count() == 0


def test_two_clicks_are_one_batch(class_of_four, cohort, budi):
    first = batching.request_batch(cohort, by=budi)
    second = batching.request_batch(cohort, by=budi)

    assert first == second
    assert AuditEvent.objects.filter(action="certificate.batch").count() == 1


def test_issuing_again_gives_nobody_a_second_certificate(class_of_four, cohort, budi, run_jobs):
    batching.request_batch(cohort, by=budi)
    run_jobs()
    again = batching.request_batch(cohort, by=budi)
    run_jobs()

    again.refresh_from_db()
    assert again.enrolment_ids == []
    assert Certificate.objects.count() == 2
    assert len(batching.certificates_of(again)) == 2
    assert again.has_files


def test_a_revoked_certificate_is_neither_made_again_nor_handed_out(
    class_of_four, certificate, cohort, fitri, run_jobs
):
    revoke(certificate, reason="Salah orang", by=fitri, at=timezone.now())
    batch = batching.request_batch(cohort, by=fitri)
    run_jobs()

    assert batch.left_out[str(class_of_four["ayu"].pk)] == "revoked"
    assert [each.holder_name for each in batching.certificates_of(batch)] == ["Gita Puspita"]


def test_one_that_fails_holds_up_none_of_the_others(
    class_of_four, cohort, finish_as, budi, run_jobs, monkeypatch
):
    joko = finish_as("joko", cohort=cohort, name="Joko")
    ledger.cancel(Job.objects.unfinished().get(subject=f"enrolment:{joko.pk}"))
    draw = issue.pdf.draw

    def stumble(facts):
        if facts.holder_name == "Gita Puspita":
            raise RuntimeError("a font is broken")
        return draw(facts)

    monkeypatch.setattr(issue.pdf, "draw", stumble)
    batch = batching.request_batch(cohort, by=budi)
    run_jobs()

    job = batching.job_of(batch)
    assert Certificate.objects.get(enrolment=joko).is_valid
    assert (job.state, job.error[:12]) == ("waiting", "RuntimeError")

    monkeypatch.setattr(issue.pdf, "draw", draw)
    ledger.retry(job, by=budi)
    run_jobs()

    batch.refresh_from_db()
    assert batch.has_files
    assert Certificate.objects.get(enrolment=class_of_four["gita"]).is_valid


def test_gathering_twice_after_a_crash_leaves_one_pair_of_files(
    class_of_four, cohort, budi, run_jobs
):
    batch = batching.request_batch(cohort, by=budi)
    run_jobs()

    batching.gather_files(batching.job_of(batch))

    _folders, files = storages["private"].listdir("certificates/batches")
    assert sorted(files) == [f"{batch.pk}.pdf", f"{batch.pk}.zip"]


def test_a_storage_that_is_away_lets_the_batch_wait(
    class_of_four, certificate, cohort, budi, run_jobs
):
    storages["private"].delete(certificate.file_name)

    batch = batching.request_batch(cohort, by=budi)
    run_jobs()

    job = batching.job_of(batch)
    assert (job.state, job.error) == ("waiting", "certificate_file_away")


def test_gathered_files_go_after_two_weeks_and_certificates_stay(
    class_of_four, cohort, budi, signed_in, run_jobs
):
    batch = batching.request_batch(cohort, by=budi)
    run_jobs()

    now = timezone.now()
    kept = batching.clear_old_files(now=now + timedelta(days=13))
    cleared = batching.clear_old_files(now=now + timedelta(days=15))

    page = signed_in(budi).get(f"{BATCHES}{batch.pk}/")
    assert (kept, cleared) == (0, 1)
    assert storages["private"].listdir("certificates/batches") == ([], [])
    assert signed_in(budi).get(f"{BATCHES}{batch.pk}/zip/").status_code == 404
    assert f"{BATCHES}new/?cohort={cohort.pk}" in page.text
    assert Certificate.objects.with_file().count() == 2


def test_a_cohort_without_anybody_yet_has_no_files(course, cohort, budi, signed_in, run_jobs):
    batch = batching.request_batch(cohort, by=budi)
    run_jobs()

    batch.refresh_from_db()
    assert batching.job_of(batch).state == "done"
    assert not batch.has_files
    assert signed_in(budi).get(f"{BATCHES}{batch.pk}/").status_code == 200


def test_a_certificate_is_never_deleted(certificate):
    for delete in (certificate.delete, Certificate.objects.all().delete):
        with pytest.raises(EvidenceStays):
            delete()

    assert Certificate.objects.count() == 1
