"""Whether written words or a written number are an accepted answer. Plain values in and out."""

import re
import unicodedata
from decimal import Decimal

_WHOLE = re.compile(r"-?\d+")
_GROUPED = re.compile(r"-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?")
_BROKEN = re.compile(r"-?\d*[.,]\d+")
# Nobody means more; and a number of a thousand digits would cost time.
_MOST_SIGNS = 30


def fits_words(said: str, form: str, *, is_case_sensitive: bool, ignores_spaces: bool) -> bool:
    """Return whether the written words count as this accepted form.

    Blanks at the ends and several blanks in a row never count; blanks at all, and capital
    letters, only as told.
    """
    rules = {"is_case_sensitive": is_case_sensitive, "ignores_spaces": ignores_spaces}
    spelt = in_one_spelling(said, **rules)
    return spelt != "" and spelt == in_one_spelling(form, **rules)


def in_one_spelling(text: str, *, is_case_sensitive: bool, ignores_spaces: bool) -> str:
    """Return the text so that two that count as the same are equal."""
    words = unicodedata.normalize("NFKC", text).split()
    joined = ("" if ignores_spaces else " ").join(words)
    return joined if is_case_sensitive else joined.casefold()


def fits_number(said: str, form: str, *, tolerance: Decimal) -> bool:
    """Return whether the written number comes as near to the accepted one as `tolerance` allows.

    What can be read in two ways is read in the learner's favour; what is no number never fits.
    """
    return any(
        abs(number - accepted) <= tolerance
        for number in readings(said)
        for accepted in readings(form)
    )


def readings(text: str) -> set[Decimal]:
    """Return every number the text can mean; none when it is no number.

    Both «1.500,5» (Indonesian) and «1,500.5» (phones, English) are read; «1.500» may mean
    fifteen hundred or one and a half. A percent sign after the number says nothing more.
    """
    signs = "".join(unicodedata.normalize("NFKC", text).split()).replace("−", "-")
    signs = signs.removeprefix("+").removesuffix("%")
    if len(signs) > _MOST_SIGNS or not signs.isascii():
        return set()
    found = set()
    if _WHOLE.fullmatch(signs):
        found.add(Decimal(signs))
    if _BROKEN.fullmatch(signs):
        found.add(Decimal(signs.replace(",", ".")))
    grouped = _GROUPED.fullmatch(signs)
    if grouped and not signs.lstrip("-").startswith("0"):
        found.add(Decimal(signs.replace(grouped[1], "").replace(",", ".")))
    return found
