"""Tables on the way out, as CSV or XLSX: row by row, and no cell is ever read as a formula.

A name such as «=HYPERLINK(…)», typed by anybody, would otherwise run on the desk of whoever opens
the file. A workbook says of each cell that it is text; a CSV file cannot, so an apostrophe stands
before what a spreadsheet would take for a formula. `courses.enrolment.roster` reads it off again.
"""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

import xlsxwriter

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | float | None


def defused(cell: Cell) -> Cell:
    """Return the cell as it may stand in a CSV file; a number stays a number."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(STARTS_A_FORMULA):
        return f"'{cell}"
    return cell


class _Echo:
    def write(self, text: str) -> str:
        return text


def as_csv(titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Yield a CSV file piece by piece: UTF-8 with the mark that spreadsheets look for."""
    writer = csv.writer(_Echo())
    yield b"\xef\xbb\xbf" + writer.writerow([defused(title) for title in titles]).encode()
    for row in rows:
        yield writer.writerow([defused(cell) for cell in row]).encode()


def as_xlsx(titles: Sequence[str], rows: Iterable[Sequence[Cell]], *, sheet: str) -> IO[bytes]:
    """Return a workbook with one sheet, open at its beginning; ten thousand rows need no memory."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the caller sends it)
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        page = book.add_worksheet(sheet)
        page.freeze_panes(1, 0)
        page.set_column(0, max(0, len(titles) - 1), 22)
        bold = book.add_format({"bold": True, "text_wrap": True})
        _write_row(page, 0, titles, bold)
        for number, row in enumerate(rows, start=1):
            _write_row(page, number, row)
    file.seek(0)
    return file


def _write_row(page, number: int, cells: Sequence[Cell], look=None) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, int | float):
            page.write_number(number, column, cell, look)
        elif cell:
            page.write_string(number, column, cell, look)


def defuse_wagtails_exports() -> None:
    """Have the CSV files of Wagtail's own listings and reports defused; its workbooks are."""
    from wagtail.admin.views.mixins import SpreadsheetExportMixin

    as_it_was = SpreadsheetExportMixin.preprocess_field_value

    def preprocess_field_value(self, field, value, export_format):
        cell = as_it_was(self, field, value, export_format)
        return defused(cell) if export_format == self.FORMAT_CSV else cell

    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
