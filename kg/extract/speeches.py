"""Remarks that the text attributes to a person: who spoke, when, on what occasion, where, and the words said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from kg.data import records, words
from kg.extract.dates import DateSpan
from kg.model import EntityType, Range

NameSpan = tuple[int, int, str, str]  # begin, end, entity type, name

_PERSON, _MEETING, _REGION, _OTHER, _DATE, _OPEN, _QUOTE = "\ue010\ue011\ue012\ue013\ue014\ue015\ue016"
_SIGNS = {EntityType.PERSON: _PERSON, EntityType.MEETING: _MEETING, EntityType.REGION: _REGION}
_OPENERS = (
    rf"(?:[在于就对向从围绕到赴出参主致会发作同与给为]|考察|调研|视察|听取|看望|接受|通过|撰文|{_DATE}|上?年|当天|日前"
    r"|近日)"
)
_ADVERB = (
    r"(?:再次|再|并|还|也|又|均|都|曾|进一步|明确|特别|着重|郑重|反复|多次|首次|深刻|鲜明|最后|同时|专门|就此|这样|如是"
    r"|一再|始终|[，,\s])"
)
_NAMED = f"{_PERSON}{_MEETING}{_REGION}{_DATE}"
_BETWEEN = rf"(?:[^。；！？：\n{_PERSON}{_OPEN}]|{_PERSON}+(?=[时的后等、和]|一行))"  # whom one met is no speaker
_PARTS = {
    "P": f"(?P<who>{_PERSON}+)",
    "post": rf"(?:总书记|主席|总理|[^，。；：、的“”\s{_NAMED}{_OPEN}在于就对向主出参赴到时]{{0,10}}?)",
    "rest": rf"(?P<rest>(?:[，,]?{_ADVERB}*{_OPENERS}{_BETWEEN}{{0,90}}?)?){_ADVERB}*",
}
_SIGNATURE_LEAD = re.compile(r"(?:^|——+|[（(])[ 　]*[^，。；：、“”（）()—]{0,20}$")
_STRONG = ("指出", "强调", "表示", "认为")  # which need no comma or quotation mark behind them
_LINKED = re.compile(rf"[\s]*{_ADVERB}*(?:$|{_OPENERS})")
_QUOTED = re.compile("“[^“”]*”")
_SHORT_QUOTE = 8  # no longer than this, marks included, it names something: “一带一路”
_TITLE = re.compile("《[^《》\n]*》")
_CLOSE_BEFORE = re.compile(r"[底末初]?[，,]?(?:[^，。；]{0,40}(?:[上时中里]|期间|之际)[，,]?)?[^，。；：]{0,24}$")
_NEXT_QUOTE = re.compile(rf"[，、：:\s以及和并]*({_OPEN}{_QUOTE}+[。！？]?{_QUOTE})")
_PLACED = re.compile(
    rf"(?:[在到赴]|来到)(?:{_REGION}+[、和等]?)+[^，。；{_REGION}]{{0,14}}?"
    "(?:考察|调研|视察|出席|访问|主持|召开|举行|参加|会见|演讲|发表|举办|座谈|说)"
)
_STOPS = "。！？"
_SENTENCE_END = re.compile(rf"[{_STOPS}]{_QUOTE}?|\n")
_MOMENTS = {"day", "month", "year", "span"}
_LONGEST_BOX = 800
_SAID_TO_THE_END = ("。", "！", "？", "”", "；", "…")


@dataclass(frozen=True, slots=True)
class SpeechSpan:
    """A remark: where it is attributed, and what it says."""

    begin: int  # of the attribution
    end: int
    content: tuple[Range, ...]  # the words said
    speaker: int  # index into the names
    date: str  # ISO, or empty
    occasion: int | None  # index into the names
    place: int | None  # index into the names
    label: str  # readable: 习近平2024年3月20日在…座谈会上的讲话
    has_record: bool  # it has a date, an occasion or a place


class _Form(NamedTuple):
    name: str
    regex: re.Pattern[str]


@cache
def _say() -> str:
    strong, weak = "|".join(_STRONG), "|".join(words("speech_verbs"))
    return rf"(?:(?:{strong})(?!的|法|过)了?|(?<![的要列了种])(?:{weak})(?=[，,：:\s]|{_OPEN}))"


@cache
def _forms() -> tuple[_Form, ...]:
    parts = _PARTS | {"say": rf"{_say()}(?:[，,]{_ADVERB}*{_say()})*"}
    return tuple(
        _Form(row["form"], re.compile(row["pattern"].format(**parts), re.MULTILINE))
        for row in records("patterns/speeches.jsonl")
    )


@cache
def _again() -> re.Pattern[str]:
    """Return how a text goes on with the same remark: 他还指出, or another verb behind a quotation."""
    he = rf"[。！？]?\s*(?:他|她|总书记){_ADVERB}*"
    same = rf"(?<={_QUOTE})[，,]?[^。；！？\n{_PERSON}{_MEETING}{_OTHER}{_OPEN}]{{0,30}}?"
    return re.compile(rf"(?:{he}|{same}){_say()}")


def find_speeches(text: str, names: Sequence[NameSpan], dates: Sequence[DateSpan]) -> list[SpeechSpan]:
    """Return the remarks of a text, in its order.

    `names` are the text's mentions without overlaps, `dates` its dates (`find_dates`). A remark counts as a record of
    its own when it has a date, an occasion or a place; the others are given for the sake of their content.
    """
    if not any(name[2] == EntityType.PERSON for name in names):
        return []
    return list(_Page(text, names, dates).speeches())


class _Page:
    """A text with names, dates and long quotations blotted out by their kind, a character for a character."""

    def __init__(self, text: str, names: Sequence[NameSpan], dates: Sequence[DateSpan]) -> None:
        self.text, self.names, self.dates = text, names, [date for date in dates if date.kind in _MOMENTS]
        self.named = {name[0]: index for index, name in enumerate(names)}
        chars = list(text)
        for match in _TITLE.finditer(text):
            chars[match.start() : match.end()] = _OTHER * len(match.group())
        for date in self.dates:
            chars[date.begin : date.end] = _DATE * (date.end - date.begin)
        for begin, end, kind, _ in names:
            chars[begin:end] = _SIGNS.get(EntityType(kind), _OTHER) * (end - begin)
        for match in _QUOTED.finditer(text):
            if len(match.group()) > _SHORT_QUOTE:
                inner = match.group()[-2] if match.group()[-2] in _STOPS else _QUOTE
                chars[match.start() : match.end()] = _OPEN + _QUOTE * (len(match.group()) - 3) + inner + _QUOTE
        self.masked = "".join(chars)

    def speeches(self) -> Iterator[SpeechSpan]:
        """Yield the remarks; a bare name that goes on speaking adds to the remark before."""
        last: SpeechSpan | None = None
        for speech in self._found():
            if not (speech.content or speech.has_record):
                continue
            if last and self._goes_on(last, speech):
                last = replace(last, content=last.content + speech.content)
                continue
            if last:
                yield last
            last = speech
        if last:
            yield last

    def _found(self) -> Iterator[SpeechSpan]:
        matches = [(match, form.name) for form in _forms() for match in form.regex.finditer(self.masked)]
        box = 0
        for match, form in sorted(matches, key=lambda item: item[0].start()):
            where = Range(match.start("who"), match.end())
            if form == "signed" and self._is_signature(where.begin):
                yield self._speech(where, (self._boxed(box, match.start()),), self.text[where.begin : where.end])
                box = match.end()
            elif form == "said" and self._is_linked(match["rest"]):
                yield self._speech(where, self._said(match), "")

    def _is_signature(self, at: int) -> bool:
        line = self.masked.rfind("\n", 0, at) + 1
        return _SIGNATURE_LEAD.search(self.masked[max(line, at - 24) : at], 0 if at - line <= 24 else 1) is not None

    def _is_linked(self, rest: str) -> bool:
        """Tell whether each clause between the person and the verb goes without a subject of its own."""
        return all(_LINKED.match(clause) for clause in re.split("[，,]", rest))

    def _goes_on(self, last: SpeechSpan, speech: SpeechSpan) -> bool:
        name = self.names[speech.speaker]
        is_bare = re.match(rf"{_ADVERB}*{_say()}", self.masked[name[1] :][:20]) is not None
        same = name[3] == self.names[last.speaker][3]
        gap = self.masked[max(r.end for r in last.content) : speech.begin] if last.content else "\n\n"
        return is_bare and same and last.has_record and not speech.has_record and not gap.strip("。！？” \n")

    def _speech(self, where: Range, content: tuple[Range, ...], printed: str) -> SpeechSpan:
        """Return the remark whose speaker's name begins the stretch; printed is how the text calls it, if it does."""
        name = self.names[self.named[where.begin]]
        opening = self._opening(where.begin)
        date = self._date(opening, where)
        occasion = self._occasion(opening, where)
        place = self._place(opening, where)
        begin = min(
            [
                where.begin,
                *([date.begin] if date else []),
                *([self.names[i][0] for i in (occasion, place) if i is not None]),
            ]
        )
        return SpeechSpan(
            begin=begin,
            end=where.end,
            content=tuple(r for r in content if r.begin < r.end),
            speaker=self.named[where.begin],
            date=date.iso if date else "",
            occasion=occasion,
            place=place,
            label=self._label(name, printed, date, occasion, place),
            has_record=date is not None or occasion is not None or place is not None,
        )

    # -- when, where --

    def _opening(self, at: int) -> int:
        """Return where the clauses begin that may say when and where a person spoke."""
        return max(self.masked.rfind(mark, 0, at) for mark in f"。！？\n；{_QUOTE}—") + 1

    def _date(self, opening: int, where: Range) -> DateSpan | None:
        inside = [d for d in self.dates if where.begin <= d.begin and d.end <= where.end]
        before = [d for d in self.dates if opening <= d.begin and d.end <= where.begin]
        close = [d for d in before if _CLOSE_BEFORE.match(self.masked[d.end : where.begin])]
        return next(iter(inside or close[-1:]), None)

    def _occasion(self, opening: int, where: Range) -> int | None:
        meetings = [i for i, n in enumerate(self.names) if n[2] == EntityType.MEETING and opening <= n[0] < where.end]
        inside = [i for i in meetings if self.names[i][0] >= where.begin]
        close = [
            i
            for i in meetings
            if self.names[i][1] <= where.begin and _CLOSE_BEFORE.match(self.masked[self.names[i][1] : where.begin])
        ]
        return next(iter(inside or close[-1:]), None)

    def _place(self, opening: int, where: Range) -> int | None:
        placed = _PLACED.search(self.masked, opening, where.end)
        if not placed:
            return None
        return next((self.named[at] for at in range(placed.start(), placed.end()) if at in self.named), None)

    # -- what is said --

    def _said(self, match: re.Match[str]) -> tuple[Range, ...]:
        content: list[Range] = []
        at = match.end()
        if self.masked[at : at + 1] in {"。", "，"} and self.masked[: match.start()].rstrip("，, ")[-1:] == _QUOTE:
            end = len(self.masked[: match.start()].rstrip("，, "))
            content.append(self._quote(end))
        going = True
        while going:
            pieces = self._words_said(at)
            content += pieces
            at = pieces[-1].end if pieces else at
            more = _again().match(self.masked, at + (self.masked[at : at + 1] == _QUOTE))
            at, going = (more.end(), True) if more and pieces else (at, False)
        return tuple(content)

    def _words_said(self, at: int) -> list[Range]:
        """Return the quotations that follow a verb of saying, or else the rest of its sentence."""
        found = []
        quote = _NEXT_QUOTE.match(self.masked, at)
        while quote:
            found.append(Range(quote.start(1) + 1, quote.end(1) - 1))
            quote = _NEXT_QUOTE.match(self.masked, quote.end())
        if found:
            return found
        begin = at + len(self.masked[at : at + 4]) - len(self.masked[at : at + 4].lstrip("，,：: 　"))
        stop = _SENTENCE_END.search(self.masked, begin)
        end = stop.start() + len(stop.group().rstrip("\n")) if stop else len(self.masked)
        return [Range(begin, end)] if end - begin > 4 else []

    def _quote(self, end: int) -> Range:
        return Range(self.masked.rindex(_OPEN, 0, end) + 1, end - 1)

    def _boxed(self, floor: int, end: int) -> Range:
        """Return the words above a signature: to the signature before, or to the page's top."""
        begin = max(floor, end - _LONGEST_BOX)
        begin = self.masked.find("\n", begin, end) + 1 if begin > floor else begin
        lines = self.text[begin:end].rstrip("—（( \n　").split("\n")
        while len(lines) > 1 and not lines[0].rstrip().endswith(_SAID_TO_THE_END):  # the box's heading
            begin += len(lines.pop(0)) + 1
        return Range(begin, begin + len("\n".join(lines)))

    # -- how it is called --

    def _label(
        self, name: NameSpan, printed: str, date: DateSpan | None, occasion: int | None, place: int | None
    ) -> str:
        if printed:
            rest = self.masked[name[1] : name[1] + len(printed)]
            post = re.match("(?:总书记|主席|总理|同志)", rest)
            return (name[3] + printed[name[1] - name[0] + (post.end() if post else 0) :]).replace("\n", "")
        when = self.text[date.begin : date.end] if date else ""
        where = (
            f"在{self.names[occasion][3]}上"
            if occasion is not None
            else f"在{self.names[place][3]}"
            if place is not None
            else ""
        )
        return f"{name[3]}{when}{where}的讲话".replace("\n", "")
