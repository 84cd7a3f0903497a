"""Ten lists as people send them: each is read, or refused, exactly as this table says."""

import pytest

from courses.enrolment.roster.checking import check_rows
from courses.enrolment.roster.reading import read_roster
from courses.enrolment.roster.rows import Refusal, RosterRefused
from tests.courses.enrolment.roster import messy

# Of each list: the rows that are admitted (row, name, age, sex, region, disability), what has to
# be mended (row, column, fault), and the titles of the columns that are read and dropped.
TABLE = {
    "dinas_with_title_rows": (
        [
            (5, "Wa Ode Nurhayati, S.Psi", "", "P", "74.71", ""),
            (6, "La Ode Muh. Saleh", "", "L", "74.71", ""),
            (7, "Hj. Rosmini", "", "P", "74.71", ""),
            (8, "Sitti Hasnah", "", "P", "74.05", ""),
        ],
        [],
        ("NIP", "No. HP"),
    ),
    "school_with_two_header_rows": (
        [
            (4, "Ayu Lestari", "13-15", "P", "", ""),
            (5, "Bagas Pratama", "16-17", "L", "", ""),
        ],
        [(6, "L", "both_sexes")],
        (),
    ),
    "excel_csv_with_semicolons": (
        [
            (2, "Nur’aini", "13-15", "P", "74.02", ""),
            (3, "Zoë Manuputty", "25+", "P", "81.71", ""),
            (4, "Made Wirawan", "25+", "L", "51.03", ""),
        ],
        [],
        (),
    ),
    "google_form": (
        [(2, "Ayu Lestari", "13-15", "P", "74.71", "")],
        [
            (3, "Email Address", "email"),
            (3, "Berapa usia kamu saat ini?", "age"),
            (3, "Kabupaten/Kota tempat tinggal", "region_unclear"),
        ],
        ("Alamat rumah lengkap", "Nomor WhatsApp aktif", "Nama Ibu Kandung", "Tanggal Lahir"),
    ),
    "tabs_with_mark": (
        [
            (3, "Siti Aisyah", "13-15", "P", "74.71", "bukan"),
            (5, "Andi Saputra", "25+", "L", "74.02", "ya"),
        ],
        [(6, "Kelompok Usia", "age_range")],
        (),
    ),
    "unicode_text": (
        [(2, "Agus Salim", "25+", "", "75", ""), (3, "Maria Wanggai", "18-24", "", "96", "")],
        [],
        (),
    ),
    "second_sheet": (
        [
            (2, "Putri Amelia", "13-15", "", "74.71", ""),
            (3, "Putri Amelia", "13-15", "", "74.71", ""),
            (5, "Putri Amelia", "13-15", "", "74.03", ""),
        ],
        [(4, "Nama", "same_row")],
        (),
    ),
    "ambiguous_places": (
        [
            (3, "Kirana", "", "", "32.71", ""),
            (4, "Lukman", "", "", "32", ""),
            (5, "Mega", "", "", "32.02", ""),
            (7, "Oki", "", "", "33.72", ""),
        ],
        [(2, "KAB./KOTA", "region_unclear"), (6, "PROVINSI", "region_unknown")],
        (),
    ),
    "dates_and_formulas": (
        [(3, "=Sari", "18-24", "", "", "")],
        [
            (2, "usia", "age_is_a_date"),
            (4, "username", "username"),
            (4, "usia", "age"),
            (5, "email", "same_email"),
            (6, "nama", "name_is_no_name"),
            (7, "nama", "name_missing"),
        ],
        (),
    ),
}


@pytest.mark.parametrize("make", messy.TEN, ids=lambda make: make.__name__)
def test_a_messy_list_is_read_as_the_table_says(make, tmp_path):
    path = make(tmp_path)
    if make is messy.without_titles:
        with pytest.raises(RosterRefused) as refused:
            read_roster(path)
        assert refused.value.why == Refusal.NO_HEADER
        return

    table = read_roster(path)
    checked = list(check_rows(table, year=2026))

    people = [each.row for each in checked if each.row]
    admitted, to_mend, dropped = TABLE[make.__name__]
    assert [
        (row.number, row.name, row.age_band, row.sex, row.region_code, row.disability)
        for row in people
    ] == admitted
    assert [(p.row, p.column, p.fault) for each in checked for p in each.problems] == to_mend
    assert table.dropped == dropped


def test_nothing_of_a_dropped_column_is_in_what_is_kept(tmp_path):
    path = messy.google_form(tmp_path)
    secrets = ("0812", "Mawar", "Ibu Sari", "2011-02-03")
    assert all(secret in path.read_text() for secret in secrets)

    kept = repr(list(check_rows(read_roster(path), year=2026)))

    assert [secret for secret in secrets if secret in kept] == []


def test_a_place_with_a_slip_is_named_with_what_was_meant(tmp_path):
    checked = list(check_rows(read_roster(messy.google_form(tmp_path)), year=2026))

    [region] = [p for p in checked[1].problems if p.fault == "region_unclear"]

    assert (region.value, region.hints[0]) == ("Kendarri", "Kota Kendari, Sulawesi Tenggara")
