"""What the text says of time: expressions of dates, with the ISO form that they stand for."""

import re
from calendar import monthrange
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from kg.data import records
from kg.extract.numerals import ascii_digits, whole_number

_NUMERAL = "〇零○一二三四五六七八九"
_YEAR = rf"(?:(?<!\d)(?:1[89]|20|21)\d\d|(?<![{_NUMERAL}])[一二][{_NUMERAL}]{{3}})"
_MONTH = r"(?:(?<![\d.])(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_RELATIVE = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1}
_PARTS = {
    "y": rf"(?P<y>{_YEAR})",
    "y2": rf"(?P<y2>{_YEAR})",
    "m": rf"(?P<m>{_MONTH})",
    "m2": rf"(?P<m2>{_MONTH})",
    "d": rf"(?P<d>{_DAY})",
    "d2": rf"(?P<d2>{_DAY})",
    "Y": rf"(?:(?P<y>{_YEAR})\s?年|(?P<relative>{'|'.join(_RELATIVE)}|同年)度?)",
    "to": r"\s?(?:至|到|—{1,2}|–|-|－|～|~)\s?",
    "half": r"(?P<half>[上下])半年",
    "quarter": r"第?(?P<quarter>[一二三四1-4]|前[二三两])个?季度",
    "bare": r"(?P<bare>3[01]|[12]\d|0?[1-9])",
    "first": rf"前(?P<first>{_MONTH})个月",
    "plan": r"(?P<plan>十[一二三四五六]?|[六七八九])",
}
_ANCHOR = re.compile(
    rf"截[至止]|[到至从由自]\s?(?={_YEAR}|[今明])|\d(?<![\d.].)\d{{0,3}}\s?[年月至到~～—–./-]|[{_NUMERAL}]{{4}}\s?年"
    rf"|[{_NUMERAL}十]{{1,2}}月|[今去前明上本同]年|[上下]半年|前.{{1,2}}个月|[前第][一二三四两1-4]个?季度|[一二三四两1-4]个?季度"
    r"|“十?[一二三四五六七八九十]五”?(?:规划)?[时期以]|十[一二三四五六七八九十]五”?(?:规划)?[时期以]"
    r"|[一二三四五六七八九十]五”?(?:规划)?[时期以]"
    r"|\d(?<![\d.月/-].)\d?\s?日(?=[上下]午|[晚的在，]|举行|召开|电|讯)"
)
"""Where an expression may begin; each branch has its own first letters, so that text without dates costs little."""

_COMPARED = ("比", "较")  # 比上年增长: the year of what follows is not the year compared with
_HALVES = {"上": (1, 6), "下": (7, 12)}
_FIRST_PLAN, _FIRST_PLAN_YEAR = 3, 1966  # the third plan; plans have followed each other every five years since


class DateSpan(NamedTuple):
    """An expression of time in a text."""

    begin: int
    end: int
    iso: str  # as precise as printed: 2024, 2023-09, 2024-03-20; a span is begin/end
    kind: str  # day month year span, period (of a plan), asof (截至), since (以来), deadline (到…年, …年前)


class _Pattern(NamedTuple):
    regex: re.Pattern[str]
    kind: str


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(re.compile(row["pattern"].replace(" ", r"\s?").format(**_PARTS)), row["kind"])
        for row in records("patterns/dates.jsonl")
    )


def find_dates(text: str, *, published: str = "", unresolved: bool = False) -> list[DateSpan]:
    """Return the expressions of time in a text, in its order.

    An expression without its year (7月, 上半年) takes the last year printed on its line, or else that of `published`
    (ISO), or without that the year of the last month printed before. One that nothing resolves (今年, where
    `published` is empty) is left out; if unresolved, its `iso` is empty.
    """
    return [span for span in _scanned(text, published) if span.iso or unresolved]


