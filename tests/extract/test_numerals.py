import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.numerals import ASCII_DIGITS, number, whole_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,260.5", "1260.5"),
        ("十二点五", "12.5"),
        ("一千二百", "1200"),
        ("一万二千", "12000"),
        ("7", "7"),
        ("1੭.5", "17.5"),
        ("٢٣", "23"),
    ],
)
def test_numbers(text, value):
    assert number(text) == value


def test_a_word_is_no_number():
    with pytest.raises(ValueError, match="'年' is no digit"):
        whole_number("二年")


@given(st.text("０１２９．％abc，中", max_size=20))
def test_plain_digits_keep_their_places(text):
    assert len(text.translate(ASCII_DIGITS)) == len(text)


@given(st.integers(1, 99_999_999))
def test_counting_forms_come_back(value):
    assert whole_number(_printed(value)) == value


def _printed(value: int) -> str:
    """Write a number as speech does: 一万零二十."""
    if value >= 10_000:
        rest = value % 10_000
        return _printed(value // 10_000) + "万" + (("零" if rest < 1000 else "") + _printed(rest) if rest else "")
    text, zero = "", False
    for place, power in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = value // power % 10
        if digit:
            text += ("零" if zero else "") + "零一二三四五六七八九"[digit] + place
        zero = not digit and bool(text)
    return text
