"""Numbers with their units: where they stand, what they say, and what they come to in the plain unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from kg.data import rows
from kg.extract.numerals import ascii_digits, number
from kg.model import Range

_MAGNITUDES = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9}
_MAGNITUDES |= {"百亿": 10, "千亿": 11, "万亿": 12}
_NUMBER = r"-?(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_TO = r" ?(?:—{1,2}|–|-|~|～|至|到) ?"
_NOT_BEFORE = r"(?<![A-Za-z\d./=×#第前每〔\[零一二三四五六七八九十])(?<!\d[-—–~～,，:])(?<![\dA-Za-z”\s][+])"
_HEDGE_BEHIND = r"(?P<behind>以上|以下|左右(?!手|侧)|上下(?!游|级|文)|以内|之内|多|余)?"
_CHARS = "零〇一二两三四五六七八九十百千"
_NOT_TENTH = "(?![为立果效本员长功就都熟分型套品交因绩语千体份人名])"  # 六成 is a share, 一成立 is not
_DIGIT = re.compile(r"-?\d")
_HAN = re.compile("[一二两三四五六七八九](?:[十百千成]|万[一二两三四五六七八九])|十[一二三四五六七八九]|[百千]分之")


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
    plain = ascii_digits(text)
    matches = [*_matches(plain, _DIGIT, _arabic()), *_matches(plain, _HAN, _han())]
    matches.sort(key=lambda match: match.start())
    return [quantity for match in matches for quantity in _quantities(match)]


def _matches(text: str, anchor: re.Pattern[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern where an anchor stands: text without anchors costs little."""
    start = anchor.search(text)
    while start:
        match = pattern.match(text, start.start())
        if match:
            yield match
        start = anchor.search(text, match.end() if match else start.end())


@cache
def any_unit() -> str:
    """Return the pattern of a unit, the longest first."""
    return "|".join(_unit_pattern(unit, unless) for unit, unless in sorted(_unless().items(), key=lambda u: -len(u[0])))


def _unit_pattern(unit: str, unless: str) -> str:
    return re.escape(unit) + (f"(?!{unless})" if unless else "")


@cache
def _unless() -> dict[str, str]:
    """Return for each unit what may not follow it: 升 is no unit in 升至."""
    return {row.fields["unit"]: row.fields.get("unless", "") for row in rows("lexicon/units.tsv")}


@cache
def _classes() -> dict[str, UnitClass]:
    return {row.fields["unit"]: UnitClass(row.fields["class"]) for row in rows("lexicon/units.tsv")}


@cache
def _arabic() -> re.Pattern[str]:
    units = any_unit()
    low = rf"(?P<low>{_NUMBER})(?P<low_unit> ?(?:{_magnitudes()})?(?:{units})?){_TO}"
    bare = rf"(?![A-Za-z\d+])(?!多?强(?![度化]))(?!(?:{'|'.join(map(re.escape, _unless()))})?级)"
    return re.compile(rf"{_NOT_BEFORE}(?:{low})?(?P<value>{_NUMBER}){_size()}(?:{_unit()}|{bare}){_HEDGE_BEHIND}")


@cache
def _han() -> re.Pattern[str]:
    """Return the form of figures in characters: of two or more (三十家), and shares (百分之五, 六成)."""
    counted = rf"(?=.[{_CHARS}万])(?P<value>[{_CHARS}]+(?:万[{_CHARS}]+)?){_size()}{_unit()}"
    percent = rf"[百千]分之(?P<percent>[{_CHARS}]+(?:点[{_CHARS}]+)?)"
    tenths = rf"(?P<tenths>[两二三四五六七八九])(?P<tenth>成)(?P<more3>[多半])?{_NOT_TENTH}"
    start = rf"(?<![第前每数几点届万{_CHARS}])"
    return re.compile(rf"{start}(?:{percent}|{tenths}|{counted})(?P<low>(?!))?(?P<low_unit>){_HEDGE_BEHIND}")


@cache
def _magnitudes() -> str:
    return "|".join(sorted(filter(None, _MAGNITUDES), key=len, reverse=True))


def _size() -> str:
    return rf" ?(?P<more>[多余几])?(?P<magnitude>{_magnitudes()})?(?P<more2>[多余])? ?"


def _unit() -> str:
    units = any_unit()
    return rf"(?P<unit>{units})(?P<per>/(?:{units}|[万人亩]+))?(?!级)"


_BEHIND = {"以上": ">", "多": ">", "余": ">", "以下": "<", "以内": "<", "之内": "<", "左右": "~", "上下": "~"}


def _quantities(match: re.Match[str]) -> Iterator[Quantity]:
    groups = match.groupdict("")
    share = groups.get("percent") or groups.get("tenths")
    value = share or groups["value"]
    magnitude = groups["magnitude"]
    permille = "‰" if match.group().startswith("千分之") else "%"
    unit = ("成" if groups.get("tenth") else permille) if share else magnitude + groups["unit"] + groups["per"]
    if groups["low"]:
        low_unit = groups["low_unit"].strip() or unit
        low_magnitude = max((m for m in _MAGNITUDES if low_unit.startswith(m)), key=len)
        low_unit += groups["unit"] if low_unit == low_magnitude else ""
        low, high = Range(match.start(), match.end("low_unit")), Range(match.start("value"), match.end())
        is_range = low_unit[len(low_magnitude) :] == unit[len(magnitude) :]  # 下调0.25个百分点至1.75% is none
        yield _quantity(match, low, groups["low"], low_magnitude, low_unit, ">" if is_range else "")
        yield _quantity(match, high, value, magnitude, unit, "<" if is_range else "")
        return
    more = groups["more"] or groups["more2"] or groups.get("more3")
    qualifier = ">" if more else _BEHIND.get(groups["behind"], "")
    yield _quantity(match, Range(*match.span()), value, magnitude, unit, qualifier)


def _quantity(match: re.Match[str], where: Range, printed: str, magnitude: str, unit: str, qualifier: str) -> Quantity:
    value = number(printed)
    plain = unit[len(magnitude) :]
    bare = UnitClass.COUNT if magnitude and not plain else UnitClass.NONE
    unit_class = _classes().get(plain) or _classes().get(plain.partition("/")[0], bare)
    size = Decimal(value).scaleb(_MAGNITUDES[magnitude])
    end = where.begin + len(where.of(match.string).rstrip())
    return Quantity(where.begin, end, value, unit, unit_class, qualifier, _plain(size), plain)


def _plain(number: Decimal) -> Decimal:
    """Return a number without exponent and trailing zeros."""
    return Decimal(f"{number.normalize():f}")
