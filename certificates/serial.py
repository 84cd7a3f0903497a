from datetime import date

ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def format_serial(
    number: int, programme_code: str, on: date, *, organiser_code: str = "ECPAT-ID"
) -> str:
    """Return the number as printed: sequence/kind/programme/organiser/Roman month/year.

    >>> format_serial(1, "AMAN-2026", date(2026, 11, 22))
    '001/SERT/AMAN-2026/ECPAT-ID/XI/2026'

    Raises ValueError for a number below 1, or a code that would make the parts of
    the number ambiguous (empty, or with a slash or a space in it).
    """
    if number < 1:
        raise ValueError("Certificate numbers start at 1.")
    for code in (programme_code, organiser_code):
        if "/" in code or code.split() != [code]:
            raise ValueError(f"{code!r} cannot stand in a certificate number.")
    month = ROMAN_MONTHS[on.month - 1]
    return f"{number:03d}/SERT/{programme_code}/{organiser_code}/{month}/{on.year}"
