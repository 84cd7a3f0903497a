"""How people write ages, and what is made of them."""

import pytest

from courses.enrolment.roster import values
from courses.enrolment.roster.columns import Kind, kind_of


@pytest.mark.parametrize(
    ("written", "band"),
    [
        ("15", "13-15"),
        ("15 th", "13-15"),
        ("17thn", "16-17"),
        ("12 tahun", "<13"),
        ("2011", "13-15"),
        # 17 or 18 this year: the child is not made an adult by a guess.
        ("2008", "16-17"),
        ("13 s/d 15", "13-15"),
        ("18–24 tahun", "18-24"),
        ("<13", "<13"),
        ("di bawah 13", "<13"),
        ("≤ 12", "<13"),
        ("25+", "25+"),
        ("> 25", "25+"),
        ("30 ke atas", "25+"),
        ("15-18", ""),
        ("< 18", ""),
        ("18+", ""),
        ("150", None),
        ("0", None),
        ("lima belas", None),
        ("18-13", None),
    ],
)
def test_an_age_however_written_becomes_a_band(written, band):
    assert values.age_band(written, year=2026) == band


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("NAMA LENGKAP *", Kind.NAME),
        ("L / P", Kind.SEX),
        ("Kab./Kota", Kind.REGION),
        ("Alamat e-mail", Kind.EMAIL),
        ("Alamat", Kind.ADDRESS),
        ("Asal Sekolah / Instansi", Kind.INSTITUTION),
        ("Nama Sekolah", Kind.INSTITUTION),
        ("Nama orang tua/wali", Kind.OTHER_PERSON),
        ("No. Formulir Izin", Kind.FORM_NUMBER),
        ("Nomor HP/WA", Kind.PHONE),
        ("Tempat, Tanggal Lahir", Kind.BIRTH_DATE),
        ("Tahun Lahir", Kind.BIRTH_YEAR),
        ("Warna kesukaan", None),
    ],
)
def test_a_title_however_written_is_known(title, kind):
    assert kind_of(title) == kind
