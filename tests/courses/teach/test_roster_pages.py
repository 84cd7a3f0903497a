"""Budi sends in a list of people: he sees what was found, says yes, and sees what came of it."""

import csv
import io
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from courses.enrolment.roster.wording import why_refused
from courses.models import RosterImport
from lms.accounts.models import User
from lms.audit.models import AuditEvent
from tests.admin_queries import queries_beyond_the_shell
from tests.courses.enrolment.roster.test_hostile_files import HOSTILE
from tests.filled_form import words_of

LIST = """Nama,Kab/Kota,No Formulir,Usia,No HP
Ayu Lestari,Kota Kendari,F-1,15,0811
Bagas,Atlantis,F-2,22,0812
Citra Dewi,Kota Kendari,F-3,22,0813
Citra Dewi,Kota Kendari,F-3,22,0813
"""


@pytest.fixture
def desk(signed_in, budi):
    return signed_in(budi)


@pytest.fixture
def url(cohort):
    return f"/admin/cohorts/{cohort.pk}/roster/"


def send(client, url: str, content: str | bytes, run_jobs, name: str = "daftar.csv") -> str:
    """Send a list in, have it read, and return the address of its page."""
    content = content.encode() if isinstance(content, str) else content
    answer = client.post(url, {"file": SimpleUploadedFile(name, content)})
    run_jobs()
    return answer.headers["Location"]


def say(client, page: str, do: str, run_jobs, **more):
    client.post(page, {"do": do, **more})
    run_jobs()
    return client.get(page)


def table_of(response) -> list[list[str]]:
    rows = BeautifulSoup(response.content, "html.parser").select("main table tbody tr")
    return [[" ".join(cell.text.split()) for cell in row.select("th, td")] for row in rows]


def counts_of(response) -> list[str]:
    items = BeautifulSoup(response.content, "html.parser").select(".staff-counts li")
    return [" ".join(item.text.split()) for item in items]


def names_in(cohort) -> list[str]:
    return sorted(cohort.enrolments.values_list("learner__certificate_name", flat=True))


def private_files() -> list[Path]:
    folder = Path(storages["private"].location)
    return [path for path in folder.rglob("*") if path.is_file()]


