"""The name on a certificate: how it may be written, how it prints, what the public sees of it."""

import re
import unicodedata

from lms.paper import fonts

SHORTEST = 2
LONGEST = 120

_PUNCTUATION = " .'-,"
# Typed by phones and word processors where a plain sign is meant.
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"}
)


def tidy(text: str) -> str:
    """Return the name with single spaces and plain apostrophes and hyphens."""
    plain = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return re.sub(r"\s+", " ", plain).strip()


def strange_signs(name: str) -> list[str]:
    """Return what is no letter of any script, no mark on one, and none of . ' - , in order."""
    return [sign for sign in dict.fromkeys(name) if not _belongs(sign)]


def has_letter(name: str) -> bool:
    return any(unicodedata.category(sign).startswith("L") for sign in name)


def as_printed(name: str) -> str:
    """Return the name in the letters of the certificate's fonts; as it is when there are none."""
    try:
        return fonts.printable(name)
    except fonts.FontsMissing:
        return name


def unprintable(name: str) -> list[str]:
    """Return the letters that the certificate's fonts cannot show at all."""
    try:
        return fonts.missing_letters(name)
    except fonts.FontsMissing:
        return []


def initials(name: str) -> str:
    """Return «A. L. W.» for «Ayu Lestari Wulandari, S.Pd.»; titles after a comma do not count."""
    words = unicodedata.normalize("NFC", name).partition(",")[0].split()
    firsts = [_first_letter(word) for word in words]
    return " ".join(f"{first.upper()}." for first in firsts if first)


def _belongs(sign: str) -> bool:
    return sign in _PUNCTUATION or unicodedata.category(sign)[0] in "LM"


def _first_letter(word: str) -> str:
    return next((sign for sign in word if unicodedata.category(sign).startswith("L")), "")
