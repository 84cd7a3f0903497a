"""Which column of a roster is which, by the names people really give them."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    NAME = "name"
    NICKNAME = "nickname"
    USERNAME = "username"
    EMAIL = "email"
    SEX = "sex"
    IS_MALE = "is_male"  # two columns to tick, «L» and «P»
    IS_FEMALE = "is_female"
    AGE = "age"
    BIRTH_YEAR = "birth_year"
    AGE_BAND = "age_band"
    REGION = "region"
    PROVINCE = "province"
    INSTITUTION = "institution"
    CATEGORY = "category"
    DISABILITY = "disability"
    FORM_NUMBER = "form_number"
    # What we do not ask for and do not keep.
    PHONE = "phone"
    IDENTITY_NUMBER = "identity_number"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"
    OTHER_PERSON = "other_person"
    BELIEF = "belief"


FORBIDDEN = frozenset(
    {
        Kind.PHONE,
        Kind.IDENTITY_NUMBER,
        Kind.ADDRESS,
        Kind.BIRTH_DATE,
        Kind.OTHER_PERSON,
        Kind.BELIEF,
    }
)


@dataclass(frozen=True)
class Column:
    """One used column: where it stands (from 0), what it holds, and how the file calls it."""

    index: int
    kind: Kind
    title: str

    @property
    def region_prefix(self) -> str:
        """«kab» or «kota» where the title names only one of the two; else an empty string."""
        words = set(_plain(self.title).split())
        is_regency, is_city = bool(words & {"kab", "kabupaten"}), "kota" in words
        if is_regency == is_city:
            return ""
        return "kab" if is_regency else "kota"


_EXACT: dict[Kind, str] = {
    Kind.NAME: "nama, nama lengkap, nama peserta, nama lengkap peserta, nama siswa, nama anak, "
    "nama sesuai ktp, nama lengkap dan gelar, nama dan gelar, peserta, name, full name, "
    "nama di sertifikat, nama pada sertifikat",
    Kind.NICKNAME: "nama panggilan, panggilan, nickname",
    Kind.USERNAME: "username, user name, nama pengguna, nama akun, id pengguna",
    Kind.EMAIL: "email, e mail, surel, alamat email, alamat surel, alamat e mail, email address, "
    "gmail, mail",
    Kind.SEX: "l p, p l, lp, jk, j k, jenis kelamin, jns kelamin, kelamin, gender, sex, jenkel, "
    "laki laki perempuan",
    Kind.IS_MALE: "l, lk, laki laki, pria",
    Kind.IS_FEMALE: "p, pr, perempuan, wanita",
    Kind.AGE: "usia, umur, usia th, umur th, usia tahun, umur tahun, age",
    Kind.BIRTH_YEAR: "tahun lahir, thn lahir, th lahir, tahun kelahiran, birth year",
    Kind.AGE_BAND: "kelompok usia, kelompok umur, rentang usia, rentang umur, kel usia, kel umur, "
    "golongan usia, age band",
    Kind.REGION: "kab kota, kabupaten kota, kota kabupaten, kota kab, kabupaten, kab, kota, "
    "wilayah, daerah, asal daerah, asal kab kota, asal kota, asal kabupaten, domisili, "
    "kota domisili, asal, wilayah kerja, region, kode wilayah",
    Kind.PROVINCE: "provinsi, propinsi, prov, asal provinsi, province",
    Kind.INSTITUTION: "instansi, sekolah, asal sekolah, nama sekolah, lembaga, asal instansi, "
    "nama instansi, asal lembaga, nama lembaga, unit kerja, unit, organisasi, sekolah instansi, "
    "instansi sekolah, asal sekolah instansi, instansi lembaga, lembaga instansi, kampus, "
    "perguruan tinggi, institution, komunitas, dinas, opd",
    Kind.CATEGORY: "kategori, kategori peserta, unsur, jenis peserta, category",
    Kind.DISABILITY: "disabilitas, penyandang disabilitas, difabel, ragam disabilitas, disability",
    Kind.FORM_NUMBER: "no formulir, nomor formulir, no form, nomor form, nomor formulir izin, "
    "no formulir izin, no izin, formulir, no surat izin, form number",
    Kind.PHONE: "no hp, hp, nomor hp, no telp, no telepon, telepon, telp, nomor telepon, wa, "
    "no wa, nomor wa, whatsapp, no whatsapp, nomor whatsapp, kontak, no kontak, handphone, "
    "no handphone, phone, hp wa, no hp wa, nomor kontak, ponsel, no ponsel",
    Kind.IDENTITY_NUMBER: "nik, no ktp, nomor ktp, ktp, nisn, nis, no induk, nip, no kk, nomor kk, "
    "nomor induk kependudukan, no identitas, nik nip, nip nik, paspor",
    Kind.ADDRESS: "alamat, alamat rumah, alamat lengkap, alamat domisili, rt rw, address, "
    "alamat tinggal, desa kelurahan, kelurahan, desa, kecamatan",
    Kind.BIRTH_DATE: "tanggal lahir, tgl lahir, tempat tanggal lahir, ttl, tempat tgl lahir, "
    "tempat lahir, tmpt tgl lahir, tanggal kelahiran, birth date, date of birth",
    Kind.OTHER_PERSON: "nama ibu, nama ayah, nama wali, nama orang tua, nama ortu, orang tua, "
    "wali, nama orang tua wali, nama ibu kandung",
    Kind.BELIEF: "agama, religion, suku",
}
# For the long titles of questionnaires, in this order: «Apa alamat email kamu?» is no address.
_PARTS: list[tuple[Kind, str]] = [
    (Kind.EMAIL, "email, e mail, surel"),
    (Kind.BIRTH_YEAR, "tahun lahir"),
    (Kind.BIRTH_DATE, "tanggal lahir, tgl lahir, tempat lahir"),
    (Kind.IDENTITY_NUMBER, "nik, ktp, nisn, nip, identitas"),
    (Kind.PHONE, "hp, wa, whatsapp, telepon, telp, handphone"),
    (Kind.OTHER_PERSON, "ibu, ayah, wali, orang tua, ortu"),
    (Kind.FORM_NUMBER, "formulir"),
    (Kind.ADDRESS, "alamat, kecamatan, kelurahan"),
    (Kind.AGE_BAND, "kelompok usia, kelompok umur, rentang usia"),
    (Kind.AGE, "usia, umur"),
    (Kind.SEX, "jenis kelamin"),
    (Kind.DISABILITY, "disabilitas"),
    (Kind.INSTITUTION, "sekolah, instansi, lembaga"),
    (Kind.REGION, "kabupaten, kab kota"),
    (Kind.PROVINCE, "provinsi"),
    (Kind.NICKNAME, "nama panggilan"),
    (Kind.NAME, "nama lengkap, nama peserta"),
]

_BY_NAME = {name.strip(): kind for kind, names in _EXACT.items() for name in names.split(",")}


def kind_of(title: str) -> Kind | None:
    """Return what a column of this title holds; None for a title that says nothing to us."""
    plain = _plain(title)
    if plain in _BY_NAME:
        return _BY_NAME[plain]
    words = f" {plain} "
    # A sentence among the cells is no title: nobody writes one this long, nor one without words.
    if len(plain) > 120 or len(plain.split()) < 2:
        return None
    for kind, parts in _PARTS:
        if any(f" {part.strip()} " in words for part in parts.split(",")):
            return kind
    return None


def _plain(title: str) -> str:
    text = unicodedata.normalize("NFKC", title).casefold()
    text = re.sub(r"\([^)]*\)", " ", text) if not text.strip().startswith("(") else text
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())