@lru_cache(maxsize=1)  # speeches and figures ask of one text in turn
def _scanned(text: str, published: str) -> tuple[DateSpan, ...]:
    text = ascii_digits(text)
    clock = _Clock(published)
    found: list[DateSpan] = []
    anchor = _ANCHOR.search(text)
    while anchor:
        span = _date_at(text, anchor.start(), clock)
        if span:
            found.append(span)
        anchor = _ANCHOR.search(text, span.end if span else anchor.start() + 1)
    return tuple(found)


def _date_at(text: str, begin: int, clock: "_Clock") -> DateSpan | None:
    for regex, kind in _patterns():
        hit = regex.match(text, begin)
        if hit:
            clock.move(text.rfind("\n", 0, begin))
            last = clock.last
            iso = _iso(hit.groupdict(), clock)
            if text[begin - 1 : begin] in _COMPARED:
                clock.last = last
            return DateSpan(begin, hit.end(), iso, kind)
    return None


class _Clock:
    """The year and month that an incomplete expression is read from."""

    def __init__(self, published: str) -> None:
        parts = published.split("/", maxsplit=1)[0].split("-")
        self.year = int(parts[0]) if parts[0] else None
        self.month = int(parts[1]) if len(parts) > 1 else 12
        self.line = -1
        self.last: int | None = None
        self.printed: tuple[int, int] | None = None  # the last month printed, with its year
        self.earlier: int | None = None  # the last year printed on any line: what is left where nothing was published

    def move(self, line: int) -> None:
        """Forget what was printed on another line."""
        if line != self.line:
            self.line, self.last = line, None

    def year_of(self, parts: Mapping[str, str | None], month: int) -> int | None:
        """Return the year that an expression speaks of, whose last month is given."""
        relative = parts.get("relative")
        if parts.get("y"):
            year: int | None = whole_number(parts["y"] or "")
        elif relative == "同年":
            year = self.last
        elif relative:
            year = self.year and self.year + _RELATIVE[relative]
        else:
            return self.last or (self.year and self.year - (month > self.month)) or self.earlier
        self.last = year
        self.earlier = year if parts.get("m") else self.earlier
        return year


def _iso(parts: Mapping[str, str | None], clock: _Clock) -> str:
    """Return the ISO form of a matched expression; empty where its year is unknown or the day does not exist."""
    if parts.get("plan"):
        begin = _FIRST_PLAN_YEAR + 5 * (whole_number(parts["plan"] or "") - _FIRST_PLAN)
        return f"{begin}/{begin + 4}"
    if parts.get("bare"):
        return _point(*clock.printed, whole_number(parts["bare"] or "")) if clock.printed else ""
    first, last = _months(parts)
    numbers = {key: whole_number(value) for key in ("d", "y2", "m2", "d2") if (value := parts.get(key))}
    year = clock.year_of(parts, numbers.get("m2") or first or 0)
    if year is None:
        return ""
    clock.printed = (year, first) if first and parts.get("m") else clock.printed
    begin_iso = _point(year, first, numbers.get("d"))
    if not (last or numbers.keys() & {"y2", "m2", "d2"}):
        return begin_iso
    end_month = numbers.get("m2") or last or (first if "d2" in numbers else None)
    end_iso = _point(numbers.get("y2", year), end_month, numbers.get("d2"))
    return f"{begin_iso}/{end_iso}" if begin_iso and begin_iso < end_iso else ""


def _months(parts: Mapping[str, str | None]) -> tuple[int | None, int | None]:
    """Return the first and last month of a half or quarter, or the one month that is printed."""
    if half := parts.get("half"):
        return _HALVES[half]
    if quarter := parts.get("quarter"):
        number = whole_number(quarter.lstrip("前"))
        return (1 if quarter.startswith("前") else 3 * number - 2), 3 * number
    if first := parts.get("first"):
        return 1, whole_number(first)
    return (whole_number(parts["m"] or "") if parts.get("m") else None), None


def _point(year: int, month: int | None, day: int | None) -> str:
    if month is None:
        return str(year)
    if day is None:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}" if day <= monthrange(year, month)[1] else ""
