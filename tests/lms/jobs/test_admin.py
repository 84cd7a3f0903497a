"""The ledger in the staff's admin: how far, what stopped it, try again."""

import pytest
from django.utils import timezone

from lms.jobs import ledger
from lms.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def parked(bench) -> Job:
    """A job with one unit that never worked."""

    def fail_at_four(job, unit):
        if unit == 4:
            raise RuntimeError

    bench.before_unit = fail_at_four
    job = ledger.submit("bench", subject="cohort:7")
    for _ in range(5):
        Job.objects.update(next_try_at=timezone.now())
        ledger.run_due()
    bench.before_unit = lambda job, unit: None
    job.refresh_from_db()
    assert job.state == Job.State.PARKED
    return job


def test_list_and_page_show_progress_and_what_stopped_it(parked, fitri, signed_in):
    client = signed_in(fitri)

    listed = client.get("/admin/jobs/").content.decode()
    shown = client.get(f"/admin/jobs/inspect/{parked.pk}/").content.decode()

    for words in (listed, shown):
        assert "8" in words
        assert "RuntimeError (tests/lms/jobs/test_admin.py:" in words
        assert f"/admin/jobs/{parked.pk}/retry/" in words
    assert "5–6" in shown


def test_list_can_be_narrowed_to_what_needs_a_look(parked, fitri, signed_in):
    ledger.submit("bench", subject="cohort:8")

    listed = signed_in(fitri).get("/admin/jobs/results/?state=parked&kind=bench").content.decode()

    assert "cohort:7" in listed
    assert "cohort:8" not in listed


def test_retry_button_has_the_work_finished(parked, fitri, signed_in):
    response = signed_in(fitri).post(f"/admin/jobs/{parked.pk}/retry/")
    ledger.run_due()

    parked.refresh_from_db()
    assert (response.status_code, response.url) == (302, f"/admin/jobs/inspect/{parked.pk}/")
    assert (parked.state, parked.done, parked.retried_by) == (Job.State.DONE, 10, fitri)


def test_retry_is_never_a_get(parked, fitri, signed_in):
    response = signed_in(fitri).get(f"/admin/jobs/{parked.pk}/retry/")

    parked.refresh_from_db()
    assert (response.status_code, parked.state) == (405, Job.State.PARKED)


def test_finished_job_is_not_retried(bench, fitri, signed_in):
    job = ledger.submit("bench", subject="cohort:7")
    ledger.run_due()

    response = signed_in(fitri).post(f"/admin/jobs/{job.pk}/retry/")

    assert response.status_code == 404
    assert bench.finished == 1


def test_staff_without_the_right_see_no_list_and_press_no_button(parked, budi, signed_in):
    client = signed_in(budi)

    answers = [
        client.get("/admin/jobs/"),
        client.get(f"/admin/jobs/inspect/{parked.pk}/"),
        client.post(f"/admin/jobs/{parked.pk}/retry/"),
    ]

    assert [(each.status_code, each.url) for each in answers] == [(302, "/admin/")] * 3
    parked.refresh_from_db()
    assert parked.state == Job.State.PARKED


def test_state_is_told_to_who_asked_for_the_job_and_to_nobody_else(
    bench, budi, citra, fitri, ayu, signed_in
):
    job = ledger.submit("bench", subject="cohort:7", by=budi)
    path = f"/admin/jobs/{job.pk}/state/"

    before = signed_in(budi).get(path)
    ledger.run_due()
    after = signed_in(budi).get(path)

    job.refresh_from_db()
    assert before.json()["active"] is True
    assert after.json() == {
        "active": False,
        "state": "done",
        "words": job.progress_words,
        "done": 10,
        "total": 10,
    }
    assert signed_in(fitri).get(path).status_code == 200
    assert signed_in(citra).get(path).status_code == 404
    assert signed_in(ayu).get(path).status_code == 302


@pytest.mark.parametrize("path", ["new/", "edit/1/", "delete/1/"])
def test_not_even_a_superuser_edits_the_ledger(bench, admin_user, signed_in, path):
    ledger.submit("bench", subject="cohort:7")

    response = signed_in(admin_user).post(f"/admin/jobs/{path}", {"state": "done"})

    assert response.status_code == 404
    assert Job.objects.get().state == Job.State.WAITING
