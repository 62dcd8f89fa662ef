"""Sentences with their mentions folded to one character each: what a sentence says of them is a regular expression.

    推动新一代信息技术与制造业、服务业深度融合   ->   推动Ｔ与Ｉ深度融合     (Ｉ stands for 制造业、服务业)

A pattern writes a group of mentions as {A:Technology} or {A:Industry|Technology}; `~` is a short gap within a
clause, and `~~` a longer one that may cross commas.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from operator import itemgetter

from kg.extract.slots import Slot
from kg.extract.text import sentences
from kg.model import EntityType, Range

_SIGN = {type_: chr(0xE100 + index) for index, type_ in enumerate(EntityType)}
# what stands between the items of a list; one that nobody knows is passed over
_UNKNOWN = r"(?:、[^，。；：、！？“”《》\n的]{2,10})"
_JOINT = re.compile(
    rf"(?:[A-Z]{{2,6}}|（[A-Za-z0-9\-]{{1,10}}）)?[”》]?"
    rf"{_UNKNOWN}{{0,2}}(?:、|以及|和|与|及|或|、以及|会同|联合|[ 　]{{1,3}}|(?<=》)(?=《))[“《]?"
)
_ABBREVIATION = re.compile(r"（[A-Za-z0-9\-]{1,10}）")
_ABBREVIATED = re.compile(rf"(?:{_ABBREVIATION.pattern}|[A-Z]{{2,6}}(?=等))?")
_UNKNOWN_END = re.compile(rf"{_UNKNOWN}{{1,2}}?(?=等|[一二三四五六七八九十\d]+大)")
_GROUP = re.compile(r"\{(?:([A-Z])(\d?):)?([A-Za-z|]+)\}")
_begin = itemgetter(0)
SIGNS = "".join(_SIGN.values())
_GAPS = (("~~", r"[^。！？\n]{0,60}?"), ("~", rf"[^，。；：！？、“”\n{SIGNS}]{{0,12}}?"))


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence with a sign for each group of coordinated mentions."""

    text: str
    groups: dict[int, tuple[Slot, ...]]  # offset of the sign -> its mentions
    pieces: tuple[tuple[int, int], ...]  # where each sign and each stretch between begins, in the skeleton and the text

    def at(self, offset: int) -> int:
        """Return the offset in the article's text that an offset in the skeleton stands for."""
        begin, origin = self.pieces[bisect_right(self.pieces, offset, key=_begin) - 1]
        return origin + offset - begin

    def span(self, begin: int, end: int) -> Range:
        """Return the range of the article's text that a range of the skeleton stands for."""
        return Range(self.at(begin), self.at(end))


Sentences = list[tuple[Range, Skeleton]]


def skeletons(text: str, slots: list[Slot]) -> Sentences:
    """Fold every sentence of a text; slots are its mentions in order, each with one option."""
    folded: Sentences = []
    at = 0
    for sentence in sentences(text):
        while at < len(slots) and slots[at].begin < sentence.begin:
            at += 1
        here = at
        while here < len(slots) and slots[here].end <= sentence.end:
            here += 1
        folded.append((sentence, skeleton(text, sentence, slots[at:here])))
        at = here
    return folded


def overlapping(folded: Sentences, where: Range) -> Iterator[tuple[Range, Skeleton]]:
    """Yield the sentences that a range of the text touches."""
    for index in range(bisect_right(folded, where.begin, key=lambda pair: pair[0].end), len(folded)):
        if folded[index][0].begin >= where.end:
            return
        yield folded[index]


def skeleton(text: str, sentence: Range, slots: list[Slot]) -> Skeleton:
    """Fold a sentence; slots are those within it, in order, each with one option."""
    written: list[str] = []
    groups: dict[int, tuple[Slot, ...]] = {}
    at, length = sentence.begin, 0
    pieces = [(0, at)]
    together = _coordinated(text, slots)
    for group, behind in zip_longest(together, together[1:]):
        begin = group[0].begin
        written += (text[at:begin], _SIGN[group[0].best.type])
        length += begin - at
        at = _list_end(text, group[-1].end, behind[0].begin if behind else sentence.end)
        groups[length] = group
        pieces += ((length, begin), (length + 1, at))
        length += 1
    written.append(text[at : sentence.end])
    return Skeleton("".join(written), groups, tuple(pieces))


def _list_end(text: str, end: int, limit: int) -> int:
    """Return where a group of mentions ends, with the unknown items that close its list: 甲、乙、[某某]等."""
    end = _ABBREVIATED.match(text, end, limit).end()  # type: ignore[union-attr]
    unknown = _UNKNOWN_END.match(text, end, limit) if text.startswith("、", end) else None
    return unknown.end() if unknown else end


def _coordinated(text: str, slots: list[Slot]) -> list[tuple[Slot, ...]]:
    """Gather neighbours of one type that a mark or conjunction joins."""
    groups: list[list[Slot]] = []
    for slot in slots:
        last = groups[-1][-1] if groups else None
        if last and _ABBREVIATION.fullmatch(text, last.end, slot.end + 1):
            continue  # 第五代移动通信（5G） is one thing
        if last and last.best.type is slot.best.type and _JOINT.fullmatch(text, last.end, slot.begin):
            groups[-1].append(slot)
        else:
            groups.append([slot])
    return [tuple(group) for group in groups]


@cache
def compile_pattern(pattern: str) -> "re.Pattern[str]":
    """Compile a pattern over skeletons.

    Raises:
        ValueError: a type in the pattern is not one of the contract's.
    """
    for gap, meaning in _GAPS:
        pattern = pattern.replace(gap, f"\0{meaning}\0") if gap == "~~" else _replace_outside(pattern, gap, meaning)
    return re.compile(_GROUP.sub(_sign_class, pattern.replace("\0", "")))


def _replace_outside(pattern: str, gap: str, meaning: str) -> str:
    return "\0".join(part if i % 2 else part.replace(gap, meaning) for i, part in enumerate(pattern.split("\0")))


def _sign_class(match: "re.Match[str]") -> str:
    letter, digit, types = match.groups()
    signs = "".join(_SIGN[EntityType(name)] for name in types.split("|"))
    return f"(?P<{letter}{digit or ''}>[{signs}])" if letter else f"[{signs}]"


def sign_class(*types: EntityType) -> str:
    """Return the regular expression that any group of the given types matches."""
    return "[" + "".join(_SIGN[type_] for type_ in types) + "]"
