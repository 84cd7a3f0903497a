"""Files that would hurt, or are no list at all: refused within a second, and this process lives."""

import io
import os
import time
import zipfile

import pytest
from openpyxl import Workbook

from courses.enrolment.roster import workbook
from courses.enrolment.roster.checking import check_rows
from courses.enrolment.roster.reading import read_roster
from courses.enrolment.roster.rows import RosterRefused

HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
NAMES = '<row r="1"><c r="A1" t="inlineStr"><is><t>Nama</t></is></c></row>'


def _good() -> bytes:
    book = Workbook()
    book.active.append(["Nama", "Usia"])
    book.active.append(["Ayu", 15])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _with(changes: dict[str, bytes | None], *, name_of=lambda name: name) -> bytes:
    """The good workbook with members put in, replaced, or taken out."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_good())) as good,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in good.namelist():
            if name not in changes:
                made.writestr(name_of(name), good.read(name))
        for name, content in changes.items():
            if content is not None:
                made.writestr(name, content)
    return file.getvalue()


def _sheet(rows: str) -> bytes:
    return _with({"xl/worksheets/sheet1.xml": f"{HEAD}{rows}</sheetData></worksheet>".encode()})


def _far(cell: str, row: int) -> bytes:
    return _sheet(f'{NAMES}<row r="{row}"><c r="{cell}"><v>1</v></c></row>')


def _many_rows(n: int) -> bytes:
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>Ayu {0}</t></is></c></row>'
    return _sheet(NAMES + "".join(row.format(number) for number in range(2, n + 2)))


def _symlink() -> bytes:
    file = io.BytesIO(_good())
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("xl/media/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return file.getvalue()


def _locked() -> bytes:
    content = bytearray(_good())
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


def _lying_size() -> bytes:
    """Says it unpacks to ten bytes, and unpacks to a megabyte."""
    content = bytearray(_with({"xl/worksheets/sheet1.xml": os.urandom(1_000_000)}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(content)


def _strings_of_300_mb() -> bytes:
    """As its directory says; what is packed is far less than that, for the sake of time."""
    content = bytearray(_with({"xl/sharedStrings.xml": b"x" * 8_000_000}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (300_000_000).to_bytes(4, "little")
    return bytes(content)


def _loose_strings() -> bytes:
    """They pack too loosely for a bomb, and would take half a minute to read."""
    words = "".join(f"<si><t>Nama {number}</t></si>" for number in range(800_000))
    return _with({"xl/sharedStrings.xml": words.encode()})


HOSTILE = {
    "empty": (lambda: b"", "empty"),
    "only spaces": (lambda: b"  \n\n \n", "empty"),
    "too big": (lambda: b"Nama\n" + b"Ayu\n" * 1_400_000, "too_big"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 90, "not_a_list"),
    "pdf": (lambda: b"%PDF-1.7\n", "not_a_list"),
    "program": (lambda: b"\x7fELF\x00\x01" * 30, "not_a_list"),
    "plain archive": (lambda: _with({"xl/workbook.xml": None}), "not_a_list"),
    "old workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_workbook"),
    "macros": (lambda: _with({"xl/vbaProject.bin": b"x"}), "macros"),
    "locked": (_locked, "locked"),
    "cut in two": (lambda: _good()[: len(_good()) // 2], "broken"),
    "no sheet inside": (lambda: _with({"xl/worksheets/sheet1.xml": b"<x"}), "broken"),
    "lying size": (_lying_size, "broken"),
    "symlink": (_symlink, "broken"),
    "way out": (lambda: _with({"../../evil.xml": b"x"}), "broken"),
    "absolute path": (lambda: _with({"/etc/evil.xml": b"x"}), "broken"),
    "nested archive": (lambda: _with({"xl/media/more.zip": b"PK"}), "bomb"),
    "many members": (lambda: _with({f"x{n}.xml": b"" for n in range(400)}), "bomb"),
    "dense sheet": (lambda: _with({"xl/worksheets/sheet1.xml": b" " * 20_000_000}), "bomb"),
    "300 MB of strings": (_strings_of_300_mb, "bomb"),
    "20 MB of loose strings": (_loose_strings, "bomb"),
    "far below": (lambda: _far("A1048576", 1_048_576), "far_cell"),
    "far beside": (lambda: _far("XFD2", 2), "far_cell"),
    "50,000 rows": (lambda: _many_rows(50_000), "too_many_rows"),
    "50,000 lines": (lambda: b"Nama\n" + b"Ayu\n" * 50_000, "too_many_rows"),
    "nobody listed": (lambda: b"Nama,Usia\n,\n", "no_rows"),
    "no titles": (lambda: b"Ayu,15\nBagas,16\n", "no_header"),
    "one endless cell": (lambda: b'Nama,Usia\n"' + b"a" * 200_000, "not_a_list"),
}


def _read(path) -> list:
    return list(check_rows(read_roster(path), year=2026))


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_within_a_second(name, tmp_path):
    make, why = HOSTILE[name]
    path = tmp_path / "berkas"
    path.write_bytes(make())
    spent = time.process_time()

    with pytest.raises(RosterRefused) as refused:
        _read(path)

    assert refused.value.why == why
    # Of this process; the reader has its own, and a time to end at.
    assert time.process_time() - spent < 1


def test_a_good_workbook_is_read(tmp_path):
    """The control: it is not everything that is refused."""
    path = tmp_path / "berkas"
    path.write_bytes(_good())

    assert [(each.number, each.row.name, each.row.age_band) for each in _read(path)] == [
        (2, "Ayu", "13-15")
    ]


def test_a_reader_without_memory_ends_alone(tmp_path, monkeypatch):
    """Its limit is made smaller than what it needs for the good workbook: it ends, we go on."""
    source, small = workbook.READER.parent, tmp_path / "reader"
    small.mkdir()
    text = (source / "limits.py").read_text()
    assert text.count("400 * 1024 * 1024") == 1
    (small / "limits.py").write_text(text.replace("400 * 1024 * 1024", "8 * 1024 * 1024"))
    (small / workbook.READER.name).write_text(workbook.READER.read_text())
    monkeypatch.setattr(workbook, "READER", small / workbook.READER.name)
    path = tmp_path / "berkas"
    path.write_bytes(_good())

    with pytest.raises(RosterRefused) as refused:
        _read(path)

    assert refused.value.why in ("bomb", "broken", "too_slow")
