"""Numbers with their units: where they stand, what they say, and what they come to in the plain unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from kg.data import rows
from kg.extract.numerals import ASCII_DIGITS

_MAGNITUDES = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9}
_MAGNITUDES |= {"百亿": 10, "千亿": 11, "万亿": 12}
_NUMBER = r"-?(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_TO = r" ?(?:—{1,2}|–|-|~|～|至|到) ?"
_NOT_BEFORE = r"(?<![A-Za-z\d./=×#第前每〔\[零一二三四五六七八九十])(?<!\d[-—–~～,，:])(?<![\dA-Za-z”\s][+])"
_NOT_AFTER = r"(?![A-Za-z\d+])"


_DIGIT = re.compile(r"-?\d")


class UnitClass(StrEnum):
    """What a unit measures, as far as reading its sentence goes."""

    RATIO = "ratio"
    POINTS = "points"
    TIMES = "times"
    COUNT = "count"
    MEASURE = "measure"
    TIME = "time"
    NONE = "none"  # a bare number: an index


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; the end of a range is a quantity of its own."""

    begin: int
    end: int  # after the unit and a hedge behind it (以上)
    value: str  # as printed, without separators
    unit: str  # as printed, magnitude included: 万亿元
    unit_class: UnitClass
    qualifier: str  # ">" "<" "~" or "", as far as the number's own surroundings say
    normalized_value: Decimal
    normalized_unit: str


def find_quantities(text: str) -> list[Quantity]:
    """Return the numbers with units in a text, in its order.

    >>> [(q.value, q.unit, q.qualifier, str(q.normalized_value)) for q in find_quantities("约12.5万亿元、50余项")]
    [('12.5', '万亿元', '', '12500000000000'), ('50', '项', '>', '50')]
    """
    plain = text.translate(ASCII_DIGITS)
    return [quantity for match in _matches(plain) for quantity in _quantities(match)]


def _matches(text: str) -> Iterator[re.Match[str]]:
    digit = _DIGIT.search(text)
    while digit:
        match = _pattern().match(text, digit.start())
        if match:
            yield match
        digit = _DIGIT.search(text, match.end() if match else digit.end())


@cache
def any_unit() -> str:
    """Return the pattern of a unit, the longest first."""
    return "|".join(re.escape(unit) for unit in sorted(_classes(), key=len, reverse=True))


@cache
def _classes() -> dict[str, UnitClass]:
    return {row.fields["unit"]: UnitClass(row.fields["class"]) for row in rows("lexicon/units.tsv")}


@cache
def _pattern() -> re.Pattern[str]:
    units = any_unit()
    magnitudes = "|".join(sorted(filter(None, _MAGNITUDES), key=len, reverse=True))
    size = rf" ?(?P<more>[多余几])?(?P<magnitude>{magnitudes})?(?P<more2>[多余])? ?"
    low = rf"(?P<low>{_NUMBER})(?P<low_unit> ?(?:{magnitudes})?(?:{units})?){_TO}"
    behind = r"(?P<behind>以上|以下|左右(?!手|侧)|上下(?!游|级|文)|以内|之内|多|余)?"
    return re.compile(
        rf"{_NOT_BEFORE}(?:{low})?(?P<value>{_NUMBER}){size}(?:(?P<unit>{units})(?P<per>/(?:{units}|[万人亩]+))?(?!级|(?<=位)[居列于次])|{_NOT_AFTER}(?!(?:{units})?级)){behind}"
    )


_BEHIND = {"以上": ">", "多": ">", "余": ">", "以下": "<", "以内": "<", "之内": "<", "左右": "~", "上下": "~"}


def _quantities(match: re.Match[str]) -> Iterator[Quantity]:
    more, behind = match["more"] or match["more2"], match["behind"]
    qualifier = ">" if more else _BEHIND.get(behind or "", "")
    magnitude = match["magnitude"] or ""
    unit = magnitude + (match["unit"] or "") + (match["per"] or "")
    if match["low"]:
        low_unit = match["low_unit"].strip() or unit
        low_magnitude = max((m for m in _MAGNITUDES if low_unit.startswith(m)), key=len)
        low_unit += (match["unit"] or "") if low_unit == low_magnitude else ""
        yield _quantity(match, match.start(), match.end("low_unit"), match["low"], low_magnitude, low_unit, ">")
        yield _quantity(match, match.start("value"), match.end(), match["value"], magnitude, unit, "<")
    else:
        yield _quantity(match, match.start(), match.end(), match["value"], magnitude, unit, qualifier)


def _quantity(
    match: re.Match[str], begin: int, end: int, number: str, magnitude: str, unit: str, qualifier: str
) -> Quantity:
    value = re.sub("[,，]", "", number)
    plain = unit[len(magnitude) :]
    unit_class = _classes().get(plain) or _classes().get(
        plain.partition("/")[0], UnitClass.COUNT if magnitude and not plain else UnitClass.NONE
    )
    size = Decimal(value).scaleb(_MAGNITUDES[magnitude])
    end = begin + len(match.string[begin:end].rstrip())
    return Quantity(begin, end, value, unit, unit_class, qualifier, _plain(size), plain)


def _plain(number: Decimal) -> Decimal:
    """Return a number without exponent and trailing zeros."""
    return Decimal(f"{number.normalize():f}")
