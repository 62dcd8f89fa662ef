"""Remarks that the text attributes to a person: who spoke, when, on what occasion, where, and the words said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from kg.data import records
from kg.extract.blots import DATE, MEETING, OPEN, PERSON, QUOTE, REGION, STOPS, NameSpan, blot
from kg.extract.circumstances import Setting
from kg.extract.dates import DateSpan
from kg.extract.scenes import Circumstances
from kg.extract.utterances import ADVERB, say, words_said
from kg.model import EntityType, Range

_OPENERS = (
    rf"(?:[答在于就对向从围绕到赴出参主致会发作同与给为]|考察|调研|视察|听取|看望|接受|通过|撰文|{DATE}|上?年|当天|日前"
    r"|近日)"
)
_NAMED = f"{PERSON}{MEETING}{REGION}{DATE}"
_BETWEEN = rf"(?:[^。；！？：\n{PERSON}{OPEN}]|{PERSON}+(?=[时的后等、和]|一行))"  # whom one met is no speaker
_PARTS = {
    "P": f"(?P<who>{PERSON}+)",
    "he": rf"(?:^|(?<=[，{STOPS}{QUOTE}\n]))(?P<who>他|她)",
    "I": rf"(?:^|(?<=[，。！？：{QUOTE}\n]))(?P<who>我)",
    "region": f"{REGION}+",
    "open": OPEN,
    "post": rf"(?:总书记|主席|总理|[^，。；：、的“”\s{_NAMED}{OPEN}在于就对向主出参赴到时]{{0,10}}?)",
    "rest": rf"(?P<rest>(?:[，,]?{ADVERB}*{_OPENERS}{_BETWEEN}{{0,90}}?)?){ADVERB}*",
}
_LINKED = re.compile(rf"[\s]*{ADVERB}*(?:$|{_OPENERS})")
_SIGNATURE_LEAD = re.compile(r"(?:^|——+|[（(])[ 　]*[^，。；：、“”（）()—]{0,20}$")
_ANSWER = re.compile(f"^{PERSON}+(?=[：:])", re.MULTILINE)
_MOMENTS = {"day", "month", "year", "span"}
_DAYS = {"day", "month"}  # moments even where nothing tells their year
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
def _forms() -> tuple[_Form, ...]:
    parts = _PARTS | {"say": rf"{say()}(?:[，,]{ADVERB}*{say()})*"}
    return tuple(
        _Form(row["form"], re.compile(row["pattern"].format(**parts), re.MULTILINE))
        for row in records("patterns/speeches.jsonl")
    )


def find_speeches(text: str, names: Sequence[NameSpan], dates: Sequence[DateSpan]) -> list[SpeechSpan]:
    """Return the remarks of a text, in its order.

    `names` are the text's mentions without overlaps, `dates` its dates (`find_dates`). A remark counts as a record of
    its own when it has a date, an occasion or a place; the others are given for the sake of their content.
    """
    if not any(name[2] == EntityType.PERSON for name in names):
        return []
    return list(
        _Page(
            text, names, [date for date in dates if date.kind in _MOMENTS and (date.iso or date.kind in _DAYS)]
        ).speeches()
    )


class _Page:
    """A text with the names and dates in it, read for remarks."""

    def __init__(self, text: str, names: Sequence[NameSpan], dates: Sequence[DateSpan]) -> None:
        self.text, self.names = text, names
        self.named = {name[0]: index for index, name in enumerate(names)}
        self.blotted = blot(text, names, dates)
        self.setting = Setting(self.blotted, names, dates)

    def speeches(self) -> Iterator[SpeechSpan]:
        """Yield the remarks; a bare name that goes on speaking adds to the remark before."""
        last: SpeechSpan | None = None
        for speech in self._found():
            if last and self._goes_on(last, speech):
                last = replace(last, content=last.content + speech.content)
                continue
            if last:
                yield last
            last = speech
        if last:
            yield last

    def _found(self) -> Iterator[SpeechSpan]:
        matches = [(match, form.name) for form in _forms() for match in form.regex.finditer(self.blotted)]
        box = done = 0
        for match, form in sorted(matches, key=lambda item: item[0].start()):
            where = Range(match.start("who"), match.end())
            if form == "signed" and self._is_signature(where.begin):
                yield self._speech(self.named[where.begin], where, (self._boxed(box, match.start()),), signed=True)
                box = match.end()
                continue
            speaker = self._speaker(form, where.begin)
            if form == "signed" or speaker is None or where.begin < done or not self._is_linked(match["rest"]):
                continue
            content = words_said(self.blotted, *where)
            if content or form == "titled":
                yield self._speech(speaker, where, content)
                done = content[-1].end if content else where.end

    def _speaker(self, form: str, at: int) -> int | None:
        """Return who speaks: the person named, whom 他 stands for, or, for 我, whose answer it is."""
        if form == "I":
            answers = [match.start() for match in _ANSWER.finditer(self.blotted, 0, at)]
            return next((self.named[begin] for begin in reversed(answers) if begin in self.named), None)
        if form == "urged":
            return self.setting.subject(at)
        if form == "he" and self.blotted[at - 1 : at] == "，" and (named := self.setting.subject(at)) is not None:
            return named
        return self.setting.last_person(at) if form == "he" else self.named[at]

    def _is_signature(self, at: int) -> bool:
        """Tell whether a name, or its title, stands at the head of a line, after —— or in brackets."""
        line = self.blotted.rfind("\n", 0, at) + 1
        return _SIGNATURE_LEAD.search(self.blotted[max(line, at - 24) : at], 0 if at - line <= 24 else 1) is not None

    def _is_linked(self, rest: str) -> bool:
        """Tell whether each clause between the person and the verb goes without a subject of its own."""
        return all(_LINKED.match(clause) for clause in re.split("[，,]", rest))

    def _goes_on(self, last: SpeechSpan, speech: SpeechSpan) -> bool:
        name = self.names[speech.speaker]
        is_bare = re.match(rf"{ADVERB}*{say()}", self.blotted[name[1] : name[1] + 20]) is not None
        same = name[3] == self.names[last.speaker][3]
        gap = self.blotted[max(r.end for r in last.content) : speech.begin] if last.content else "\n\n"
        return is_bare and same and last.has_record and not speech.has_record and not gap.strip(f"{STOPS}{QUOTE}” \n")

    def _speech(self, speaker: int, where: Range, content: tuple[Range, ...], *, signed: bool = False) -> SpeechSpan:
        told = self.setting.of(where, self.names[speaker][3])
        begins = [told.date.begin] if told.date else []
        begins += [self.names[index][0] for index in (told.occasion, told.place) if index is not None]
        nearest = self.setting.nearest(where.begin)
        return SpeechSpan(
            begin=min([where.begin, *(begin for begin in begins if begin >= nearest)]),
            end=where.end,
            content=tuple(said for said in content if said.begin < said.end),
            speaker=speaker,
            date=told.date.iso if told.date else "",
            occasion=told.occasion,
            place=told.place,
            label=self._printed(speaker, where) if signed else self._label(speaker, told),
            has_record=bool(begins),
        )

    def _boxed(self, floor: int, end: int) -> Range:
        """Return the words above a signature: to the signature before, or to the page's top."""
        begin = max(floor, end - _LONGEST_BOX)
        begin = self.blotted.find("\n", begin, end) + 1 if begin > floor else begin
        lines = self.text[begin:end].rstrip("—（( \n　").split("\n")
        while len(lines) > 1 and not lines[0].rstrip().endswith(_SAID_TO_THE_END):  # the box's heading
            begin += len(lines.pop(0)) + 1
        return Range(begin, begin + len("\n".join(lines)))

    def _printed(self, speaker: int, where: Range) -> str:
        """Return a signature as the name of the remark, without the speaker's title."""
        name = self.names[speaker]
        return name[3] + re.sub("^(?:总书记|主席|总理|同志)", "", self.text[name[1] : where.end].replace("\n", ""))

    def _label(self, speaker: int, told: Circumstances) -> str:
        when = self.text[told.date.begin : told.date.end].replace("\n", "") if told.date else ""
        where = f"在{self.names[told.place][3]}" if told.place is not None else ""
        where = f"在{self.names[told.occasion][3]}上" if told.occasion is not None else where
        return f"{self.names[speaker][3]}{when}{where}的讲话"
