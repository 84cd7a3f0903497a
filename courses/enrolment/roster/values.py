"""What people write into a cell, as the words we keep. Each returns None when it makes no sense."""

import re
import unicodedata
from functools import lru_cache

from lms.accounts import region_search
from lms.accounts.regions import Region, all_regions

NOTHING = {"", "-", "--", "–", "—", ".", "n/a", "na", "nihil", "kosong", "belum ada"}
YOUNGEST, OLDEST = 5, 110

_SEX = {
    "L": "l lk laki lakilaki laki2 cowok pria m male man boy",
    "P": "p pr perempuan pe wanita cewek w f female woman girl",
    "lainnya": "lainnya lain other",
    "tidak": "tidakinginmenyebut tidakmaumenyebut tidakmenyebut tidakmenjawab prefernottosay",
}
_CATEGORY = {
    "pelajar": "pelajar siswa siswi pelajarmahasiswa mahasiswa mahasiswi murid santri anaksekolah",
    "orang_muda": "orangmuda pemuda pemudi remaja youth karangtaruna forumanak anakmuda",
    "layanan": "layanan uptdppa uptd uptppa penyedialayanan petugaslayanan pendamping p2tp2a",
    "dinas": "dinas asn pns pemda pemerintah dinasppa dp3a pemerintahdaerah pppk opd",
    "desa": "desa perangkatdesa aparatdesa pemerintahdesa kepaladesa pemdes kelurahan",
    "kader": "kader patbm pkk kaderpatbm kaderpkk kaderdesa",
    "guru": "guru tendik pendidik dosen kepalasekolah gurubk tenagapendidik",
    "orang_tua": "orangtua wali orangtuawali pengasuh ortu",
    "mitra": "mitra lsm ngo lembagamitra organisasimitra",
    "lainnya": "lainnya lain other umum",
}
_DISABILITY = {
    "ya": "ya y iya yes ada v true benar 1 penyandangdisabilitas disabilitas difabel",
    "bukan": "tidak bukan no n tdk false 0 nondisabilitas tidakada non",
    "tidak": "tidakinginmenyebut tidakmenyebut tidakmaumenyebut",
}
_TICKS = {"v", "√", "✓", "✔", "x", "1", "ya", "y", "l", "p", "*"}
_BANDS = (("<13", 0, 12), ("13-15", 13, 15), ("16-17", 16, 17), ("18-24", 18, 24), ("25+", 25, 200))


