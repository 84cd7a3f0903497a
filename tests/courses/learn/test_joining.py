"""Ayu comes with the code on Budi's poster."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from courses.enrolment import join_codes
from courses.enrolment.models import Enrolment, JoinCode
from lms.accounts import codes
from lms.audit.models import AuditEvent
from tests.factories import NOON, PASSWORD, make_person
from tests.statements import statements

NEW = {
    "age_band": "13-15",
    "sex": "P",
    "region": "Kota Kendari",
    "category": "pelajar",
    "username": "rani",
    "password1": PASSWORD,
}


@pytest.fixture
def code(cohort, budi) -> JoinCode:
    now = timezone.now()
    return join_codes.renew(cohort, expires_at=now + timedelta(days=7), by=budi, at=now)


def words_of(response) -> str:
    return " ".join(response.content.decode().split())


def heading_of(response) -> str:
    # The last one: what asks before signing out stands earlier, folded away.
    return re.findall(r"<h1[^>]*>(.*?)</h1>", words_of(response))[-1]


def test_a_code_is_eight_letters_that_nobody_misreads(code):
    assert len(code.code) == 8
    assert set(code.code) <= set(codes.ALPHABET)


def test_the_page_says_course_and_cohort_and_nobody_in_it(client, code, enrolment, budi):
    page = client.get(f"/gabung/{code.code}/")

    words = words_of(page)
    assert code.cohort.name in words
    assert code.cohort.course.title in words
    assert not [name for name in ("Ayu", "Budi", "budi") if name in words]
    assert "<title>Kelas · Gabung</title>" in words


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}-{}", "{} {}"])
def test_a_code_is_understood_as_people_type_it(client, code, typed):
    halves = code.code[:4].lower(), code.code[4:].lower()
    text = typed.format(*halves) if typed.count("{}") == 2 else typed.format("".join(halves))

    response = client.post("/gabung/", {"code": text})

    assert response.url == f"/gabung/{code.code}/"


def test_the_code_comes_through_sign_up_and_the_place_is_kept_before_the_two_yeses(client, code):
    here = f"/gabung/{code.code}/"
    sign_up = f"/akun/daftar/?next={here}"
    page = client.get(here)
    assert f"/akun/daftar/?next={here}" in words_of(page)

    age = client.post(sign_up, {"age_band": "13-15", "step": "age", "next": here})
    account = client.post(sign_up, {**NEW, "step": "about", "next": here})
    made = client.post(sign_up, {**NEW, "next": here})
    written_down = client.post(made.url, {"next": here})
    joined = client.post(f"{here}ikut/")

    assert [age.status_code, account.status_code] == [200, 200]
    assert made.url == f"/akun/kode-pemulihan/?next=%2Fgabung%2F{code.code}%2F"
    assert written_down.url == here
    assert joined.url.startswith("/akun/izin/?next=")
    enrolment = Enrolment.objects.get()
    assert (enrolment.learner.username, enrolment.cohort) == ("rani", code.cohort)


def test_an_adult_is_in_at_once_and_twice_is_once(signed_in, code, db):
    tari = signed_in(make_person("tari"))
    for _tap in range(2):
        response = tari.post(f"/gabung/{code.code}/ikut/")

    assert response.url == code.cohort.course.get_url()
    assert code.cohort.enrolments.count() == 1
    assert heading_of(tari.get(f"/gabung/{code.code}/")) == "Kamu sudah di kelas ini"


def test_half_answered_questions_come_first_and_lead_back_to_the_code(signed_in, code, db):
    tari = signed_in(make_person("tari", sex=""))

    response = tari.post(f"/gabung/{code.code}/ikut/")

    assert response.url == f"/akun/ubah/?next=%2Fgabung%2F{code.code}%2F"


@pytest.mark.parametrize(
    ("change", "heading"),
    [
        ({"expires_at": NOON - timedelta(days=900)}, "Kode ini sudah tidak dipakai"),
        ({"closed_at": NOON}, "Kode ini sudah tidak dipakai"),
    ],
)
def test_a_code_out_of_use_says_so_and_lets_nobody_in(signed_in, code, db, change, heading):
    JoinCode.objects.update(**change)
    tari = signed_in(make_person("tari"))

    page = tari.get(f"/gabung/{code.code}/")
    posted = tari.post(f"/gabung/{code.code}/ikut/")

    assert (page.status_code, heading_of(page)) == (410, heading)
    assert (posted.status_code, code.cohort.enrolments.count()) == (410, 0)


def test_a_cohort_that_has_ended_says_so(client, code):
    code.cohort.ends_on = timezone.localdate() - timedelta(days=1)
    code.cohort.save()

    assert heading_of(client.get(f"/gabung/{code.code}/")) == "Kelas ini sudah selesai"


def test_an_unknown_code_is_told_kindly(client, code):
    page = client.get("/gabung/AAAA-AAAA/")

    assert (page.status_code, heading_of(page)) == (404, "Kode ini belum kami kenal")


def test_renewing_ends_the_old_code_and_is_noted(code, budi, client):
    now = timezone.now()
    new = join_codes.renew(code.cohort, expires_at=now + timedelta(days=1), by=budi, at=now)

    assert client.get(f"/gabung/{code.code}/").status_code == 410
    assert client.get(f"/gabung/{new.code}/").status_code == 200
    deeds = AuditEvent.objects.filter(action="join_code.make", actor_id=budi.pk)
    assert deeds.count() == 2


def test_s7_guessing_is_slowed_and_logged_without_address_or_code(client, code, settings, caplog):
    caplog.set_level("INFO")
    most, _minutes = settings.LIMITS_PER_ADDRESS["join_guess"]
    for number in range(most):
        client.get(f"/gabung/{codes.encode(number, length=8)}/")

    assert client.get(f"/gabung/{code.code}/").status_code == 429
    marks = {record.getMessage() for record in caplog.records if "not found" in record.getMessage()}
    assert len(marks) == most
    assert not [text for text in caplog.messages if "127.0.0.1" in text or "00000001" in text]
    # The wall is the counter and nothing else: without it the guesser goes on.
    cache.clear()
    assert client.get(f"/gabung/{code.code}/").status_code == 200


def test_s7_a_class_of_forty_behind_one_address_gets_in_though_each_misreads_it_thrice(
    code, signed_in, db
):
    answers = []
    for number in range(40):
        pupil = signed_in(make_person(f"murid{number}"))
        for wrong in range(3):
            pupil.get(f"/gabung/{codes.encode(number * 3 + wrong, length=8)}/")
        answers.append(pupil.post(f"/gabung/{code.code}/ikut/").status_code)

    assert answers == [302] * 40
    assert code.cohort.enrolments.count() == 40


def test_a_visitors_look_costs_four_statements(code):
    with statements(4):
        Client().get(f"/gabung/{code.code}/")


def test_extra_fields_choose_nobody_elses_place(signed_in, code, enrolment, db):
    tari = make_person("tari")

    signed_in(tari).post(
        f"/gabung/{code.code}/ikut/", {"learner": enrolment.learner_id, "way_in": "dikenal"}
    )

    assert Enrolment.objects.get(learner=tari).way_in == Enrolment.WayIn.SELF


def test_when_every_seat_is_taken_it_says_so_kindly(signed_in, code, enrolment, db):
    code.cohort.capacity = 1
    code.cohort.save()

    page = signed_in(make_person("tari")).post(f"/gabung/{code.code}/ikut/")

    assert (page.status_code, heading_of(page)) == (409, "Semua kursi sudah terisi")
    assert code.cohort.enrolments.count() == 1


def test_whoever_was_let_go_is_not_back_by_the_code(signed_in, code, enrolment, ayu):
    Enrolment.objects.update(ended_at=NOON)

    signed_in(ayu).post(f"/gabung/{code.code}/ikut/")

    assert not code.cohort.enrolments.current().exists()
