"""What each number of a text measures, read in the text's order: later numbers of a sentence lean on earlier ones.

Works on masked text: figures, dates and bracketed remarks are blotted out, a character for a character.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from kg.data import words
from kg.extract.cues import Cue, find_cue
from kg.extract.dates import DateSpan
from kg.extract.heads import Heads, has_head
from kg.extract.indicators import DATE, FIGURE, Clauses
from kg.extract.indices import INDEX_NOUN, index_before
from kg.extract.masks import masked, measuring
from kg.extract.periods import Periods
from kg.extract.units import Quantity, UnitClass, any_unit
from kg.extract.unmeasured import measures_nothing
from kg.model import Range

_SHARE = re.compile("占|比重|比例|份额|率$|含量|覆盖面|一半")
_GROWTH = re.compile("(?:增长|增速|增幅|涨幅|降幅|增长率|下降|降低)$")
_STATED = re.compile("[为达至到从由是在升降增减]")
_NO_INDICATORS = {"一式"}
_VAGUE = ("单位", "部门", "机构")  # say little without what they do: 16家单位共同发起
_PACES = ("涨幅", "增幅", "降幅", "升幅", "跌幅")  # of what the clause before gives a figure of
_COUNTED_OFF = re.compile("[两二三四五六七八九十](?:个|大)[^、]{1,8}$")  # 甲、乙两个大省
_AMONG = re.compile("之一[是为](?=.{2})")  # 标志之一是
_OF_ANOTHER = re.compile("(?:达到|达|相当于|是|为)[^，。、]{1,12}$")  # 达到美国的1.8倍
_YEARLY_MAKE = re.compile("(?:年|日|月)(?:均)?(?:产|处理|加工|发电|供应|消纳)$")
_IS_LIST = re.compile("(?:[\u4e00-\u9fff]{2,12}[、和与])+")
_OWNERS = re.compile("[^的]*、[^的]*的(?=.{3})")
_ITEM_LINK = re.compile("、|以及|[和与]")
_LABEL_BEHIND = re.compile(r"[*\s]*[：:]([^，。；\n]{2,30})")  # **7.9%**：装备制造业增加值增速
_MOST_TOPICS = 12  # that 分别 may take up
_LONGEST_EVIDENCE = 60
_COUNTING = {UnitClass.COUNT, UnitClass.MEASURE, UnitClass.RATIO}  # 30个城市, 50亿元资金, 30%的企业


class Reading(NamedTuple):
    """A number and what it measures."""

    quantity: Quantity
    indicator: Range
    evidence: Range
    comparator: str  # level growth share count change
    declines: bool
    qualifier: str  # ">" "<" "~" or empty
    period: str  # ISO, or empty
    head: str = ""  # what the indicator's name shares with another: 产量 of 甲、乙产量


class Clause(NamedTuple):
    """The stretch left of a number: what may name its indicator, and the cue that says how the number is meant."""

    begin: int
    cue: Cue
    follows: bool = False  # nothing but 、 or 和 between the number before and this one


class Reader:
    """Reads the numbers of a text in order, keeping what a sentence leaves unsaid the second time."""

    def __init__(self, text: str, quantities: Sequence[Quantity], dates: Sequence[DateSpan]) -> None:
        self.quantities = measuring(text, quantities, dates)
        self.masked = masked(text, self.quantities, dates)
        self.clauses = Clauses(self.masked)
        self.periods = Periods(self.masked, dates)
        self.last: Reading | None = None
        self.topics: list[Range] = []  # what the sentence has given figures of
        self.topic: Range | None = None  # what the sentence has last given a figure of, shares of it aside
        self.last_clause: Clause | None = None
        self.shared: list[Range] = []  # indicators that the next numbers take in turn: A和B分别
        self.heads = Heads(self.masked)

    def read(self) -> Iterator[Reading]:
        """Yield what each number measures; numbers that measure nothing are passed over."""
        floor = 0
        for index, quantity in enumerate(self.quantities):
            opening = self.clauses.opening(quantity.begin)
            if floor <= opening:
                self.heads.forget()
                self.last = self.last_clause = self.topic = None
                self.topics = []
            clause = self._clause(quantity, max(floor, opening))
            reading = self._reading(index, quantity, clause, opening)
            floor = quantity.end
            if reading:
                self.last, self.last_clause = reading, clause
                self.topic = self.topic if clause.cue.rule == "part" else reading.indicator
                if reading.indicator not in self.topics:
                    self.topics = [*self.topics[1 - _MOST_TOPICS :], reading.indicator]
                floor = max(floor, reading.indicator.end if reading.indicator.begin >= quantity.end else 0)
                yield reading

    def _clause(self, quantity: Quantity, floor: int) -> Clause:
        begin = self.clauses.clause(floor, quantity.begin)
        between = self.masked[begin : quantity.begin].strip(" 、和及与以或至到—-~～")
        if self.last_clause and begin == floor and not between:
            old = self.last_clause.cue
            return Clause(begin, old._replace(begin=begin, end=quantity.begin, noun=None), follows=True)
        cue = find_cue(self.masked, begin, quantity.begin)
        if cue.rule == "from":
            self.periods.spend(cue.begin, cue.end)
        return Clause(begin, cue)

    def _reading(self, index: int, quantity: Quantity, clause: Clause, opening: int) -> Reading | None:
        if measures_nothing(self.masked, quantity, clause.begin, clause.cue, follows=clause.follows):
            return None
        found = self._indicator(index, quantity, clause, opening)
        if found is None or not self._measures(quantity, clause.cue, found):
            return None
        head = self.heads.of(found, quantity, opening, clause.cue)
        return Reading(
            quantity=quantity,
            head=head,
            indicator=found,
            evidence=self._evidence(quantity, clause, found),
            comparator=self._comparator(quantity, clause, found, head),
            declines=clause.cue.declines,
            qualifier=quantity.qualifier or clause.cue.qualifier,
            period=self._period(quantity, clause, opening),
        )

    def _period(self, quantity: Quantity, clause: Clause, opening: int) -> str:
        """Return when a figure holds; of a change over a span, its two figures hold at the two ends."""
        found = self.periods.of(opening, clause.begin, quantity.begin, is_mean="年均" in clause.cue.text)
        first, _, last = found.partition("/")
        if clause.cue.rule == "from":
            return first
        from_before = self.last_clause is not None and self.last_clause.cue.rule == "from"
        return last or first if from_before and clause.cue.rule == "change-to" else found

    # -- indicator --

    def _indicator(self, index: int, quantity: Quantity, clause: Clause, opening: int) -> Range | None:
        if clause.follows and self.shared:
            return self.shared.pop(0)
        if quantity.unit_class is UnitClass.TIME and self.masked[quantity.end : quantity.end + 1] == "内":
            return self.clauses.counted(quantity.end + 1, whole=True)  # 在0.8秒内完成检测
        return index_before(self.masked, self.clauses, quantity) or self._named(index, quantity, clause, opening)

    def _named(self, index: int, quantity: Quantity, clause: Clause, opening: int) -> Range | None:
        """Return the indicator that the clause names: behind the number, or before it; else what goes unsaid."""
        own = self.clauses.name(clause.begin, clause.cue.begin)
        noun = self._counted(quantity, clause) if own is None or self._is_counted(quantity, clause) else None
        if noun:
            return noun
        own = self._by_turn(index, quantity, clause, own) or own
        if own and self.topic and own.of(self.masked) in _PACES:
            return self.topic
        found = self._object(quantity, clause, own)
        if found:
            return found
        if (
            own
            and quantity.unit_class is UnitClass.TIMES
            and (of := _OF_ANOTHER.search(self.masked, own.begin + 2, own.end))
        ):
            own = Range(own.begin, of.start())
        if own and not _per_unit().fullmatch(own.of(self.masked)):
            return _bared(self.masked, own)
        return self._unsaid(quantity, clause, opening) or own

    def _is_counted(self, quantity: Quantity, clause: Clause) -> bool:
        """Tell whether a noun behind the number may be what it gives a figure of: 30%的企业, 建了6万平方米仓库."""
        kind = quantity.unit_class
        is_part = kind is UnitClass.RATIO and not clause.cue.text.strip(" 约近超过达到")
        if kind is UnitClass.MEASURE and clause.follows and self.last is not None:
            return False  # 10亿元、50亿元的企业
        of_owner = kind is UnitClass.MEASURE and clause.cue.begin > 0 and self.masked[quantity.begin - 1] == "的"
        return (
            kind is UnitClass.COUNT or is_part or of_owner or self.clauses.ends_in_verb(clause.begin, clause.cue.begin)
        )

    def _by_turn(self, index: int, quantity: Quantity, clause: Clause, own: Range | None) -> Range | None:
        """Return the first of the indicators that numbers take in turn: A和B分别."""
        if "分别" not in clause.cue.text and not (own and "分别" in self.masked[own.end : quantity.begin]):
            return None
        items = _items(self.masked, self._named_by_turn(clause, own)) if own else self.topics
        if own and clause.cue.noun and (count := _COUNTED_OFF.search(self.masked, *items[-1])):
            items[-1] = Range(items[-1].begin, max(items[-1].begin + 2, count.start()))
        first = self._share_out(index, items)
        if first and own:
            self.heads.share(items, clause.cue.noun.of(self.masked) if clause.cue.noun else "")
        return first

    def _named_by_turn(self, clause: Clause, own: Range) -> Range:
        """Return the whole list that a name closes, place words in it too: 中部、西部、东北地区."""
        begin = clause.begin
        while begin < own.begin and self.masked[begin] in f" ,，{DATE}{FIGURE}":
            begin += 1
        is_cut = self.masked[own.begin - 1 : own.begin] not in ("、", "和", "与")  # a list too long for a name
        cut = self.masked.find("、", own.begin, own.end) + 1 if is_cut else own.begin
        lead = self.masked[begin:cut]
        return Range(begin, own.end) if _IS_LIST.fullmatch(lead) else own

    def _object(self, quantity: Quantity, clause: Clause, own: Range | None) -> Range | None:
        """Return what behind the number is made at that capacity, or done with that money."""
        if own and quantity.unit_class in _COUNTING and (made := self._made(quantity, own)):
            return made
        if quantity.unit_class is UnitClass.MEASURE and self.clauses.spends(clause.begin, quantity.begin):
            return self.clauses.done(quantity.end)
        return None

    def _made(self, quantity: Quantity, own: Range) -> Range | None:
        """Return what is made behind a yearly capacity: 年产30万吨某某装置."""
        yearly = _YEARLY_MAKE.search(self.masked, own.begin, own.end)
        noun = self.clauses.counted(quantity.end, whole=False) if yearly else None
        if yearly and noun and not self.clauses.begins_with_verb(*noun):
            self.heads.note(noun, yearly.group())
            return noun
        return None

    def _unsaid(self, quantity: Quantity, clause: Clause, opening: int) -> Range | None:
        """Return the indicator of a number whose clause names none: that of the number before, mostly."""
        cue = clause.cue
        label = _LABEL_BEHIND.match(self.masked, quantity.end)
        if label and not cue.text.strip():
            return self.clauses.name(*label.span(1))
        if not (cue.text.strip() or clause.follows or self._is_like_last(quantity)):
            return self._above(clause, opening)
        is_share = quantity.unit_class in {UnitClass.RATIO, UnitClass.TIMES}
        if cue.rule == "part" and cue.noun and (cue.noun.end - cue.noun.begin > len("占全国的") or not is_share):
            return cue.noun
        return self._announced(clause, opening) or self.topic or cue.noun or self._before(clause, opening)

    def _announced(self, clause: Clause, opening: int) -> Range | None:
        """Return the indicator that the clause before names without a figure: 占比首次过半，达到52%."""
        end = clause.begin - 1
        begin = self.clauses.clause(max(opening, end - _LONGEST_EVIDENCE), end) if end > opening else end
        if begin >= end or FIGURE in self.masked[begin:end] or self.masked[end] not in "，,":
            return None
        named = self.clauses.spoken_of(begin, end)
        return named if named and has_head(named.of(self.masked)) else None

    def _is_like_last(self, quantity: Quantity) -> bool:
        """Tell whether a number measures what the last did: 一条线要42人，现在9人."""
        return self.last is not None and self.last.quantity.unit == quantity.unit

    def _counted(self, quantity: Quantity, clause: Clause) -> Range | None:
        said = self.masked[clause.begin : quantity.begin].rstrip("约近超过逾 ")
        kind = quantity.unit_class
        if self.masked.startswith("人民币", quantity.end):
            return None
        if kind not in _COUNTING or (
            kind is UnitClass.RATIO and quantity.unit != "成" and self.masked[quantity.end : quantity.end + 1] != "的"
        ):
            return None
        whole = said.endswith("有") or kind is UnitClass.RATIO or self.masked.startswith(_VAGUE, quantity.end)
        noun = self.clauses.counted(quantity.end, whole=whole)
        if noun is None or self.masked[noun.end - 1] in "到至为":
            return None
        return None if kind is UnitClass.MEASURE and self.clauses.begins_with_verb(*noun) else noun

    def _share_out(self, index: int, items: list[Range]) -> Range | None:
        """Give A、B和C to the numbers that follow each other; None where they are not as many."""
        run = 1
        for before, after in pairwise(islice(self.quantities, index, None)):
            if self.masked[before.end : after.begin].strip(" 、和及与以"):
                break
            run += 1
        if run == 1 or len(items) < run:
            return None
        self.shared = items[-run + 1 :]
        return items[-run]

    def _before(self, clause: Clause, opening: int) -> Range | None:
        """Return what the clause before speaks of."""
        end = clause.begin - 1
        if end <= opening:
            return self._above(clause, opening)
        return self.clauses.spoken_of(self.clauses.clause(opening, end), end)

    def _above(self, clause: Clause, opening: int) -> Range | None:
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

    def _measures(self, quantity: Quantity, cue: Cue, indicator: Range) -> bool:
        noun = indicator.of(self.masked)
        if quantity.unit_class is UnitClass.NONE:
            stated = _STATED.search(cue.text) or index_before(self.masked, self.clauses, quantity)
            return bool(INDEX_NOUN.search(noun) and stated)
        if noun in _NO_INDICATORS:
            return False
        return not (indicator.begin >= quantity.end and _list_noun().match(noun))

    def _comparator(self, quantity: Quantity, clause: Clause, indicator: Range, head: str) -> str:
        kind = quantity.unit_class
        if kind is UnitClass.POINTS:
            return "change"
        if clause.cue.comparator == "growth":
            return "growth" if kind in {UnitClass.RATIO, UnitClass.TIMES} else "change"
        last = self.last
        goes_on = last and (last.indicator, last.quantity.unit_class) == (indicator, kind)
        if last and goes_on and clause.cue.comparator == "level":
            return last.comparator  # 由5%提高到6%
        return (
            "share"
            if clause.cue.comparator == "share" and kind is not UnitClass.MEASURE
            else comparator(quantity, indicator.of(self.masked) + head)
        )

    def _evidence(self, quantity: Quantity, clause: Clause, indicator: Range) -> Range:
        end = max(quantity.end, indicator.end)
        begin = min(quantity.begin, indicator.begin)
        is_far = begin < clause.begin and end - begin > _LONGEST_EVIDENCE
        if is_far or (begin == quantity.begin and end - clause.begin <= _LONGEST_EVIDENCE):
            begin = clause.begin
        while self.masked[begin] in " 　\n、，":
            begin += 1
        return Range(begin, end)


def comparator(quantity: Quantity, name: str) -> str:
    """Return how a number stands to the indicator of that name, as far as unit and name tell."""
    if quantity.unit_class is UnitClass.COUNT:
        return "count"
    if quantity.unit_class is UnitClass.RATIO:
        return "growth" if _GROWTH.search(name) else "share" if _SHARE.search(name) else "level"
    return "level"


def _items(masked: str, own: Range) -> list[Range]:
    """Return the items of a list A、B和C."""
    found, begin = [], own.begin
    for link in _ITEM_LINK.finditer(masked, own.begin, own.end):
        found.append(Range(begin, link.start()))
        begin = link.end()
    return [*found, Range(begin, own.end)]


@cache
def _per_unit() -> re.Pattern[str]:
    """Return the form of 每千瓦时: of what, an earlier clause says."""
    return re.compile(f"(?:平均)?每(?:{any_unit()})")


def _bared(masked: str, own: Range) -> Range:
    """Return a name without the list of what it is an indicator of (甲、乙等地的), and without 达到每公斤."""
    owners = _OWNERS.match(masked, *own)
    begin = owners.end() if owners else own.begin
    among = _AMONG.search(masked, begin, own.end)
    begin = among.end() if among else begin
    per = _per_each().search(masked, begin, own.end)
    return Range(begin, per.start()) if per and per.start() - begin > 1 else Range(begin, own.end)


@cache
def _per_each() -> re.Pattern[str]:
    """Return the form of 达到每公斤 behind the name of an indicator."""
    stated = "达到|达|提升至|提升到|提高至|提高到|增至|升至|降至|降到|为|约"
    return re.compile(f"(?:{stated})每[万千百亿]?(?:{any_unit()}|人|名[\u4e00-\u9fff]{{2}}|户)$")


@cache
def _list_noun() -> re.Pattern[str]:
    return re.compile("(?:大|主要|重点)?(?:" + "|".join(words("quantity_lists")) + ")")
