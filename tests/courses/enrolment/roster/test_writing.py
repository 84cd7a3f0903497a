"""What is written out can be read in again, and finds the same people."""

import pytest

from courses.enrolment.roster.admitting import admit
from courses.enrolment.roster.checking import check_rows
from courses.enrolment.roster.reading import read_roster
from courses.enrolment.roster.rows import RosterRow
from courses.enrolment.roster.sorting import sort_rows
from courses.enrolment.roster.writing import TITLES, rows_of
from lms.spreadsheets import as_csv, as_xlsx

PEOPLE = [
    RosterRow(2, "=Sari", age_band="18-24", sex="P", region_code="74.71", category="layanan"),
    RosterRow(3, "Bagas", email="bagas@example.org", sex="tidak", disability="bukan"),
    RosterRow(4, "Zoë, S.Psi", age_band="<13", region_code="74", disability="tidak"),
    RosterRow(5, "-Wati", age_band="25+", institution="+Dinas", disability="ya"),
]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_written_out_and_read_in_again_adds_nobody(kind, cohort, budi, tmp_path):
    admit(cohort, PEOPLE, by=budi)
    path = tmp_path / "peserta"
    if kind == "csv":
        path.write_bytes(b"".join(as_csv(TITLES, rows_of(cohort))))
    else:
        path.write_bytes(as_xlsx(TITLES, rows_of(cohort), sheet="Peserta").read())

    checked = list(check_rows(read_roster(path), year=2026))

    rows = [each.row for each in checked]
    facts = ("name", "email", "age_band", "sex", "region_code", "institution", "disability")
    assert [[getattr(row, fact) for fact in facts] for row in rows] == [
        [getattr(row, fact) for fact in facts] for row in PEOPLE
    ]
    assert len(sort_rows(rows, cohort=cohort).known) == 4
