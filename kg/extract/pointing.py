"""Words that point back: 该行业, 这一战略, 上述文件 stand for the one thing of their class that was just named."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.data import rows
from kg.extract.reading import Found, Reading
from kg.extract.slots import Slot
from kg.model import EntityType

RULE = "back-reference"
_WORDS = r"(?<![应活])(?:该项|该|此|这一|这个|这项|上述)"
_STOPS = "。！？!?\n"


class _Kind(NamedTuple):
    """What a noun behind 该 may stand for."""

    type: EntityType
    ends: re.Pattern[str]  # of the names meant


def find_pointers(reading: Reading, slots: Sequence[Slot]) -> list[Slot]:
    """Return the slots with the words that point back, each where it is plain what at.

    It is plain where one thing of the class, and only one, is named in the sentence or in the one before it; or, where
    these name none, in the paragraph so far. Where it is not, the words name nothing.
    """
    text, found = reading.folded, []
    for match in _pattern().finditer(text):
        begin, end = match.span()
        if not any(slot.begin < end and begin < slot.end for slot in slots):
            kind = _kinds()[match["noun"]]
            found += [
                Slot(begin, end, (each._replace(begin=begin, end=end),)) for each in _meant(text, slots, begin, kind)
            ]
    return sorted([*slots, *found]) if found else list(slots)


def _meant(text: str, slots: Sequence[Slot], at: int, kind: _Kind) -> list[Found]:
    """Return the one thing of a kind that was named before an offset."""
    paragraph = text.rfind("\n", 0, at) + 1
    sentence = max(text.rfind(stop, paragraph, at) for stop in _STOPS) + 1
    before = max((text.rfind(stop, paragraph, max(sentence - 1, paragraph)) for stop in _STOPS), default=-1) + 1
    for begin in (max(before, paragraph), paragraph):
        named = {
            slot.best.name: slot.best._replace(rule=RULE)
            for slot in slots
            if begin <= slot.begin
            and slot.end <= at
            and slot.best.type is kind.type
            and kind.ends.search(slot.best.name)
        }
        if named:
            return list(named.values()) if len(named) == 1 else []
    return []


@cache
def _kinds() -> dict[str, _Kind]:
    found: dict[str, _Kind] = {}
    for row in rows("lexicon/pointers.tsv"):
        kind = _Kind(EntityType(row.fields["type"]), re.compile(f"(?:{row.fields['ends']})$"))
        found |= dict.fromkeys(row.fields["nouns"].split("|"), kind)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    """Return what finds 该 and the like with a noun, unless the noun is the beginning of a longer word."""
    unless = {
        noun: row.fields["unless"] for row in rows("lexicon/pointers.tsv") for noun in row.fields["nouns"].split("|")
    }
    nouns = sorted(unless, key=lambda noun: (-len(noun), noun))
    either = "|".join(f"{noun}(?!{unless[noun]})" if unless[noun] else noun for noun in nouns)
    return re.compile(f"{_WORDS}(?P<noun>{either})")
