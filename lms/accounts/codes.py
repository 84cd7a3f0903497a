"""Short codes that people copy by hand: Crockford's base 32, without I, L, O and U."""

import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LEARNER_CODE_LENGTH = 10
LONGEST_TYPED = 60

_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = str.maketrans("", "", "-‐‑–—_. \t\r\n")


def random_code(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_learner_code() -> str:
    return random_code(LEARNER_CODE_LENGTH)


def encode(number: int, *, length: int) -> str:
    """Return the lowest `5 * length` bits of the number as letters."""
    return "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (length - 1), -1, -5))


def normalise(text: str, *, length: int) -> str | None:
    """Return the code a person meant, or None when the text holds no code of this length.

    Forgives lower case, spaces, dashes, full-width letters, and the letters O, I
    and L for the digits 0, 1 and 1.
    """
    if len(text) > LONGEST_TYPED:
        return None
    code = unicodedata.normalize("NFKC", text).translate(_SEPARATORS).upper().translate(_MISREAD)
    if len(code) != length or any(letter not in ALPHABET for letter in code):
        return None
    return code


def grouped(code: str, *, size: int) -> str:
    """Return «ABCD-EFGH-JKMN» for twelve letters in groups of four."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))
