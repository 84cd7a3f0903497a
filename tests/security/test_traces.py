"""What is left behind where many may read it: logs, subjects of letters, the site's own tables."""

import json
import logging

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from certificates.models import Certificate
from courses.enrolment.models import Enrolment
from courses.progress.attempt import Attempt
from lms.accounts.models import User
from lms.accounts.owner import owner_tag
from lms.audit.models import AuditEvent
from lms.jobs.models import Job, JobChunk
from lms.outbox.models import Message
from tests.taking import read_every_lesson, take_test

PASSWORD = "kenari-rahasia-sore"
ABOUT = {
    "age_band": "16-17",
    "display_name": "KenariPanggilan",
    "sex": "P",
    "region": "Kota Kendari",
    "category": "pelajar",
    "institution": "KenariSekolah",
}
ACCOUNT = {"username": "kenariakun", "email": "kenarisurat@surat.example", "password1": PASSWORD}
GUARDIAN = {"guardian_name": "KenariWali", "relation": "wali", "agrees": "on"}
NAME = {"name": "Kenari Sertifikat", "confirmed": "1"}
# Every word of hers begins so, and nothing else does.
CANARY = "kenari"


def test_a_journey_leaves_her_name_nowhere(course, caplog, run_jobs):
    caplog.set_level(logging.DEBUG)
    phone = Client()

    _join(phone)
    _learn(phone, course)
    run_jobs()
    _stumble(phone)
    run_jobs()

    assert _where_it_belongs() == {"account": "kenariakun", "certificate": "Kenari Sertifikat"}
    assert len(mail.outbox) == 3
    assert "'route': 'learn:test', 'status': 404" in caplog.text
    assert _lines_with_canary(caplog.text) == []
    assert _lines_with_canary("\n".join(letter.subject for letter in mail.outbox)) == []
    assert _lines_with_canary(_own_tables()) == []


def _join(phone: Client) -> None:
    phone.post("/akun/daftar/", {**ABOUT, **ACCOUNT})
    phone.post("/akun/izin/setuju/")
    phone.post("/akun/izin/orang-dewasa/", GUARDIAN)
    phone.get("/akun/")
    phone.get("/akun/izin/")


def _learn(phone: Client, course) -> None:
    phone.post(f"/belajar/kursus/{course.pk}/ikut/")
    phone.post(f"/belajar/kursus/{course.pk}/uji/awal/")
    enrolment = Enrolment.objects.get()
    attempt = Attempt.objects.get()
    save = {"item": attempt.item_ids[0], "choices": [1], "writer": "phone000", "sequence": 1}
    body = {"attempt": attempt.pk, "owner": owner_tag(enrolment.learner), "saves": [save]}
    phone.post("/api/v1/answers", body, content_type="application/json")
    phone.post(f"/belajar/uji/{attempt.pk}/kirim/")
    read_every_lesson(enrolment)
    take_test(enrolment, "post")
    phone.post("/sertifikat/milikku/nama/", NAME)


def _stumble(phone: Client) -> None:
    """Everything that goes wrong and might be written down for that."""
    phone.get("/sertifikat/milikku/")
    phone.get("/belajar/uji/987/")
    phone.get("/cari/", {"q": "kenari cari"})
    phone.post("/akun/keluar/")
    phone.post("/akun/masuk/", {"login": "kenariakun", "password": "kenari-salah"})
    phone.post("/akun/masuk/", {"login": "kenaritidakada", "password": PASSWORD})
    phone.post("/akun/pulihkan/", {"username": "kenariakun", "code": "X", "password": PASSWORD})
    phone.post("/akun/sandi/lupa/", {"email": ACCOUNT["email"]})
    paper = SimpleUploadedFile("Kenari Sertifikat.pdf", b"%PDF-1.4 Kenari", "application/pdf")
    phone.post("/sertifikat/", {"file": paper})
    phone.post("/api/v1/answers", '{"owner": "kenari', content_type="application/json")
    Client(enforce_csrf_checks=True).post("/akun/masuk/", {"login": "kenariakun"})


def _where_it_belongs() -> dict[str, str]:
    return {
        "account": User.objects.get().username,
        "certificate": Certificate.objects.get().holder_name,
    }


def _own_tables() -> str:
    rows = [row for model in (AuditEvent, Job, JobChunk, Message) for row in model.objects.values()]
    assert len(rows) > 8
    return "\n".join(json.dumps(row, default=str) for row in rows)


def _lines_with_canary(text: str) -> list[str]:
    return [line for line in text.splitlines() if CANARY in line.lower()]