def body(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


def cells_of(response, kind: str) -> list[list[str]]:
    content = body(response)
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    sheet = load_workbook(io.BytesIO(content)).active
    return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_from_the_cohort_to_the_list_and_what_may_stand_in_it(desk, url, cohort):
    page = desk.get(f"/admin/cohorts/{cohort.pk}/")

    assert url in page.content.decode()
    assert "Nomor telepon dan usia tidak disimpan" in words_of(desk.get(url))


def test_what_was_found_is_told_and_nothing_is_saved(desk, url, cohort, run_jobs):
    people = User.objects.count()

    page = desk.get(send(desk, url, LIST, run_jobs))

    assert counts_of(page) == ["2 baru", "0 sudah ada", "1 perlu ditanyakan", "1 perlu diperbaiki"]
    [[row, column, value, what]] = table_of(page)
    assert (row, column, value) == ("Baris 3", "Kab/Kota", "Atlantis")
    assert what.startswith("Kami tidak mengenal tempat ini")
    assert "Dibaca dan tidak disimpan: No HP." in words_of(page)
    assert (User.objects.count(), cohort.enrolments.count()) == (people, 0)


def test_the_good_rows_are_in_and_the_cards_are_one_step_away(desk, url, cohort, run_jobs):
    page = say(desk, send(desk, url, LIST, run_jobs), "confirm", run_jobs)

    assert names_in(cohort) == ["Ayu Lestari", "Citra Dewi"]
    assert counts_of(page) == ["2 ditambahkan", "0 sudah ada", "2 tidak diikutkan"]
    assert "2 orang di angkatan ini perlu kartu" in words_of(page)
    assert f'action="/admin/cohorts/{cohort.pk}/ways-in/#cards"' in page.content.decode()
    assert private_files() == []


def test_two_equal_rows_are_two_people_when_budi_says_so(desk, url, cohort, run_jobs):
    page = say(desk, send(desk, url, LIST, run_jobs), "confirm", run_jobs, another=["5"])

    assert names_in(cohort) == ["Ayu Lestari", "Citra Dewi", "Citra Dewi"]
    assert counts_of(page) == ["3 ditambahkan", "0 sudah ada", "1 tidak diikutkan"]


def test_two_equal_rows_said_twice_stay_two(desk, url, cohort, run_jobs):
    for _ in range(2):
        say(desk, send(desk, url, LIST, run_jobs), "confirm", run_jobs, another=["5"])

    assert names_in(cohort) == ["Ayu Lestari", "Citra Dewi", "Citra Dewi"]


@pytest.mark.parametrize(("another", "people"), [([], 1), (["2"], 2)])
def test_who_looks_like_somebody_here_is_asked_about(another, people, desk, url, cohort, run_jobs):
    say(desk, send(desk, url, "Nama\nSiti Aminah\n", run_jobs), "confirm", run_jobs)

    second = send(desk, url, "Nama,Instansi\nSiti Aminah,SMPN 9\n", run_jobs)
    assert counts_of(desk.get(second))[:3] == ["0 baru", "0 sudah ada", "1 perlu ditanyakan"]
    say(desk, second, "confirm", run_jobs, another=another)

    assert names_in(cohort) == ["Siti Aminah"] * people


def test_a_row_nobody_asked_about_cannot_be_ticked(desk, url, cohort, run_jobs):
    say(desk, send(desk, url, LIST, run_jobs), "confirm", run_jobs, another=["2", "3", "99", "x"])

    assert names_in(cohort) == ["Ayu Lestari", "Citra Dewi"]


def test_whoever_has_an_account_joins_silently(desk, url, cohort, ayu, run_jobs):
    people = User.objects.count()

    page = send(desk, url, "Nama,Username\nAyu,ayu\nRani,\n", run_jobs)
    assert counts_of(desk.get(page))[:2] == ["2 baru", "0 sudah ada"]
    say(desk, page, "confirm", run_jobs)

    assert (User.objects.count(), cohort.enrolments.count()) == (people + 1, 2)


def test_no_is_no_and_nothing_stays(
    desk, url, cohort, run_jobs, django_capture_on_commit_callbacks
):
    page = send(desk, url, LIST, run_jobs)
    with django_capture_on_commit_callbacks(execute=True):
        page = say(desk, page, "drop", run_jobs)

    assert (cohort.enrolments.count(), private_files()) == (0, [])
    assert "Tidak ada yang ditambahkan" in words_of(page)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_rows_to_mend_go_home_with_what_to_do_and_are_logged(kind, desk, url, run_jobs):
    page = send(desk, url, LIST.replace("Atlantis", "=Atlantis"), run_jobs)

    titles, first, *_more = cells_of(desk.get(f"{page}to-mend/{kind}/"), kind)

    assert titles[-1] == "Yang perlu diperbaiki"
    assert first[:2] == ["Bagas", "'=Atlantis" if kind == "csv" else "=Atlantis"]
    assert first[-1].startswith("Kab/Kota: Kami tidak mengenal")
    assert AuditEvent.objects.filter(action="roster.to_mend").count() == 1


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_taken_along_comes_back_and_adds_nobody(kind, desk, url, cohort, run_jobs):
    say(desk, send(desk, url, "Nama,L/P\n=Sari,P\n-Wati,L\n", run_jobs), "confirm", run_jobs)
    before = names_in(cohort)

    taken = body(desk.get(f"{url}export/{kind}/"))
    page = say(desk, send(desk, url, taken, run_jobs, f"a.{kind}"), "confirm", run_jobs)

    assert (names_in(cohort), before) == (["-Wati", "=Sari"], ["-Wati", "=Sari"])
    assert counts_of(page)[:2] == ["0 ditambahkan", "2 sudah ada"]
    event = AuditEvent.objects.get(action="roster.export")
    assert event.detail == {"people": 2, "format": kind}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_says_what_to_fill_in(kind, desk, url, run_jobs):
    taken = desk.get(f"{url}template/{kind}/")
    content = body(taken)
    page = desk.get(send(desk, url, content, run_jobs, f"a.{kind}"))

    assert "Di bawah judul kolom belum ada nama" in words_of(page)
    assert RosterImport.objects.get().refusal == "no_rows"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_taken_is_answered_in_one_sentence(name, desk, url, run_jobs):
    make, why = HOSTILE[name]

    answer = desk.post(url, {"file": SimpleUploadedFile("daftar.xlsx", make())}, follow=True)
    if answer.redirect_chain:
        run_jobs()
        answer = desk.get(answer.redirect_chain[-1][0])

    assert why_refused(why) in words_of(answer)
    assert (private_files(), User.objects.exclude(username="budi").count()) == ([], 0)


def test_a_minor_without_consent_has_a_place_and_is_named_as_waiting(desk, url, run_jobs):
    page = send(desk, url, LIST, run_jobs)

    assert "1 dari yang baru berusia di bawah 18 tahun" in words_of(desk.get(page))
    done = say(desk, page, "confirm", run_jobs)
    assert "1 anak muda menunggu dua persetujuan" in words_of(done)


def test_more_people_than_seats_are_not_added(desk, url, cohort, run_jobs):
    cohort.capacity = 1
    cohort.save()
    page = send(desk, url, LIST, run_jobs)

    shown = desk.get(page)
    refused = say(desk, page, "confirm", run_jobs)

    assert "Angkatan ini punya 1 tempat kosong" in words_of(shown)
    assert 'value="confirm"' not in shown.content.decode()
    assert (RosterImport.objects.get().state, cohort.enrolments.count()) == ("read", 0)
    assert refused.status_code == 200


def test_progress_is_shown_while_people_are_added(desk, url, run_jobs):
    page = send(desk, url, LIST, run_jobs)

    desk.post(page, {"do": "confirm"})
    waiting = desk.get(page)

    box = BeautifulSoup(waiting.content, "html.parser").select_one("[data-job-progress]")
    assert box["data-active"] == "true"
    assert desk.get(box["data-job-progress"]).json()["state"] == "waiting"
    assert box.select_one("a")["href"] == page
    run_jobs()
    assert counts_of(desk.get(page))[0] == "2 ditambahkan"


def test_a_long_list_asks_no_more_of_the_database(desk, url, run_jobs):
    def asked(n: int) -> int:
        rows = "".join(f"Orang {i},Atlantis\nSama,Kota Kendari\n" for i in range(n))
        return queries_beyond_the_shell(
            desk, send(desk, url, "Nama,Kota\n" + rows, run_jobs), about="roster"
        )

    assert asked(2) == asked(60)
