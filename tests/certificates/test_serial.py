from datetime import date

import pytest

from certificates.serial import ROMAN_MONTHS, format_serial


def test_serial_reads_as_indonesian_offices_write_it():
    serial = format_serial(1, "AMAN-2026", date(2026, 11, 22))

    assert serial == "001/SERT/AMAN-2026/ECPAT-ID/XI/2026"


def test_serial_of_a_partner_carries_the_partner():
    serial = format_serial(12, "KBGO", date(2027, 1, 2), organiser_code="DP3AP2KB")

    assert serial == "012/SERT/KBGO/DP3AP2KB/I/2027"


def test_serial_grows_beyond_three_digits():
    assert format_serial(10_000, "AMAN", date(2026, 4, 1)).startswith("10000/SERT/")


def test_roman_months_follow_the_calendar():
    assert " ".join(ROMAN_MONTHS) == "I II III IV V VI VII VIII IX X XI XII"


@pytest.mark.parametrize("number", [0, -1])
def test_serial_starts_at_one(number):
    with pytest.raises(ValueError, match="start at 1"):
        format_serial(number, "AMAN", date(2026, 11, 22))


@pytest.mark.parametrize("code", ["", "AMAN/2026", "AMAN 2026", " AMAN"])
def test_serial_refuses_a_code_that_would_blur_its_parts(code):
    with pytest.raises(ValueError, match="certificate number"):
        format_serial(1, code, date(2026, 11, 22))
