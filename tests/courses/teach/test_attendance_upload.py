"""Budi's colleague typed the paper list into a spreadsheet; Budi reads it in."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from courses.enrolment.models import Attendance
from lms.accounts.models import User
from lms.audit.models import AuditEvent
from tests.courses.enrolment.attendance.conftest import people, session  # noqa: F401
from tests.filled_form import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(budi, at_desk):
    return at_desk(budi)


@pytest.fixture
def url(cohort, session):  # noqa: F811
    return f"/admin/cohorts/{cohort.pk}/sessions/{session.pk}/"


def send(desk, url, content: bytes | str, name="hadir.csv"):
    content = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile(name, content)
    return desk.post(url, {"do": "upload", "file": file}, follow=True)


def stored() -> dict[str, str]:
    return dict(Attendance.objects.values_list("enrolment__learner__username", "status"))


def test_a_semicolon_table_with_a_title_above_it_is_read(desk, url, people):  # noqa: F811
    text = "Daftar hadir\n\nNo;Nama Pengguna;Kehadiran\n1;BAGAS;H\n2;dimas;Telat\n3;elsa;\n"

    page = send(desk, url, text)

    assert "2 marks are new or changed." in words_of(page)
    assert stored() == {"bagas": "hadir", "dimas": "terlambat"}
    assert set(Attendance.objects.values_list("source", flat=True)) == {"csv"}


def test_a_workbook_with_the_letters_of_the_cards_is_read(desk, url, people):  # noqa: F811
    book = openpyxl.Workbook()
    book.active.append(["Kode kartu", "Status"])
    book.active.append([User.objects.get(username="elsa").learner_code_grouped, "tidak hadir"])
    content = io.BytesIO()
    book.save(content)

    send(desk, url, content.getvalue(), name="hadir.xlsx")

    assert stored() == {"elsa": "tidak"}


def test_our_own_table_comes_back_and_changes_nothing(desk, url, people, cohort):  # noqa: F811
    send(desk, url, "username,status\nbagas,hadir\n")
    table = b"".join(desk.get(f"/admin/cohorts/{cohort.pk}/attendance/csv/"))

    page = send(desk, url, table)

    assert "0 marks are new or changed." in words_of(page)
    assert AuditEvent.objects.filter(action="attendance.mark").count() == 1


def test_rows_of_another_session_are_passed_over(desk, url, people):  # noqa: F811
    send(desk, url, 'Sesi,Username,Kehadiran\nHari 2,bagas,hadir\n"Hari 1, pagi",dimas,hadir\n')

    assert stored() == {"dimas": "hadir"}


def test_one_unclear_row_and_nothing_is_stored_and_each_is_named(desk, url, people):  # noqa: F811
    text = "username,kehadiran\nbagas,hadir\nbudiman,hadir\ndimas,mungkin\nbagas,tidak\n,hadir\n"

    words = words_of(send(desk, url, text))

    assert "Row 3: “budiman” is nobody of this session." in words
    assert "Row 4: “mungkin” – write hadir, terlambat or tidak hadir." in words
    assert "Row 5: “bagas” stands here twice, marked differently." in words
    assert "Row 6: write a username or the letters of a card." in words
    assert stored() == {}


@pytest.mark.parametrize(
    "content", [b"", b"Nama,Kehadiran\nBagas,hadir\n", b"\x00\x01\x02", b"PK\x03\x04rusak"]
)
def test_what_is_no_such_table_is_refused_in_words(desk, url, people, content):  # noqa: F811
    page = send(desk, url, content)

    assert page.status_code == 200
    assert "Nothing is stored yet." in words_of(page)
    assert stored() == {}
