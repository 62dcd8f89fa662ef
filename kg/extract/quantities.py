"""What a text says in figures: indicator, number, unit, period, and how the number stands to the indicator."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.data import records, words
from kg.extract.dates import DateSpan, find_dates
from kg.extract.indicators import ASIDE, DATE, FIGURE, Clauses
from kg.extract.numerals import ASCII_DIGITS
from kg.extract.periods import Periods
from kg.extract.units import Quantity, UnitClass, find_quantities
from kg.model import Range

NameSpan = tuple[int, int, str, str]  # begin, end, entity type, name

_PARTS = {
    "date": f"(?:目前|当前|现在|如今|{DATE}+)",
    "hedge": r"(?P<hedge>(?:\s|达到|达|为|是|有|共有|已有|超过|超|逾|突破|高于|不低于|不少于|至少|大约|约为|约|接近|将近|近|不足|不到"
    r"|低于|不高于|不超过|以内|控制|稳定|保持|维持|完成|实现|在|到|至|了|均|也|就|已|：)*)",
    "up": "(?:增长|增加|上升|提高|提升|上涨|扩大|加快|回升|增|多增|增收|上浮)",
    "down": "(?P<down>下降|降低|减少|回落|下跌|缩小|收窄|下滑|萎缩|缩短|压缩|压减|减|降)",
    "turn": "(?:升|变|扩展|拓展|延长|扩容|扩充|发展|涨|跌)",
    "pace": r"(?:同比|环比|年均|平均|每年|累计|实际|名义|复合|再|又|已|也|均|将|大幅|小幅|持续|快速|逐年|合计|净|\s)",
    "versus": rf"(?:(?<![占同对])比(?![重例率])|较|与)[^，。；：、{FIGURE}]{{1,14}}?(?:相比)?",
}
_OVER = re.compile("(?<!不)(?:超过|超|高于)|逾|突破|不低于|不少于|至少")
_UNDER = re.compile("(?<!不)低于|不足|不到|不高于|不超过|以内")
_ABOUT = re.compile("约|近")
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


class _Cue(NamedTuple):
    name: str
    comparator: str
    regex: re.Pattern[str]


@cache
def _cues() -> tuple[_Cue, ...]:
    return tuple(
        _Cue(row["name"], row["comparator"], re.compile(f"(?:{row['pattern'].format(**_PARTS)})$"))
        for row in records("patterns/quantities.jsonl")
    )


def find_observations(text: str, names: Sequence[NameSpan] = (), *, published: str = "") -> list[ObservationSpan]:
    """Return the observations of a text, in its order.

    `names` are the text's mentions, of which one is the subject that an observation is about; `published` (ISO) resolves
    今年, 上半年. The rule of what counts is eval/GUIDELINES.md, Observations.
    """
    quantities = find_quantities(text)
    if not quantities:
        return []
    reader = _Reader(text, quantities, find_dates(text, published=published))
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
    """Return the name that an observation is about: the longest in the indicator, or the last before it in the sentence."""
    inside = [i for i, n in enumerate(names) if indicator.begin <= n[0] and n[1] <= indicator.end]
    if inside:
        return max(inside, key=lambda i: names[i][1] - names[i][0])
    opening = max(text.rfind(mark, max(0, at - _LONGEST_SENTENCE), at) for mark in "。！？\n")
    before = [i for i, n in enumerate(names) if opening < n[0] and n[1] <= at]
    return max(before, key=lambda i: (names[i][1], -names[i][0]), default=None)


class _Clause(NamedTuple):
    """The stretch left of a number, as far as what it says, and how it says it."""

    begin: int
    head_end: int  # the cue begins
    cue: str
    hedge: str  # the end of the cue: 超过 约
    comparator: str
    declines: bool
    noun: Range | None  # a name within the cue: 增速
    follows: bool  # nothing but 、 or 和 between the number before and this one


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
        left = self.masked[begin : quantity.begin]
        follows = begin == floor and self.last is not None and not left.strip(" 、和及与以或至到—-~～")
        if follows and self.last_clause:
            old = self.last_clause
            return old._replace(begin=begin, head_end=begin, noun=None, follows=True)
        for cue in _cues():
            hit = cue.regex.search(left)
            if hit:
                if cue.name == "from":
                    self.periods.spend(begin + hit.start(), quantity.begin)
                declines = bool(hit.groupdict().get("down")) and cue.comparator == "growth"
                noun = Range(begin + hit.start("noun"), begin + hit.end("noun")) if "noun" in hit.groupdict() else None
                return _Clause(
                    begin,
                    begin + hit.start(),
                    hit.group(),
                    hit.groupdict().get("hedge", ""),
                    cue.comparator,
                    declines,
                    noun,
                    False,
                )
        return _Clause(begin, quantity.begin, "", "", "level", False, None, False)

    def _reading(self, index: int, quantity: Quantity, clause: _Clause, opening: int) -> _Reading | None:
        if quantity.unit_class is UnitClass.TIME and not clause.cue.strip():
            return None
        if clause.cue and self.masked[: clause.head_end].endswith("每"):
            return None  # 每提高1个百分点: a condition
        found = self._indicator(index, quantity, clause, opening)
        if found is None or not self._measures(quantity, found):
            return None
        return _Reading(
            quantity=quantity,
            indicator=found,
            evidence=self._evidence(quantity, clause, found),
            comparator=self._comparator(quantity, clause, found),
            declines=clause.declines,
            qualifier=quantity.qualifier or _qualifier(clause.hedge),
            period=self.periods.of(opening, clause.begin, quantity.begin),
        )

    # -- indicator --

    def _indicator(self, index: int, quantity: Quantity, clause: _Clause, opening: int) -> Range | None:
        if clause.follows and self.shared:
            return self.shared.pop(0)
        own = self.clauses.name(clause.begin, clause.head_end)
        kind = quantity.unit_class
        if kind is UnitClass.COUNT or own is None or self.clauses.ends_in_verb(clause.begin, quantity.begin):
            noun = self._counted(quantity, clause)
            if noun:
                return noun
        if own:
            if "分别" in clause.cue or "分别" in self.masked[own.end : quantity.begin]:
                return self._share_out(index, own)
            return own
        if own is None and not (clause.cue.strip() or clause.follows):
            return self._above(clause, opening)
        return (self.last and self.last.indicator) or clause.noun or self._before(clause, opening)

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
        if clause.comparator == "growth":
            return "growth" if kind in {UnitClass.RATIO, UnitClass.TIMES} else "change"
        if kind is UnitClass.COUNT:
            return "count"
        if (
            clause.comparator == "level"
            and self.last
            and self.last.indicator == indicator
            and self.last.quantity.unit_class is kind
        ):
            return self.last.comparator  # 由5%提高到6%
        shares = clause.comparator == "share" or _SHARE.search(indicator.of(self.masked))
        return "share" if kind is UnitClass.RATIO and shares else "level"

    def _evidence(self, quantity: Quantity, clause: _Clause, indicator: Range) -> Range:
        end = max(quantity.end, indicator.end)
        begin = min(quantity.begin, indicator.begin)
        if begin < clause.begin and end - begin > _LONGEST_EVIDENCE:
            begin = clause.begin
        elif begin == quantity.begin and end - clause.begin <= _LONGEST_EVIDENCE:
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


def _qualifier(cue: str) -> str:
    if _UNDER.search(cue):
        return "<"
    if _OVER.search(cue):
        return ">"
    return "~" if _ABOUT.search(cue) else ""


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
