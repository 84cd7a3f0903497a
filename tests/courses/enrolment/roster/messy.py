"""Ten lists as people really send them. All names are made up."""

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook


def _book(path: Path, rows: list[list], *, merges: tuple[str, ...] = (), first: list = ()) -> Path:
    book = Workbook()
    sheet = book.active
    if first:
        sheet.title = "Sampul"
        for row in first:
            sheet.append(row)
        sheet = book.create_sheet("Peserta")
    for row in rows:
        sheet.append(row)
    for merge in merges:
        sheet.merge_cells(merge)
    book.save(path)
    return path


def _text(path: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def dinas_with_title_rows(folder: Path) -> Path:
    """A dinas' sheet: three title rows, regencies merged over several people, a signature below."""
    rows = [
        ["DAFTAR PESERTA PELATIHAN PENANGANAN KBGO"],
        ["DINAS PPPA PROVINSI SULAWESI TENGGARA"],
        [],
        ["No", "Nama Lengkap dan Gelar", "NIP", "L/P", "Kab/Kota", "Instansi", "No. HP"],
        [1, "Wa Ode Nurhayati, S.Psi", "198703", "P", "Kota Kendari", "UPTD PPA", "0811"],
        [2, "La Ode Muh. Saleh", "198001", "L", None, "DP3A", "0812"],
        [3, "Hj. Rosmini", "197905", "P", None, "UPTD PPA", "0813"],
        [4, "Sitti Hasnah", "199002", "P", "Konawe Selatan", "UPTD PPA", "0814"],
        [None, "Jumlah", None, 4],
        [],
        [None, None, None, None, None, "Kendari, 20 November 2026"],
        [None, None, None, None, None, "Kepala Dinas"],
    ]
    return _book(folder / "dinas.xlsx", rows, merges=("A1:G1", "A2:G2", "E5:E7"))


def school_with_two_header_rows(folder: Path) -> Path:
    """A school's form: «Jenis Kelamin» over L and P to tick, numbers below the titles."""
    rows = [
        ["No", "Nama Siswa", "Jenis Kelamin", None, "Usia", "Asal Sekolah"],
        [None, None, "L", "P", None, None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [1, "Ayu Lestari", None, "v", 15, "SMPN 1 Kendari"],
        [2, "Bagas Pratama", "v", None, "16 tahun", "SMAN 4 Kendari"],
        [3, "Chandra Wijaya", "√", "√", 14, "SMPN 1 Kendari"],
    ]
    merges = ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2")
    return _book(folder / "sekolah.xlsx", rows, merges=merges)


def excel_csv_with_semicolons(folder: Path) -> Path:
    """Saved by Excel on a PC set to Indonesian: semicolons, Windows-1252, a curly apostrophe."""
    text = (
        "Nama;JK;Kabupaten;Tahun Lahir;Surel\r\n"
        "Nur’aini;Perempuan;Konawe;2011;nur.aini@example.org\r\n"
        "Zoë Manuputty;Wanita;Ambon;1999;-\r\n"
        "Made Wirawan;Pria;Badung;1985;MADE@Example.org\r\n"
    )
    return _text(folder / "excel.csv", text, encoding="cp1252")


def google_form(folder: Path) -> Path:
    """Answers of a questionnaire: long titles, and more asked than we keep."""
    text = (
        "Timestamp,Email Address,Nama Lengkap (sesuai KTP),Apa jenis kelamin kamu?,"
        '"Berapa usia kamu saat ini?","Kabupaten/Kota tempat tinggal",Alamat rumah lengkap,'
        "Nomor WhatsApp aktif,Nama Ibu Kandung,Tanggal Lahir\n"
        "11/20/2026 9:01:02,ayu@example.org,Ayu Lestari,Perempuan,15,Kota Kendari,"
        '"Jl. Mawar 3, Kendari",081234567890,Ibu Sari,2011-02-03\n'
        "11/20/2026 9:05:44,dimas@example,Dimas,Laki-laki,tujuh belas,Kendarri,"
        '"Jl. Melati 5",081234567891,Ibu Rina,2009-04-05\n'
    )
    return _text(folder / "formulir.csv", text)


def tabs_with_mark(folder: Path) -> Path:
    """Copied out of a spreadsheet: tabs, a byte order mark, empty rows in between."""
    text = (
        "\tNo\tNama Peserta\tJenis Kelamin\tWilayah\tKelompok Usia\tDisabilitas\r\n"
        "\r\n"
        "\t1\tSiti  Aisyah \tP\t74.71\t13–15\tTidak\r\n"
        "\t\t\t\t\t\t\r\n"
        "\t2\tAndi Saputra\tL\t7402\t25+\tTuli\r\n"
        "\t3\tRina\tP\tSulawesi Tenggara\t15-18\tTidak ada\r\n"
    )
    return _text(folder / "tempel.txt", text, encoding="utf-8-sig")


def unicode_text(folder: Path) -> Path:
    """«Unicode Text» of Excel: UTF-16 with tabs."""
    text = (
        "Nama\tUmur\tProvinsi\r\n"
        "Agus Salim\t34\tGorontalo\r\n"
        "Maria Wanggai\t22\tPapua Barat Daya\r\n"
    )
    return _text(folder / "unicode.txt", text, encoding="utf-16")


def second_sheet(folder: Path) -> Path:
    """The list is on the second sheet, and two rows are the same person."""
    rows = [
        ["Nama", "Wilayah", "No Formulir", "Usia"],
        ["Putri Amelia", "Kota Kendari", "F-014", 14],
        ["Putri Amelia", "Kota Kendari", "F-015", 15],
        ["putri  amelia", "Kendari", "f-014", 14],
        ["Putri Amelia", "Kab. Muna", "F-014", 14],
    ]
    return _book(folder / "dua-lembar.xlsx", rows, first=[["Laporan kegiatan"], ["Lampiran 1"]])


def ambiguous_places(folder: Path) -> Path:
    """«Bogor» is two places; a column of provinces helps, a title of «Kota» decides."""
    rows = [
        ["NAMA LENGKAP", "PROVINSI", "KAB./KOTA"],
        ["Joko", "Jawa Barat", "Bogor"],
        ["Kirana", "Jawa Barat", "Kota Bogor"],
        ["Lukman", "Jawa Barat", None],
        ["Mega", "Jawa Barat", "Sukabumi (Kab)"],
        ["Nanda", "Atlantis", None],
        ["Oki", "Jawa Tengah", "Solo"],
    ]
    return _book(folder / "bogor.xlsx", rows)


def dates_and_formulas(folder: Path) -> Path:
    """Birth dates in the column of ages, a formula for a name, e-mail addresses twice."""
    text = (
        "nama,usia,email,username\n"
        "Rahmat,12/05/2010,rahmat@example.org,\n"
        "'=Sari,19,sari@example.org,sari_19\n"
        "Sulaiman,150,,Su\n"
        "Tari,17,sari@example.org,\n"
        "12345,20,,\n"
        ",21,tanpa.nama@example.org,\n"
    )
    return _text(folder / "tanggal.csv", text)


def without_titles(folder: Path) -> Path:
    """No titles at all: nobody can tell which column is which."""
    return _text(folder / "tanpa-judul.csv", "Ayu,P,15\nBudi,L,16\n")


TEN: tuple[Callable[[Path], Path], ...] = (
    dinas_with_title_rows,
    school_with_two_header_rows,
    excel_csv_with_semicolons,
    google_form,
    tabs_with_mark,
    unicode_text,
    second_sheet,
    ambiguous_places,
    dates_and_formulas,
    without_titles,
)
