import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from certificates.facts import ModuleLine
from certificates.pdf import draw
from tests.certificates.samples import AYU


def texts(facts) -> list[str]:
    """The text of each page, in the order it was written, without line breaks."""
    pages = pypdfium2.PdfDocument(draw(facts))
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages]


def test_certificate_is_two_pages_of_a4_landscape():
    pages = PdfReader(io.BytesIO(draw(AYU))).pages

    assert [(float(page.mediabox.width), float(page.mediabox.height)) for page in pages] == 2 * [
        (pytest.approx(297 * 72 / 25.4, abs=0.01), pytest.approx(210 * 72 / 25.4, abs=0.01))
    ]


def test_first_page_says_who_what_and_when():
    front, _ = texts(AYU)

    for words in (
        "ECPAT Indonesia",
        "Program AMAN 2026",
        "Sertifikat Kelulusan Nomor 001/SERT/AMAN-2026/ECPAT-ID/XI/2026",
        "Diberikan kepada Ayu Kusumawardhani SMA Negeri 2 Kendari · Kota Kendari",
        "sebagai peserta yang telah menyelesaikan dan lulus pelatihan",
        "AMAN: Aku Muda, Aku Nyaman di Dunia Digital",
        "Pelaksanaan 3 Oktober – 20 November 2026",
        "Beban belajar 10 JP",
        "Nilai akhir 86,67 (minimum 70)",
        "Jakarta, 22 November 2026",
        "Wahyu Prasetya",
        "Koordinator Nasional",
        "kelas.example.org/sertifikat",
        "7K3QF 8M2ZT 9XW4B 6NHRC 0DEVGS",
    ):
        assert words in front


def test_second_page_tells_the_programme_the_result_and_how_to_check():
    _, programme = texts(AYU)

    for words in (
        "Struktur program AMAN: Aku Muda, Aku Nyaman di Dunia Digital",
        "1 Aku dan dunia digitalku 1 JP",
        "2 Jejak digital dan privasi 1,5 JP",
        "3 Kenali bujuk rayu di ranah daring 7,5 JP",
        "Jumlah 10 JP",
        "Nama Ayu Kusumawardhani",
        "Peran Peserta",
        "Nilai akhir 86,67 (minimum 70)",
        "Periksa keaslian",
        "Halaman 2 dari 2",
    ):
        assert words in programme


@pytest.mark.parametrize("page", [0, 1])
@pytest.mark.parametrize("dots_per_inch", [110, 200])
def test_qr_of_the_drawn_page_leads_to_the_check(page, dots_per_inch):
    image = pypdfium2.PdfDocument(draw(AYU))[page].render(scale=dots_per_inch / 72).to_pil()

    assert [code.text for code in zxingcpp.read_barcodes(image)] == [AYU.check_url]


def test_every_font_is_embedded_as_a_subset():
    fonts = [
        font.get_object()
        for page in PdfReader(io.BytesIO(draw(AYU))).pages
        for font in page["/Resources"]["/Font"].values()
    ]

    assert fonts
    for font in fonts:
        assert re.fullmatch(r"/[A-Z]{6}\+PlusJakartaSans-\w+", font["/BaseFont"])
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


@pytest.mark.parametrize(
    "name",
    ["Siti Nurḥaliza", "Đặng Thị Mỹ Çelik", "I Gusti Ngurah Śāstra", "Q", "Jumʼat"],
)
def test_names_survive_in_the_text(name):
    expected = name.replace("ʼ", "’")

    facts = replace(AYU, holder_name=name)

    assert f"Diberikan kepada {expected} SMA" in texts(facts)[0]
    other_reader = PdfReader(io.BytesIO(draw(facts))).pages[0].extract_text()
    assert expected in " ".join(other_reader.split())


@pytest.mark.parametrize(
    ("change", "title", "statement"),
    [
        ({}, "Sertifikat Kelulusan", "yang telah menyelesaikan dan lulus pelatihan"),
        ({"score_percent": None}, "Sertifikat", "yang telah menyelesaikan pelatihan"),
        ({"kind": "attendance"}, "Sertifikat Kehadiran", "yang telah mengikuti pelatihan"),
        ({"role": "fasilitator"}, "Sertifikat", "sebagai fasilitator dalam pelatihan"),
        ({"role": "narasumber"}, "Sertifikat", "sebagai narasumber dalam pelatihan"),
        ({"language": "en"}, "Certificate of Completion", "who completed and passed the training"),
        (
            {"language": "en", "kind": "attendance"},
            "Certificate of Attendance",
            "who attended the training",
        ),
    ],
    ids=str,
)
def test_certificate_says_what_was_done(change, title, statement):
    facts = replace(AYU, **change)

    front, _ = texts(facts)
    assert f"Program AMAN 2026 {title} N" in front
    assert statement in front
    assert PdfReader(io.BytesIO(draw(facts))).metadata.title == f"{title} {AYU.serial}"


