import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
CODE_LENGTH = 26
CODE_BITS = 128
LONGEST_TYPED = 120

_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = str.maketrans("", "", "-‐‑–—_. \t\r\n")


def new_code() -> str:
    return _encode(secrets.randbits(CODE_BITS))


def normalise_code(text: str) -> str | None:
    """Return the code a person meant, or None when no code can be read from the text.

    Forgives lower case, spaces, dashes, full-width letters, and the letters O, I
    and L for the digits 0, 1 and 1.
    """
    if len(text) > LONGEST_TYPED:
        return None
    code = unicodedata.normalize("NFKC", text).translate(_SEPARATORS).upper().translate(_MISREAD)
    if len(code) != CODE_LENGTH or any(letter not in ALPHABET for letter in code):
        return None
    # 26 letters hold 130 bits: a first letter above 7 is no code of ours.
    return code if code[0] <= "7" else None


def pretty_code(code: str) -> str:
    """Return the code in five groups, for people to read aloud and type."""
    return " ".join((code[:5], code[5:10], code[10:15], code[15:20], code[20:]))


def _encode(value: int) -> str:
    shifts = range(5 * (CODE_LENGTH - 1), -1, -5)
    return "".join(ALPHABET[value >> shift & 31] for shift in shifts)
