"""«Unduh dataku»: all that the site holds about Ayu, for Ayu alone, for a day."""

import json
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.storage import storages
from django.utils import timezone

from lms.accounts import copying, erasing
from lms.accounts.models import PersonCopy
from tests.factories import PASSWORD
from tests.taking import take_test

ONCE_MORE = {"password": PASSWORD}


@pytest.fixture
def ayu_here(ayu, signed_in):
    return signed_in(ayu)


def _opened(response) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(b"".join(response.streaming_content)))


def test_she_finds_what_she_did_in_words_and_for_machines(enrolment, ayu_here, run_jobs):
    take_test(enrolment, "pre", right=2)

    ayu_here.post("/akun/salinan/", ONCE_MORE)
    run_jobs()
    handed = ayu_here.post("/akun/salinan/", ONCE_MORE)

    archive = _opened(handed)
    data, page = json.loads(archive.read("dataku.json")), archive.read("dataku.html").decode()
    assert [row["username"] for row in data["profile"]] == ["ayu"]
    assert [row["guardian_name"] for row in data["guardian_consents"]] == ["Ibu Sari"]
    assert [row["course"] for row in data["enrolments"]] == ["Aman di Dunia Digital"]
    assert len(data["answers"]) == 6
    [anchor] = [row for row in data["answers"] if row["question"].startswith("Soal S1:")]
    assert anchor["chosen"].startswith("S1 pilihan ")
    assert ("Ibu Sari" in page, anchor["chosen"] in page) == (True, True)
    assert handed["Cache-Control"] == "private, no-store"


def test_it_holds_nothing_of_anybody_else(enrolment, ayu_here, make_gita, run_jobs):
    gita = make_gita()

    assert gita.username not in _text_of(enrolment.learner)
    assert gita.username in _text_of(gita)  # there was something to leak


@pytest.fixture
def make_gita(course, cohort):
    from tests import factories

    def make():
        gita = factories.make_person("gitapuspita", age_band="18-24")
        take_test(factories.join(gita, course, cohort=cohort), "pre")
        return gita

    return make


def _text_of(person) -> str:
    archive = zipfile.ZipFile(BytesIO(copying.content_of(person)))
    return "".join(archive.read(name).decode() for name in archive.namelist())


def test_a_borrowed_phone_gets_nothing_without_the_password(ayu_here, run_jobs):
    ayu_here.post("/akun/salinan/", ONCE_MORE)
    run_jobs()

    without = ayu_here.post("/akun/salinan/", {"password": "lagu-lain"})

    assert without.status_code == 200
    assert without["Content-Type"].startswith("text/html")


def test_after_a_day_and_after_an_erasure_the_file_is_gone(ayu, ayu_here, run_jobs):
    ayu_here.post("/akun/salinan/", ONCE_MORE)
    run_jobs()
    first = PersonCopy.objects.get().file_name
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        copying.drop_old()
    copying.ask_for_copy(ayu, at=timezone.now())
    run_jobs()
    second = PersonCopy.objects.get().file_name

    erasing.erase(ayu)

    assert [storages["private"].exists(name) for name in (first, second)] == [False, False]
    assert PersonCopy.objects.count() == 0
