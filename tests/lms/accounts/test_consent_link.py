"""Gita's father has a phone of his own: a link, opened once, answered with yes or no."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from lms.accounts import agreeing, asking_guardian, consent_link, erasing, limits
from lms.accounts.consent import LINK_TEXT_VERSION, Assent, GuardianConsent, may_take_part
from lms.accounts.models import ConsentLink
from lms.audit.models import AuditEvent
from tests.factories import make_person

YES = {"answer": "ya", "guardian_name": "Pak Tono", "relation": "orang_tua", "agrees": "on"}
NO = {"answer": "tidak"}


@pytest.fixture
def gita(db):
    """16, of a school, and nobody has agreed to anything yet."""
    return make_person("gita77", display_name="Rahasia", age_band="16-17", institution="SMA Satu")


@pytest.fixture
def her_phone(signed_in, gita) -> Client:
    return signed_in(gita)


@pytest.fixture
def his_phone() -> Client:
    return Client()


def _asked_on(phone: Client) -> str:
    """Make a link and return its path as the page shows it."""
    phone.post("/akun/izin/tautan/baru/")
    address = phone.get("/akun/izin/tautan/").context["shown"].address
    return address.removeprefix("http://testserver")


def test_a_yes_is_a_dated_row_of_its_own_kind(gita, her_phone, his_phone):
    Assent.objects.create(learner=gita, given_at=timezone.now())
    path = _asked_on(her_phone)

    first = his_phone.post(path, YES)
    again = his_phone.post(path, YES)

    consent = GuardianConsent.objects.get()
    assert (consent.learner, consent.method, consent.guardian_name) == (gita, "tautan", "Pak Tono")
    assert (consent.text_version, consent.recorded_by) == (LINK_TEXT_VERSION, None)
    assert first.url == again.url == "/akun/izin/jawaban/ya/"
    assert may_take_part(gita)
    assert ConsentLink.objects.get().answer == "ya"


def test_a_no_is_noted_without_a_name_and_takes_nothing_away(gita, her_phone, his_phone):
    path = _asked_on(her_phone)

    first = his_phone.post(path, NO)
    again = his_phone.post(path, {**NO, "guardian_name": "Pak Tono"})
    changed = his_phone.post(path, YES)

    assert first.url == again.url == "/akun/izin/jawaban/tidak/"
    assert changed.status_code == 410
    assert GuardianConsent.objects.count() == 0
    assert ConsentLink.objects.get().answer == "tidak"
    assert "Pak Tono" not in str(list(AuditEvent.objects.values()))
    # She reads that it was a no, and may ask somebody else.
    page = her_phone.get("/akun/izin/tautan/").context["shown"]
    assert (page.link, page.last_no.answer) == (None, "tidak")
    assert _asked_on(her_phone) != path


def test_the_page_tells_one_letter_and_nothing_else_of_her(gita, her_phone, his_phone):
    path = _asked_on(her_phone)

    answer = his_phone.get(path)

    page = answer.content.decode()
    assert "diawali huruf R" in page
    for word in ("Rahasia", "gita77", "SMA Satu", gita.learner_code, "seksual", "digital"):
        assert word not in page + path
    assert re.search(r"<title>(.*?)</title>", page)[1] == "Kelas · Untuk orang dewasa"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    # Not no-referrer: a browser would then post without saying from where, and be refused.
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]
    # No way into the classes from here.
    assert re.findall(r'<a [^>]*href="(/kursus|/belajar|/cari|/bantuan)', page) == []


def test_what_was_made_is_nowhere_as_it_is(her_phone):
    token = _asked_on(her_phone).split("/")[-2].replace("-", "")

    link = ConsentLink.objects.get()
    assert len(token) * 5 >= 128
    assert link.digest == consent_link.digest_of(token.lower())
    assert token not in str([*ConsentLink.objects.values(), *AuditEvent.objects.values()])
    assert token not in str(dict(her_phone.session))


@pytest.mark.parametrize("token", ["x", "0" * 26, "Ä" * 26, "A" * 5000])
def test_what_nobody_made_is_not_found(db, his_phone, token):
    answer = his_phone.get(f"/akun/izin/wali/{token}/")

    assert answer.status_code == 404
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def _taken_back(gita, phone):
    phone.post("/akun/izin/tautan/batal/")


def _replaced(gita, phone):
    phone.post("/akun/izin/tautan/baru/")


def _grown_up(gita, phone):
    type(gita).objects.filter(pk=gita.pk).update(age_band="18-24")


def _agreed_on_paper(gita, phone):
    facts = {"method": "kertas", "relation": "wali", "guardian_name": "Bu Tini"}
    agreeing.record_consent(gita, at=timezone.now(), **facts)


@pytest.mark.parametrize("why", [_taken_back, _replaced, _grown_up, _agreed_on_paper])
def test_what_is_over_says_so_and_not_why(gita, her_phone, his_phone, why):
    path = _asked_on(her_phone)
    why(gita, her_phone)
    before = GuardianConsent.objects.count()

    answers = [his_phone.get(path), his_phone.post(path, YES), his_phone.post(path, NO)]

    assert [answer.status_code for answer in answers] == [410, 410, 410]
    assert len({answer.content for answer in answers}) == 1
    assert GuardianConsent.objects.count() == before
    assert set(ConsentLink.objects.values_list("answer", flat=True)) == {""}


def test_after_fourteen_days_it_is_over(her_phone, his_phone):
    path = _asked_on(her_phone)

    with time_machine.travel(timezone.now() + timedelta(days=13, hours=23)):
        assert his_phone.get(path).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        assert his_phone.get(path).status_code == 410
        assert his_phone.post(path, YES).status_code == 410


def test_she_cannot_answer_it_herself(her_phone):
    path = _asked_on(her_phone)

    her_phone.post(path, YES)

    assert GuardianConsent.objects.count() == 0
    assert ConsentLink.objects.get().answered_at is None


@pytest.mark.parametrize("missing", ["guardian_name", "relation", "agrees"])
def test_a_slip_is_named_and_the_link_still_works(her_phone, his_phone, missing):
    path = _asked_on(her_phone)

    slip = his_phone.post(path, {name: value for name, value in YES.items() if name != missing})

    assert set(slip.context["form"].errors) == {missing}
    assert his_phone.post(path, YES).status_code == 302


def test_whoever_guesses_meets_a_wall(her_phone, his_phone, settings):
    settings.LIMITS_PER_ADDRESS = {**settings.LIMITS_PER_ADDRESS, limits.CONSENT_GUESS: (3, 10)}
    path = _asked_on(her_phone)

    tries = [his_phone.get(f"/akun/izin/wali/TEBAK{n}/").status_code for n in range(4)]

    assert tries == [404, 404, 404, 429]
    assert his_phone.get(path).status_code == 429


def _code_on(phone: Client) -> str:
    phone.post("/akun/izin/tautan/baru/")
    return phone.get("/akun/izin/tautan/").context["shown"].code


def test_without_a_camera_he_types_ten_letters(gita, her_phone, his_phone):
    code = _code_on(her_phone)

    page = his_phone.get("/akun/izin/wali/")
    there = his_phone.post("/akun/izin/wali/", {"code": f" {code.lower()[:5]} {code[6:]}"})
    asked = his_phone.get(there.url)
    his_phone.post(there.url, YES)

    assert re.search(r"<title>(.*?)</title>", page.text)[1] == "Kelas · Untuk orang dewasa"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert there.url == f"/akun/izin/wali/{code}/"
    assert "diawali huruf R" in asked.text
    assert GuardianConsent.objects.get().learner == gita
    assert his_phone.get(there.url).status_code == 410
    assert code.replace("-", "") not in str(list(ConsentLink.objects.values()))


@pytest.mark.parametrize("door", ["/gabung/", "/akun/kartu/", "/akun/izin/wali/tidak-ada/"])
def test_the_wrong_door_shows_the_right_one(db, his_phone, door):
    assert 'href="/akun/izin/wali/"' in his_phone.get(door).text


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDEFGHJ", "U" * 10, "A" * 5000])
def test_what_is_no_code_is_said_at_once_and_is_no_guess(db, his_phone, settings, typed):
    settings.LIMITS_PER_ADDRESS = {**settings.LIMITS_PER_ADDRESS, limits.CONSENT_GUESS: (1, 10)}

    pages = [his_phone.post("/akun/izin/wali/", {"code": typed}) for _time in range(3)]

    assert [page.status_code for page in pages] == [200] * 3
    assert set(pages[-1].context["form"].errors) <= {"code"}


def test_whoever_guesses_codes_meets_the_same_wall(her_phone, his_phone, settings):
    settings.LIMITS_PER_ADDRESS = {**settings.LIMITS_PER_ADDRESS, limits.CONSENT_GUESS: (3, 10)}
    code = _code_on(her_phone)

    tries = [
        his_phone.post("/akun/izin/wali/", {"code": f"ABCDEFGH{n:02}"}, follow=True).status_code
        for n in range(4)
    ]

    assert tries == [404, 404, 404, 429]
    assert his_phone.post("/akun/izin/wali/", {"code": code}).status_code == 429


def test_one_answer_counts_when_two_come_at_once(gita):
    link, _seed = asking_guardian.make_link(gita, by=gita, at=timezone.now())
    facts = {"relation": "wali", "guardian_name": "Bu Tini", "organisation": ""}

    assert asking_guardian.say_no(link, at=timezone.now())
    # Read before the no was written, as by a request that ran beside it.
    assert asking_guardian.say_yes(link, at=timezone.now(), **facts) is None

    assert GuardianConsent.objects.count() == 0


def test_nobody_is_written_to_and_each_step_is_noted(her_phone, his_phone, mailoutbox):
    path = _asked_on(her_phone)
    her_phone.post("/akun/izin/tautan/batal/")
    his_phone.post(_asked_on(her_phone), YES)

    assert path
    assert mailoutbox == []
    actions = AuditEvent.objects.order_by("pk").values_list("action", "actor_id")
    gita_id = ConsentLink.objects.first().learner_id
    assert list(actions) == [
        ("consent.link_make", gita_id),
        ("consent.link_cancel", gita_id),
        ("consent.link_make", gita_id),
        ("consent.link_answer", None),
        ("consent.record", None),
    ]


def test_erasing_leaves_no_link_behind(gita, her_phone, his_phone):
    path = _asked_on(her_phone)

    erasing.erase(gita)

    assert ConsentLink.objects.count() == 0
    assert his_phone.get(path).status_code == 404


def test_who_needs_no_adult_is_sent_on(signed_in, db):
    nia = signed_in(make_person("nia"))

    assert nia.get("/akun/izin/tautan/").url == "/akun/izin/"
    nia.post("/akun/izin/tautan/baru/")
    assert ConsentLink.objects.count() == 0
