"""How Chinese text writes whole numbers: full-width digits, digit strings (二〇二四) and counting forms (二十三)."""

import re
import unicodedata

ASCII_DIGITS = str.maketrans("０１２３４５６７８９．％－：", "0123456789.%-:")
_WIDE = re.compile("[０-９．％－：]")

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_PART = re.compile(r"([〇零○一二三四五六七八九两]*)([十百千]?)")


def ascii_digits(text: str) -> str:
    """Return text with full-width figures made plain, a character for a character, so that offsets stay.

    >>> ascii_digits("５％")
    '5%'
    """
    return _WIDE.sub(lambda match: match.group().translate(ASCII_DIGITS), text)  # ten times as fast as all of it


def number(text: str) -> str:
    """Return the decimal of a number as printed, in whatever script, whole or with 点, separators left out.

    >>> number("1,260.5"), number("十二点五"), number("一千二百")
    ('1260.5', '12.5', '1200')

    Raises:
        ValueError: the text is no such number.
    """
    text = "".join(str(unicodedata.decimal(char, char)) for char in text if char not in ",，")
    if text.isascii():
        return text
    whole, point, part = text.partition("点")
    return str(whole_number(whole)) + ("." + "".join(str(_digit(char)) for char in part) if point else "")


def whole_number(text: str) -> int:
    """Return the value of a whole number as printed.

    >>> whole_number("二〇二四"), whole_number("二十三"), whole_number("一百零五"), whole_number("12")
    (2024, 23, 105, 12)

    Raises:
        ValueError: the text is no such number.
    """
    if text.isdecimal():
        return int(text)
    if not any(place in text for place in [*_PLACES, "万"]):
        return int("".join(str(_digit(char)) for char in text))
    high, ten_thousand, low = text.partition("万")
    if ten_thousand:
        return 10_000 * whole_number(high) + (whole_number(low) if low else 0)
    total = 0
    for digits, place in _PART.findall(text):
        value = _digit(digits[-1]) if digits else int(bool(place))
        total += value * _PLACES.get(place, 1)
    return total


def _digit(char: str) -> int:
    value = _DIGITS.get(char, unicodedata.decimal(char, -1))
    if value < 0:
        raise ValueError(f"{char!r} is no digit (one of {''.join(_DIGITS)})")
    return value
