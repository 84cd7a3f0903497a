"""What Budi takes along to the hall and brings back: a list to sign, cards, tables."""

import csv
import io

import openpyxl
import pypdfium2
import pytest
import zxingcpp

from courses.enrolment.models import Attendance
from lms.accounts.models import User
from lms.audit.models import AuditEvent
from tests import factories
from tests.courses.enrolment.attendance.conftest import people, session  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(budi, signed_in):
    return signed_in(budi)


@pytest.fixture
def cohort_url(cohort):
    return f"/admin/cohorts/{cohort.pk}/"


def body(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


def words_of_pages(pdf: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages]


def squares(pdf: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    found = [zxingcpp.read_barcodes(page.render(scale=2).to_pil()) for page in pages]
    return [each.text for page in found for each in page]


def test_the_list_to_sign_names_everybody_and_says_the_facts(
    desk,
    cohort_url,
    cohort,
    session,  # noqa: F811
    people,  # noqa: F811
):
    for number in range(30):
        factories.join(factories.make_person(f"peserta{number:02}"), cohort.course, cohort=cohort)

    pages = words_of_pages(body(desk.get(f"{cohort_url}sessions/{session.pk}/sheet/")))

    assert len(pages) == 2
    facts = ("Hari 1, pagi", "Aula kelurahan", "Angkatan kendari-1", "Budi", session.hours)
    assert [fact for page in pages for fact in facts if fact not in page] == []
    assert "Bagas" in pages[0] and "Peserta29" in pages[1]
    assert AuditEvent.objects.get(action="attendance.sheet").detail == {"people": 33}


def test_a_card_is_no_way_in_and_marks_when_its_trainer_scans_it(
    desk,
    cohort_url,
    cohort,
    session,  # noqa: F811
    people,  # noqa: F811
    signed_in,
    client,
):
    found = squares(body(desk.get(f"{cohort_url}attendance-cards/")))
    bagas = User.objects.get(username="bagas")
    path = f"/hadir/kartu/{bagas.learner_code}/"
    assert len(found) == 3 and [each for each in found if each.endswith(path)]

    assert client.get(path).status_code == 302
    assert signed_in(bagas).get(path).status_code == 404
    assert "Bagas" in desk.get(path).text
    desk.post(f"/hadir/{session.pk}/kartu/{bagas.learner_code}/", {"status": "terlambat"})

    mark = Attendance.objects.get()
    assert (mark.enrolment_id, mark.status, mark.source) == (people[0], "terlambat", "card")


def test_a_card_of_another_class_marks_nobody(desk, session, people, course):  # noqa: F811
    other = factories.make_person("gilang")
    factories.join(other, course, cohort=factories.make_cohort(course, "lain"))

    response = desk.post(f"/hadir/{session.pk}/kartu/{other.learner_code}/")

    assert response.status_code == 404
    assert not Attendance.objects.exists()


def test_the_tables_hold_every_mark_and_no_formula(
    desk,
    cohort_url,
    session,  # noqa: F811
    people,  # noqa: F811
):
    User.objects.filter(username="bagas").update(display_name="=1+1")
    desk.post(f"/hadir/{session.pk}/tandai/", {"mark": f"{people[0]}:tidak"})

    text = body(desk.get(f"{cohort_url}attendance/csv/")).decode("utf-8-sig")
    book = openpyxl.load_workbook(
        io.BytesIO(body(desk.get(f"{cohort_url}attendance/xlsx/"))), data_only=False
    )

    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Kehadiran"] for row in rows] == ["tidak hadir", "", ""]
    assert rows[0]["Nama"] == "'=1+1"
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    assert [cell.value for cell in cells if cell.value == "=1+1"] == ["=1+1"]
    assert AuditEvent.objects.filter(action="attendance.export").count() == 2


def test_a_long_title_and_place_keep_the_rows_above_the_foot(
    desk,
    cohort_url,
    cohort,
    session,  # noqa: F811
):
    session.title = "Hari 2: bermain peran dan menyusun rencana tindak lanjut bersama pendamping"
    session.place = "Gedung Serbaguna Dinas Pemberdayaan Perempuan dan Perlindungan Anak, lantai 2"
    session.save()
    for number in range(30):
        factories.join(factories.make_person(f"peserta{number:02}"), cohort.course, cohort=cohort)

    pdf = body(desk.get(f"{cohort_url}sessions/{session.pk}/sheet/"))

    words = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_textpage()
    _left, foot, _right, _top = words.get_charbox(words.search("Nama hanya").get_next()[0])
    boxes = [words.get_charbox(i) for i in range(words.count_chars())]
    lowest_name = min(bottom for _l, bottom, _r, top in boxes if bottom > foot + 1)
    assert lowest_name > foot + 12
