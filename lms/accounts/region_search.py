"""What somebody typed, as a province or regency: forgiving, and asking when unsure."""

import difflib
import re
import unicodedata
from collections import defaultdict
from functools import cache

from lms.accounts.regions import Region, all_regions, name_of

LONGEST_TYPED = 80
MOST_SUGGESTIONS = 6

_WORDS = {
    "kabupaten": "kab",
    "kotamadya": "kota",
    "provinsi": "prov",
    "propinsi": "prov",
    "adm": "",
    "administrasi": "",
    "kep": "kepulauan",
}
_PHRASES = {
    "daerah khusus ibukota": "dki",
    "daerah istimewa": "di",
    "jakbar": "jakarta barat",
    "jakpus": "jakarta pusat",
    "jaksel": "jakarta selatan",
    "jaktim": "jakarta timur",
    "jakut": "jakarta utara",
    "jogjakarta": "yogyakarta",
    "tangsel": "tangerang selatan",
}
_NICKNAMES = {"jogja": "yogyakarta", "yogya": "yogyakarta", "solo": "surakarta"}
_KIND = re.compile(r"^(kab|kota|prov( dki| di)?|dki|di) ")


def label_of(region: Region) -> str:
    """Return the name that `find` understands as this region and no other."""
    return f"Provinsi {region.name}" if region.is_province else name_of(region.code)


def find(text: str) -> Region | None:
    """Return the one region this names; None when none or several could be meant."""
    named = _by_name().get(_normal(text), ())
    return named[0] if len(named) == 1 else None


def suggest(text: str) -> list[Region]:
    """Return what might be meant: the same name, part of one, or at least one like it."""
    typed = _normal(text)
    if not typed:
        return []
    names = _by_name()
    found = list(names.get(typed, ()))
    found += [region for region in all_regions().values() if typed in _normal(region.name)]
    if not found:
        found = [region for name in names if typed in name for region in names[name]]
    if not found:
        close = difflib.get_close_matches(typed, names, n=MOST_SUGGESTIONS, cutoff=0.7)
        found = [region for name in close for region in names[name]]
    return list(dict.fromkeys(found))[:MOST_SUGGESTIONS]


@cache
def _by_name() -> dict[str, tuple[Region, ...]]:
    """Every way to write a region: with and without «kab», «kota», «prov» and its province."""
    names = defaultdict(dict)
    for region in all_regions().values():
        province = _normal(all_regions()[region.province_code].name)
        own = f"prov {province}" if region.is_province else _normal(region.name)
        for name in {own, own.removeprefix("prov "), _KIND.sub("", own)}:
            names[name][region] = None
            if not region.is_province:
                names[f"{name} {province}"][region] = None
    return {name: tuple(regions) for name, regions in names.items()}


def _normal(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[:LONGEST_TYPED]).casefold()
    plain = " ".join(re.sub(r"[^\w]+", " ", plain).split())
    for phrase, short in _PHRASES.items():
        plain = plain.replace(phrase, short)
    plain = " ".join(filter(None, (_WORDS.get(word, word) for word in plain.split())))
    return _NICKNAMES.get(plain, plain)
