"""What a text says in figures: indicator, number, unit, period, and how the number stands to the indicator."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.data import words
from kg.extract.cues import Cue, find_cue
from kg.extract.dates import DateSpan, find_dates
from kg.extract.indicators import ASIDE, DATE, FIGURE, Clauses
from kg.extract.numerals import ASCII_DIGITS
from kg.extract.periods import Periods
from kg.extract.units import Quantity, UnitClass, find_quantities
from kg.model import Range

NameSpan = tuple[int, int, str, str]  # begin, end, entity type, name

_SHARE = re.compile("占|比重|比例|份额|率$|含量|覆盖面|一半")
_BARE = re.compile("指数|系数|PMI|比值|评分|得分|倍率")
_ITEM_LINK = re.compile("、|以及|[和与]")
_ASIDES = re.compile(rf"[（(][^（）()\n{FIGURE}]{{1,24}}[）)]")
_LONGEST_EVIDENCE = 60
_LONGEST_SENTENCE = 300
_COUNTING = {UnitClass.COUNT, UnitClass.MEASURE, UnitClass.RATIO}  # 30个城市, 50亿元资金, 30%的企业


@dataclass(frozen=True, slots=True)
class ObservationSpan:
    """A number that measures something, and the stretch of text that says so."""

    begin: int
    end: int
    indicator: str  # as printed
    indicator_begin: int
    indicator_end: int
    subject: int | None  # index into the names
    value: str  # as printed, without separators
    unit: str
    normalized_value: str  # a decimal in the plain unit; a decline has a minus
    normalized_unit: str
    period: str  # ISO, or empty
    comparator: str  # level growth share count change
    qualifier: str  # ">" "<" "~" or empty


def find_observations(text: str, names: Sequence[NameSpan] = (), *, published: str = "") -> list[ObservationSpan]:
    """Return the observations of a text, in its order.

    Numbers that measure something count (share, growth, count, level); dates, ordinals and counts of a text's points do
    not. `names` are the text's mentions, of which one is the subject that an observation is about; `published` (ISO)
    resolves 今年 and 上半年.
    """
    quantities = find_quantities(text)
    if not quantities:
        return []
    reader = _Reader(text, quantities, find_dates(text, published=published, unresolved=True))
    return [_observation(text, reading, names) for reading in reader.read()]


class _Reading(NamedTuple):
    quantity: Quantity
    indicator: Range
    evidence: Range
    comparator: str
    declines: bool
    qualifier: str
    period: str


def _observation(text: str, reading: _Reading, names: Sequence[NameSpan]) -> ObservationSpan:
    quantity, indicator = reading.quantity, reading.indicator
    number = -quantity.normalized_value if reading.declines else quantity.normalized_value
    return ObservationSpan(
        begin=reading.evidence.begin,
        end=reading.evidence.end,
        indicator=indicator.of(text).replace("\n", ""),
        indicator_begin=indicator.begin,
        indicator_end=indicator.end,
        subject=_subject(text, indicator, quantity.begin, names),
        value=quantity.value,
        unit=quantity.unit,
        normalized_value=f"{number:f}",
        normalized_unit=quantity.normalized_unit,
        period=reading.period,
        comparator=reading.comparator,
        qualifier=reading.qualifier,
    )


def _subject(text: str, indicator: Range, at: int, names: Sequence[NameSpan]) -> int | None:
    """Return the name that an observation is about: the longest in it, or the last before it in the sentence."""
    inside = [i for i, n in enumerate(names) if indicator.begin <= n[0] and n[1] <= indicator.end]
    if inside:
        return max(inside, key=lambda i: names[i][1] - names[i][0])
    opening = max(text.rfind(mark, max(0, at - _LONGEST_SENTENCE), at) for mark in "。！？\n")
    before = [i for i, n in enumerate(names) if opening < n[0] and n[1] <= at]
    return max(before, key=lambda i: (names[i][1], -names[i][0]), default=None)


class _Clause(NamedTuple):
    """The stretch left of a number: what may name its indicator, and the cue that says how the number is meant."""

    begin: int
    cue: Cue
    follows: bool = False  # nothing but 、 or 和 between the number before and this one


class _Reader:
    """Reads the numbers of a text in order, keeping what a sentence leaves unsaid the second time."""

    def __init__(self, text: str, quantities: Sequence[Quantity], dates: Sequence[DateSpan]) -> None:
        self.quantities = _undated(quantities, dates)
        self.masked = _masked(text, self.quantities, dates)
        self.clauses = Clauses(self.masked)
        self.periods = Periods(self.masked, dates)
        self.last: _Reading | None = None
        self.last_clause: _Clause | None = None
        self.shared: list[Range] = []  # indicators that the next numbers take in turn: A和B分别

    def read(self) -> Iterator[_Reading]:
        """Yield what each number measures; numbers that measure nothing are passed over."""
        floor = 0
        for index, quantity in enumerate(self.quantities):
            opening = self.clauses.opening(quantity.begin)
            if floor <= opening:
                self.last = self.last_clause = None
            clause = self._clause(quantity, max(floor, opening))
            reading = self._reading(index, quantity, clause, opening)
            floor = quantity.end
            if reading:
                self.last, self.last_clause = reading, clause
                floor = max(floor, reading.indicator.end if reading.indicator.begin >= quantity.end else 0)
                yield reading

    def _clause(self, quantity: Quantity, floor: int) -> _Clause:
        begin = self.clauses.clause(floor, quantity.begin)
        between = self.masked[begin : quantity.begin].strip(" 、和及与以或至到—-~～")
        if self.last_clause and begin == floor and not between:
            old = self.last_clause.cue
            return _Clause(begin, old._replace(begin=begin, end=quantity.begin, noun=None), follows=True)
        cue = find_cue(self.masked, begin, quantity.begin)
        if cue.rule == "from":
            self.periods.spend(cue.begin, cue.end)
        return _Clause(begin, cue)

    def _reading(self, index: int, quantity: Quantity, clause: _Clause, opening: int) -> _Reading | None:
        if quantity.unit_class is UnitClass.TIME and not clause.cue.text.strip():
            return None
        if self.masked[clause.cue.begin - 1 : clause.cue.begin] == "每" and clause.cue.text:
            return None  # 每提高1个百分点: a condition
        found = self._indicator(index, quantity, clause, opening)
        if found is None or not self._measures(quantity, found):
            return None
        return _Reading(
            quantity=quantity,
            indicator=found,
            evidence=self._evidence(quantity, clause, found),
            comparator=self._comparator(quantity, clause, found),
            declines=clause.cue.declines,
            qualifier=quantity.qualifier or clause.cue.qualifier,
            period=self.periods.of(opening, clause.begin, quantity.begin),
        )

    # -- indicator --

    def _indicator(self, index: int, quantity: Quantity, clause: _Clause, opening: int) -> Range | None:
        if clause.follows and self.shared:
            return self.shared.pop(0)
        own = self.clauses.name(clause.begin, clause.cue.begin)
        kind = quantity.unit_class
        if kind is UnitClass.COUNT or own is None or self.clauses.ends_in_verb(clause.begin, quantity.begin):
            noun = self._counted(quantity, clause)
            if noun:
                return noun
        if own:
            if "分别" in clause.cue.text or "分别" in self.masked[own.end : quantity.begin]:
                return self._share_out(index, own)
            return own
        if not (clause.cue.text.strip() or clause.follows):
            return self._above(clause, opening)
        return (self.last and self.last.indicator) or clause.cue.noun or self._before(clause, opening)

    def _counted(self, quantity: Quantity, clause: _Clause) -> Range | None:
        said = self.masked[clause.begin : quantity.begin].rstrip("约近超过逾 ")
        kind = quantity.unit_class
        if kind not in _COUNTING or (kind is UnitClass.RATIO and self.masked[quantity.end : quantity.end + 1] != "的"):
            return None
        whole = said.endswith("有") or kind is UnitClass.RATIO
        return self.clauses.counted(quantity.end, whole=whole)

    def _share_out(self, index: int, own: Range) -> Range:
        """Give A、B和C to the numbers that follow each other; all of them to each, where they are not as many."""
        items = _items(self.masked, own)
        run = 1
        for before, after in zip(self.quantities[index:], self.quantities[index + 1 :], strict=False):
            if self.masked[before.end : after.begin].strip(" 、和及与以"):
                break
            run += 1
        if len(items) != run:
            return own
        self.shared = items[1:]
        return items[0]

    def _before(self, clause: _Clause, opening: int) -> Range | None:
        """Return what the clause before speaks of."""
        end = clause.begin - 1
        if end <= opening:
            return self._above(clause, opening)
        return self.clauses.spoken_of(self.clauses.clause(opening, end), end)

    def _above(self, clause: _Clause, opening: int) -> Range | None:
        """Return the label that stands before a colon, or alone on the line above: a data box."""
        end = clause.begin - 1
        if clause.begin == opening and end > 0 and self.masked[end] == "\n":
            begin = self.masked.rfind("\n", 0, end) + 1
        elif end > opening and self.masked[end] in "：:":
            begin = self.clauses.clause(opening, end)
        else:
            return None
        label = self.masked[begin:end]
        return self.clauses.name(begin, end) if len(label) <= 30 and not set(label) & set(f"。！？{FIGURE}") else None

    # -- what is said of it --

    def _measures(self, quantity: Quantity, indicator: Range) -> bool:
        noun = indicator.of(self.masked)
        if quantity.unit_class is UnitClass.NONE:
            return bool(_BARE.search(noun))
        return not (indicator.begin >= quantity.end and _list_noun().match(noun))

    def _comparator(self, quantity: Quantity, clause: _Clause, indicator: Range) -> str:
        kind = quantity.unit_class
        if kind is UnitClass.POINTS:
            return "change"
        if clause.cue.comparator == "growth":
            return "growth" if kind in {UnitClass.RATIO, UnitClass.TIMES} else "change"
        if kind is UnitClass.COUNT:
            return "count"
        last = self.last
        if (
            clause.cue.comparator == "level"
            and last
            and (last.indicator, last.quantity.unit_class) == (indicator, kind)
        ):
            return last.comparator  # 由5%提高到6%
        shares = clause.cue.comparator == "share" or _SHARE.search(indicator.of(self.masked))
        return "share" if kind is UnitClass.RATIO and shares else "level"

    def _evidence(self, quantity: Quantity, clause: _Clause, indicator: Range) -> Range:
        end = max(quantity.end, indicator.end)
        begin = min(quantity.begin, indicator.begin)
        is_far = begin < clause.begin and end - begin > _LONGEST_EVIDENCE
        if is_far or (begin == quantity.begin and end - clause.begin <= _LONGEST_EVIDENCE):
            begin = clause.begin
        while self.masked[begin] in " 　\n、，":
            begin += 1
        return Range(begin, end)


def _masked(text: str, quantities: Sequence[Quantity], dates: Sequence[DateSpan]) -> str:
    """Return the text with figures, dates and bracketed remarks blotted out, a character for a character."""
    chars = list(text.translate(ASCII_DIGITS))
    for quantity in quantities:
        chars[quantity.begin : quantity.end] = FIGURE * (quantity.end - quantity.begin)
    for date in dates:
        chars[date.begin : date.end] = DATE * (date.end - date.begin)
    return _ASIDES.sub(lambda match: ASIDE * len(match.group()), "".join(chars))


def _undated(quantities: Sequence[Quantity], dates: Sequence[DateSpan]) -> list[Quantity]:
    """Return the quantities that are no part of a date."""
    begins = [date.begin for date in dates]
    kept = []
    for quantity in quantities:
        before = bisect_right(begins, quantity.end - 1) - 1
        if before < 0 or dates[before].end <= quantity.begin:
            kept.append(quantity)
    return kept


def _items(masked: str, own: Range) -> list[Range]:
    """Return the items of a list A、B和C."""
    found, begin = [], own.begin
    for link in _ITEM_LINK.finditer(masked, own.begin, own.end):
        found.append(Range(begin, link.start()))
        begin = link.end()
    return [*found, Range(begin, own.end)]


@cache
def _list_noun() -> re.Pattern[str]:
    return re.compile("(?:大|主要|重点)?(?:" + "|".join(words("quantity_lists")) + ")")
