"""`import_roster`: a list from the command line; all of it, or every problem and nothing."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from lms.accounts.models import User
from tests.courses.enrolment.roster import messy

GOOD = "Nama,Kab/Kota,Usia,No HP\nAyu Lestari,Kota Kendari,15,0812\nBagas,Kota Kendari,22,0813\n"
BAD = "Nama,Kab/Kota,Usia\nAyu Lestari,Kota Kendari,15\nBagas,Atlantis,22\n"


def _run(path, *flags: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    args = ("import_roster", str(path), "--cohort", "kendari-1", *flags)
    try:
        call_command(*args, stdout=out, stderr=err)
    except SystemExit as ended:
        return ended.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def listed(tmp_path):
    def write(text: str):
        path = tmp_path / "daftar.csv"
        path.write_text(text)
        return path

    return write


def test_a_good_list_is_admitted_once_however_often_it_is_run(cohort, listed):
    code, said, _wrong = _run(listed(GOOD))
    again, said_again, _wrong = _run(listed(GOOD))

    assert (code, again, cohort.enrolments.count()) == (0, 0, 2)
    assert said.splitlines()[0] == "2 baru, 0 sudah terdaftar, 0 perlu diperbaiki."
    assert said.splitlines()[1] == "Dibaca dan tidak disimpan: No HP."
    assert said_again.splitlines()[0] == "0 baru, 2 sudah terdaftar, 0 perlu diperbaiki."


def test_a_bad_row_is_named_and_nothing_is_saved(cohort, listed):
    people = User.objects.count()

    code, said, wrong = _run(listed(BAD))

    assert (code, User.objects.count(), cohort.enrolments.count()) == (1, people, 0)
    assert said == "1 baru, 0 sudah terdaftar, 1 perlu diperbaiki.\n"
    assert wrong.splitlines() == [
        "Baris 3, kolom “Kab/Kota”, “Atlantis”: Kami tidak mengenal tempat ini. Tulis "
        "kabupaten, kota, atau provinsi, atau kosongkan.",
        "Belum ada yang disimpan. Betulkan dulu, lalu coba lagi.",
    ]


def test_the_others_are_added_when_that_is_asked_for(cohort, listed):
    code, said, _wrong = _run(listed(BAD), "--skip-bad", "--json")

    answer = json.loads(said)
    assert (code, answer["added"], cohort.enrolments.count()) == (0, 1, 1)
    assert [(p["row"], p["column"], p["code"]) for p in answer["problems"]] == [
        (3, "Kab/Kota", "region_unknown")
    ]


def test_a_rehearsal_saves_nothing(cohort, listed):
    code, said, _wrong = _run(listed(GOOD), "--dry-run", "--json")

    answer = json.loads(said)
    assert (code, answer["new"], answer["saved"], cohort.enrolments.count()) == (0, 2, False, 0)


def test_a_file_that_is_no_list_is_refused_in_one_sentence(cohort, tmp_path):
    code, said, wrong = _run(messy.without_titles(tmp_path))

    assert (code, said, len(wrong.splitlines())) == (1, "", 2)
    assert wrong.startswith("Kami tidak menemukan baris judul kolom.")


def test_a_full_cohort_takes_nobody(cohort, listed):
    cohort.capacity = 1
    cohort.save()

    code, _said, wrong = _run(listed(GOOD))

    assert (code, cohort.enrolments.count()) == (1, 0)
    assert wrong.startswith("Angkatan ini punya 1 tempat kosong")


def test_an_unknown_cohort_or_file_is_said(db, cohort, listed, tmp_path):
    with pytest.raises(CommandError):
        call_command("import_roster", str(listed(GOOD)), "--cohort", "tidak-ada")
    with pytest.raises(CommandError):
        call_command("import_roster", str(tmp_path / "tidak-ada"), "--cohort", "kendari-1")
