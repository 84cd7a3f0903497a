import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates import codes

any_code = st.integers(0, 2**codes.CODE_BITS - 1).map(codes._encode)


def test_new_codes_are_26_letters_of_the_alphabet_and_differ():
    made = {codes.new_code() for _ in range(1000)}

    assert len(made) == 1000
    assert {len(code) for code in made} == {26}
    assert set("".join(made)) == set(codes.ALPHABET)


@given(number=st.integers(0, 2**128 - 1))
def test_code_holds_all_128_bits(number):
    code = codes._encode(number)

    # Crockford's letters and Python's stand in the same order.
    python_letters = "0123456789ABCDEFGHIJKLMNOPQRSTUV"
    assert int(code.translate(str.maketrans(codes.ALPHABET, python_letters)), 32) == number


@given(code=any_code)
def test_code_reads_back_from_how_it_is_printed(code):
    assert codes.normalise_code(codes.pretty_code(code)) == code


@given(code=any_code, data=st.data())
def test_code_is_forgiven_how_people_type(code, data):
    typed = "".join(
        data.draw(st.sampled_from(["", " ", "-", "–"]))
        + data.draw(st.sampled_from([letter, letter.lower(), *LOOKALIKES.get(letter, "")]))
        for letter in code
    )

    assert codes.normalise_code(typed) == code


LOOKALIKES = {"0": "Oo", "1": "IiLl"}


@given(text=st.text())
def test_any_text_is_a_code_or_none_and_never_an_error(text):
    code = codes.normalise_code(text)

    assert code is None or codes.normalise_code(code) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        pytest.param("7K3QF8M2ZT9XW4B6NHRC0DEVG", id="25 letters"),
        pytest.param("7K3QF8M2ZT9XW4B6NHRC0DEVGSS", id="27 letters"),
        pytest.param("7K3QF8M2ZT9XW4B6NHRC0DEVGU", id="a letter U"),
        pytest.param("7K3QF8M2ZT9XW4B6NHRC0DEVG/", id="a slash"),
        pytest.param("8" + 25 * "0", id="more than 128 bits"),
        pytest.param(26 * "\x00", id="NUL"),
        pytest.param(10_000_000 * "0", id="ten megabytes"),
    ],
)
def test_what_cannot_be_a_code_is_none(text):
    assert codes.normalise_code(text) is None


def test_full_width_letters_are_read():
    assert codes.normalise_code("７K3QF8M2ZT9XW4B6NHRC0DEVGS") == "7K3QF8M2ZT9XW4B6NHRC0DEVGS"


def test_printed_code_stands_in_groups():
    assert codes.pretty_code("7K3QF8M2ZT9XW4B6NHRC0DEVGS") == "7K3QF 8M2ZT 9XW4B 6NHRC 0DEVGS"
