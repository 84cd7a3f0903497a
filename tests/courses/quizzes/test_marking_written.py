"""When written words or a number are an accepted answer."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.quizzes.marking_written import fits_number, fits_words, readings

LENIENT = {"is_case_sensitive": False, "ignores_spaces": False}


@pytest.mark.parametrize(
    ("said", "rules", "fits"),
    [
        ("SAPA 129", {}, True),
        ("  sapa   129 ", {}, True),
        ("ＳＡＰＡ 129", {}, True),
        ("SAPA129", {}, False),
        ("SAPA129", {"ignores_spaces": True}, True),
        ("sapa 129", {"is_case_sensitive": True}, False),
        ("SAPA\n129", {"is_case_sensitive": True}, True),
        ("SAPA 129!", {}, False),
        ("", {}, False),
        ("   ", {"ignores_spaces": True}, False),
    ],
)
def test_words_fit_by_the_rules_for_blanks_and_capitals(said, rules, fits):
    assert fits_words(said, "SAPA 129", **{**LENIENT, **rules}) == fits


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("129", ["129"]),
        (" 12,5 ", ["12.5"]),
        ("12.5", ["12.5"]),
        ("1.500,5", ["1500.5"]),
        ("1,500.5", ["1500.5"]),
        ("1.500", ["1.5", "1500"]),
        ("1.500.000", ["1500000"]),
        ("0.125", ["0.125"]),
        ("50 %", ["50"]),
        ("−3", ["-3"]),
        ("+3", ["3"]),
        (",5", ["0.5"]),
        ("", []),
        ("tiga", []),
        ("1.5.2", []),
        ("1,50,5", []),
        ("1e3", []),
        ("NaN", []),
        ("٣", []),
        ("9" * 31, []),
    ],
)
def test_a_number_is_read_as_people_write_it(said, numbers):
    assert readings(said) == {Decimal(number) for number in numbers}


@pytest.mark.parametrize(
    ("said", "fits"), [("12,5", True), ("12.6", True), ("12.4", True), ("12.61", False)]
)
def test_a_number_fits_up_to_the_tolerance_and_not_beyond(said, fits):
    assert fits_number(said, "12.5", tolerance=Decimal("0.1")) == fits


@given(st.decimals(-999, 999, places=2), st.decimals(0, 50, places=2))
def test_a_wider_tolerance_never_loses_an_answer(said, tolerance):
    narrow = fits_number(str(said), "12.5", tolerance=tolerance)
    wide = fits_number(str(said), "12.5", tolerance=tolerance + 1)

    assert wide >= narrow


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_numbers(text):
    assert all(number.is_finite() for number in readings(text))


@given(st.text(max_size=60))
def test_every_text_that_says_something_fits_itself(text):
    assert fits_words(text, text, **LENIENT) == bool(text.split())
