"""After «Hapus akunku» nothing tells who somebody was, and every count is what it was."""

import json
import logging
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import log

from certificates.models import Certificate
from courses.models import Answer, Attempt, Enrolment, LessonProgress
from courses.teach.cohort_counts import with_counts
from lms.accounts import erasing, forgetting
from lms.accounts.models import Erasure, GuardianConsent, User
from lms.care import erasures
from lms.outbox.models import Message
from tests.security import everywhere
from tests.security.test_traces import ACCOUNT, PASSWORD, _join, _learn


@pytest.fixture
def at_work(settings, tmp_path, db):
    """The cache as a table, and a folder of backups, as on a small server."""
    settings.VAR_DIR = tmp_path
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache",
        }
    }
    # Absent from the database of a site that has a Redis.
    call_command("createcachetable", verbosity=0)
    cache.clear()


@pytest.fixture
def kenari(course, run_jobs, fitri, at_work) -> User:
    """She signed up, learned, finished; staff recorded, looked and revoked."""
    phone = Client()
    _join(phone)
    _learn(phone, course)
    run_jobs()
    person = User.objects.get(username=ACCOUNT["username"])
    GuardianConsent.objects.filter(learner=person).update(form_number="KENARI-7")
    certificate = Certificate.objects.get(enrolment__learner=person)
    Certificate.objects.filter(pk=certificate.pk).update(reason="Kenari salah ketik")
    log(instance=person, action="wagtail.edit", user=fitri, data={"name": "Kenari"})
    phone.post("/akun/sandi/lupa/", {"email": ACCOUNT["email"]})
    run_jobs()
    _leave_a_form_behind(person)
    Enrolment.objects.filter(learner=person).update(roster_key="kenari-kunci")
    return person


def _leave_a_form_behind(person: User) -> None:
    """Her session ended while she typed: the form waits in the session of nobody."""
    nobody = Client()
    session = nobody.session
    session["kept_form"] = {
        "path": "/akun/ubah/",
        "fields": [["display_name", "KenariBaru"]],
        "owner": person.pk,
        "at": 0,
    }
    session.save()


def _counts() -> dict:
    """What reports are made of."""
    facts = ("age_band", "sex", "region_code", "category", "disability")
    return {
        "by facts": list(Enrolment.objects.values_list(*facts).annotate(Count("pk"))),
        "scores": list(Attempt.objects.values_list("purpose", "score_percent").order_by("pk")),
        "rows": {
            model.__name__: model.objects.count()
            for model in (User, Answer, LessonProgress, Certificate, GuardianConsent)
        },
        "cohorts": list(
            with_counts(Enrolment.cohort.field.related_model.objects.all()).values_list(
                "code", "learner_count", "pre_count", "post_count", "completed_count"
            )
        ),
    }


def test_nothing_of_her_is_left_and_every_count_stays(kenari, caplog, run_jobs):
    caplog.set_level(logging.DEBUG)
    certificate = Certificate.objects.get(enrolment__learner=kenari)
    before, there = _counts(), everywhere.where("kenari")
    phone = Client()
    phone.post("/akun/masuk/", {"login": ACCOUNT["username"], "password": PASSWORD})

    asked = phone.post("/akun/hapus/", {"password": PASSWORD})
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        erasing.submit_due()
        run_jobs()

    # There was something to leave behind.
    assert [place for place in there if "/" not in place] == [
        "account_emailaddress",
        "accounts_guardianconsent",
        "accounts_user",
        "cache, opened",
        "certificates_certificate",
        "courses_enrolment",
        "sessions, opened",
        "wagtailcore_modellogentry",
    ]
    assert asked.status_code == 302
    assert everywhere.where("kenari") == []
    assert [line for line in caplog.text.splitlines() if "kenari" in line.lower()] == []
    assert _counts() == before
    assert everywhere.files() == {}
    assert Message.objects.count() == 0
    kenari.refresh_from_db()
    assert (kenari.is_active, kenari.has_usable_password()) == (False, False)
    assert phone.get("/akun/").status_code == 302
    page = Client().get(f"/sertifikat/{certificate.code}/")
    assert page.context["verdict"] == "erased"
    assert certificate.serial in page.content.decode()


def test_a_killed_round_begins_anew_and_ends_the_same(kenari, monkeypatch, run_jobs):
    """The worker dies after the certificates and before the account."""
    erasing.ask(
        kenari, reason=Erasure.Reason.OWN_WISH, at=timezone.now() - timedelta(days=8), by=kenari
    )

    def die(person, *, at) -> None:
        raise SystemExit

    erasing.submit_due()
    with monkeypatch.context() as dying:
        dying.setattr(forgetting, "_blank", die)
        with pytest.raises(SystemExit):
            run_jobs()
    half = everywhere.where("kenari")
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        run_jobs()

    assert "accounts_user" in half
    assert "certificates_certificate" not in half
    assert everywhere.where("kenari") == []
    assert len(erasures.path().read_text().splitlines()) == 1


def test_a_backup_that_brings_her_back_erases_her_again(kenari):
    table = User._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" WHERE id = %s', [kenari.pk])
        columns, row = [each[0] for each in cursor.description], cursor.fetchone()
        erasing.erase(kenari)
        words = ", ".join(f'"{name}" = %s' for name in columns)
        cursor.execute(f'UPDATE "{table}" SET {words} WHERE id = %s', [*row, kenari.pk])
    came_back = everywhere.where("kenari")

    replayed = erasures.replay()

    assert came_back == ["accounts_user"]
    assert replayed == (1, 0)
    assert everywhere.where("kenari") == []
    assert erasures.count_returned() == 0


def test_the_search_sees_what_one_app_forgets(kenari, monkeypatch):
    """A negative control: without the outbox's and the certificates' deeds it is noticed."""
    forgetting.forget_account(kenari)

    assert [place for place in everywhere.where("kenari") if "/" not in place] == [
        "certificates_certificate",
        "courses_enrolment",
    ]


def test_the_list_of_the_erased_names_nobody(kenari):
    erasing.erase(kenari)

    [line] = erasures.path().read_text().splitlines()

    assert sorted(json.loads(line)) == ["id", "mark", "on"]