def test_english_certificate_is_english_throughout():
    front, programme = texts(replace(AYU, language="en"))

    assert "3 October – 20 November 2026" in front
    assert "86.67 (pass mark 70)" in front
    assert "Programme structure" in programme
    assert "Page 2 of 2" in programme


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        (date(2026, 11, 22), date(2026, 11, 22), "Pelaksanaan 22 November 2026"),
        (date(2026, 11, 20), date(2026, 11, 22), "Pelaksanaan 20 – 22 November 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "Pelaksanaan 30 Desember 2025 – 2 Januari 2026"),
        (None, date(2026, 8, 17), "Pelaksanaan 17 Agustus 2026"),
    ],
)
def test_period_is_written_once_where_it_repeats(start, end, printed):
    front, _ = texts(replace(AYU, started_on=start, completed_on=end))

    assert printed in front


def test_unknown_facts_leave_no_trace():
    facts = replace(
        AYU,
        institution="",
        region_name="",
        started_on=None,
        completed_on=None,
        lesson_hours=None,
        score_percent=None,
        issued_place="",
        signatory_name="",
        signatory_position="",
        modules=(),
    )

    front, _ = texts(facts)

    assert "Ayu Kusumawardhani sebagai peserta" in front
    for words in ("·", "None", "Pelaksanaan", "Beban belajar", "Nilai akhir", ", 22 November"):
        assert words not in front


def test_draft_content_is_marked_on_both_pages_and_only_then():
    mark = "Materi: draf untuk ditinjau ECPAT"

    assert [mark in page for page in texts(replace(AYU, is_draft_content=True))] == [True, True]
    assert [mark in page for page in texts(AYU)] == [False, False]


def test_a_long_programme_keeps_every_module():
    modules = tuple(ModuleLine(title=f"Materi nomor {n}", minutes=n) for n in range(1, 61))

    pages = texts(replace(AYU, modules=modules))

    assert "Jumlah 1830 menit" in pages[-1]
    listed = re.findall(r"Materi nomor (\d+)", " ".join(pages[1:]))
    assert listed == [str(number) for number in range(1, 61)]
    assert f"Halaman {len(pages)} dari {len(pages)}" in pages[-1]


def test_durations_in_different_units_are_not_added_up():
    modules = (*AYU.modules, ModuleLine(title="Kampanye sebaya", minutes=90))

    _, programme = texts(replace(AYU, modules=modules))

    assert "Kampanye sebaya 90 menit" in programme
    assert "Jumlah" not in programme


def test_file_properties_name_the_organiser_and_never_the_holder():
    document = PdfReader(io.BytesIO(draw(AYU)))

    assert document.metadata.author == "ECPAT Indonesia"
    assert document.metadata.creation_date.date() == AYU.issued_on
    assert document.trailer["/Root"]["/Lang"] == "id-ID"
    assert "Ayu Kusumawardhani" not in " ".join(map(str, document.metadata.values()))


def test_equal_facts_give_equal_bytes_in_any_process():
    script = (
        "import sys, json; from certificates.facts import CertificateFacts;"
        "from certificates.pdf import draw;"
        "sys.stdout.buffer.write(draw(CertificateFacts.from_json(json.load(sys.stdin))))"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(AYU.to_json()).encode(),
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "1", "PYTHONPATH": ":".join(sys.path)},
    ).stdout

    assert draw(AYU) == draw(AYU) == elsewhere
    assert draw(replace(AYU, holder_name="Budi")) != elsewhere


def test_the_holders_name_is_the_largest_thing_written():
    texts_by_size = {}

    def keep(text, _ctm, matrix, _font, size):
        if text.strip():
            texts_by_size.setdefault(size, []).append(text.strip())

    PdfReader(io.BytesIO(draw(AYU))).pages[0].extract_text(visitor_text=keep)

    assert texts_by_size[max(texts_by_size)] == ["Ayu Kusumawardhani"]


def test_a_certificate_is_a_small_file_whatever_it_holds():
    name = "Siti Nur Khadijah Rahmawati Ningrum Putri Kusumawardhani"

    sizes = [len(draw(facts)) for facts in (AYU, replace(AYU, holder_name=name, language="en"))]

    assert [size < 36_000 for size in sizes] == [True, True]
