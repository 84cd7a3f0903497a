"""No exported cell is read again as a formula: ours and Wagtail's, CSV and XLSX (S6)."""

import csv
import io

import pytest
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from lms.spreadsheets import as_csv, as_xlsx

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "=cmd|'/C calc'!A0"]
PLAIN = ["Ayu", "Nur'aini", "a=b", "", "12"]
STARTS = ("=", "+", "-", "@", "\t", "\r", "＝")


def _read_csv(pieces) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(pieces).decode("utf-8-sig"), newline="")))


def test_a_csv_file_has_no_formula_and_plain_words_stay():
    _titles, formulas, plain = _read_csv(as_csv(["A"], [FORMULAS, PLAIN]))

    assert [cell for cell in formulas if cell.lstrip(" ").startswith(STARTS)] == []
    assert [cell[1:] for cell in formulas] == FORMULAS
    assert plain == PLAIN


def test_a_workbook_has_no_formula_and_numbers_stay_numbers():
    sheet = load_workbook(as_xlsx(["=A1"], [FORMULAS, [7, 2.5]], sheet="Peserta")).active

    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.value for cell in sheet[3][:2]] == [7, 2.5]
    assert sheet["A2"].value == "=1+1"


class _Export(SpreadsheetExportMixin):
    list_export = ["name"]
    export_headings = {"name": "Name"}


class _Row:
    def __init__(self, name: str) -> None:
        self.name = name


@pytest.mark.parametrize("formula", ["=1+1", "@SUM(A1)", "+1", "-1"])
def test_wagtails_own_exports_have_no_formula(formula):
    lines = list(_Export().stream_csv([_Row(formula), _Row("Ayu")]))
    book = io.BytesIO()
    _Export().write_xlsx([_Row(formula)], book)

    assert _read_csv(lines[1:]) == [[f"'{formula}"], ["Ayu"]]
    assert load_workbook(book).active["A2"].data_type == "s"