def clean(text: str) -> str:
    """Return a cell's text on one line, without the signs that nobody sees; «-» is nothing."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(" " if ch.isspace() else ch for ch in text if _is_visible(ch))
    text = " ".join(text.split())
    # Put there by spreadsheets and by our own export, so that it is no formula.
    if text[:1] == "'" and text[1:2] in set("=+-@＝＋－＠"):
        text = text[1:]
    return "" if text.casefold() in NOTHING else text


def _is_visible(ch: str) -> bool:
    return ch.isspace() or unicodedata.category(ch) not in ("Cc", "Cf", "Co", "Cn")


def sex(text: str) -> str | None:
    return _in_words(text, _SEX)


def is_ticked(text: str) -> bool:
    return text.casefold() in _TICKS


def category(text: str) -> str | None:
    return _in_words(text, _CATEGORY)


def disability(text: str) -> str | None:
    known = _in_words(text, _DISABILITY)
    # «Tuli», «daksa»: which one is nobody's business here.
    return known or ("ya" if _plain(text) in _KINDS_OF_DISABILITY.split() else None)


_KINDS_OF_DISABILITY = (
    "tuli rungu tunarungu netra tunanetra daksa tunadaksa wicara tunawicara autis ganda fisik "
    "sensorik mental intelektual disabilitasfisik disabilitassensorik disabilitasmental "
    "disabilitasintelektual disabilitasganda"
)


def _in_words(text: str, words: dict[str, str]) -> str | None:
    plain = _plain(text)
    return next((code for code, known in words.items() if plain in known.split()), None)


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def is_date(text: str) -> bool:
    return bool(
        re.search(r"\d{1,2}\s*[-/. ]\s*(\d{1,2}|[A-Za-z]{3,9})\s*[-/. ]\s*\d{2,4}", text)
        or re.fullmatch(r"\d{4}-\d{2}-\d{2}.*", text)
    )


def age_band(text: str, *, year: int) -> str | None:
    """Return the band for an age, a birth year or a band, however written; the age is not kept.

    Of a birth year the younger of the two ages counts: a child is not made an adult by a guess.
    An empty string for a range that lies in more than one band.
    """
    plain = text.casefold().replace("–", "-").replace("—", "-").replace("−", "-")
    plain = re.sub(
        r"\b(tahun|thn|th|years?|yo|usia|umur)\b\.?|(?<=\d)(tahun|thn|th)\b\.?", " ", plain
    )
    plain = re.sub(r"\bs\s*[/.]?\s*d\b\.?|\bsampai( dengan)?\b|\bhingga\b", "-", plain)
    plain = " ".join(plain.split())
    if found := re.fullmatch(r"(\d{1,3})(?:[.,]\d+)?", plain):
        return _band_of(int(found[1]))
    if re.fullmatch(r"(19|20)\d\d", plain):
        return _band_of(year - int(plain) - 1)
    if found := re.fullmatch(r"(\d{1,3})\s*-\s*(\d{1,3})", plain):
        return _band_of_range(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(<=?|≤|di ?bawah|kurang dari|under)\s*(\d{1,3})", plain):
        top = int(found[2]) if found[1] in ("<=", "≤") else int(found[2]) - 1
        return "<13" if top == 12 else "" if top > 12 else None
    if found := re.fullmatch(r"(>=?|≥|di ?atas|lebih dari|over)\s*(\d{1,3})", plain):
        return _from(int(found[2]) + (found[1] not in (">=", "≥")))
    if found := re.fullmatch(r"(\d{1,3})\s*(\+|ke ?atas|atau lebih|dan lebih|up)", plain):
        return _from(int(found[1]))
    return None


def _from(low: int) -> str:
    # Above 25 all are one band; from below it, the range is several.
    return "25+" if low >= 25 else ""


def _band_of(age: int) -> str | None:
    if not YOUNGEST <= age <= OLDEST:
        return None
    return next(band for band, low, high in _BANDS if low <= age <= high)


def _band_of_range(low: int, high: int) -> str | None:
    if low > high:
        return None
    first, last = _band_of(max(low, YOUNGEST)), _band_of(min(high, OLDEST))
    return first if first == last else ""


@lru_cache(maxsize=4096)
def region(text: str, *, province: str = "", prefix: str = "") -> Region | tuple[str, ...]:
    """Return the one region that is meant, or what it might have been (nothing: no idea).

    `prefix`: «kab» or «kota» where the column's title says so. A province helps to choose.
    """
    code = _code(text)
    if code in all_regions():
        return all_regions()[code]
    if not text:
        return _suggested(f"provinsi {province}", province)
    # «Sukabumi (Kab)» is «Kab Sukabumi».
    if found := re.fullmatch(r"(.+?)\W+(kab|kabupaten|kota)\W*", text, re.IGNORECASE):
        text = f"{found[2]} {found[1]}"
    for words in (f"{text} {province}", text, f"{prefix} {text} {province}", f"{prefix} {text}"):
        if found := region_search.find(words):
            return found
    return _suggested(text, text, province=province)


def _suggested(text: str, as_typed: str, province: str = "") -> Region | tuple[str, ...]:
    if found := region_search.find(text):
        return found
    could_be = region_search.suggest(as_typed)
    home = region_search.find(f"provinsi {province}") if province else None
    if home:
        nearer = [each for each in could_be if each.province_code == home.code]
        could_be = nearer or could_be
    return tuple(region_search.label_of(each) for each in could_be)


def _code(text: str) -> str:
    """«7471» and «74.71» are one code; so is «74.7», which a spreadsheet made of «74.70»."""
    digits = text.replace(".", "")
    if not digits.isascii() or not digits.isdigit():
        return ""
    if len(digits) == 3 and text.find(".") == 2:
        digits += "0"
    return digits if len(digits) == 2 else f"{digits[:2]}.{digits[2:]}"
