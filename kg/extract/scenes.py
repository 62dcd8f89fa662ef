"""The scenes of a report: where a sentence sets an event with its day, the remarks that follow were made at it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from kg.extract.blots import DATE, MEETING, PERSON, REGION, STOPS, NameSpan
from kg.extract.dates import DateSpan
from kg.model import EntityType, Range

_EVENT = "发布会|座谈会|推进会|工作会|交流会|研讨会|论坛|峰会|年会|大会|会议|开幕式|仪式"
_HELD = re.compile(
    rf"{MEETING}[^。；！？\n{PERSON}]{{0,30}}?(?:举行|召开|举办|开幕|闭幕|启幕)"
    rf"|(?:主持|召开|出席|参加|举行|举办|进行)[^，。；]{{0,12}}?{MEETING}|(?:举行|召开|举办)[^，。；]{{0,20}}?(?:{_EVENT})"
    rf"|[在于]{REGION}+(?:举行|召开|举办|开幕|启幕)"
)
_TOUR = re.compile(f"{PERSON}[^。；]{{0,12}}?(?:考察|调研|视察|来到|走进|看望|听取)")
_NEXT_STOP = re.compile(
    rf"\s*(?:随后|接着|之后|离开[^，。]{{0,12}})，?{PERSON}+[^。；]{{0,8}}?(?:考察|调研|视察|来到|走进|看望)"
)
_LATELY = re.compile(f"{PERSON}(?:近日|日前|近期)[^。；]{{0,16}}?(?:考察|调研|视察)")
_LATELY_HELD = re.compile(
    rf"(?:近日|日前|近期)[^。；{PERSON}]{{0,30}}?{MEETING}[^。；{PERSON}]{{0,24}}?(?:举行|召开|举办|开幕|闭幕|启幕)"
    rf"|{MEETING}(?:近日|日前)?在{REGION}[^。；{PERSON}]{{0,16}}?(?:举行|召开|举办|开幕|闭幕|启幕)"
)
_LEADER = re.compile(f"{PERSON}+(?:总书记|主席)")
_APART = re.compile("告诉|采访|受访|专访|撰文|发文|电话|微信|微博")  # said elsewhere than at the event
_PLACED = re.compile(rf"(?:[在到赴于]|(?:考察|调研|视察|走进|看望)了?)(?={REGION})")
_SENTENCE = re.compile(rf"[^{STOPS}\n]+")
_begin = itemgetter(0)
_LEAD = 400  # characters of an article in which its report is set


class Circumstances(NamedTuple):
    """What is known of a remark besides speaker and words."""

    date: DateSpan | None
    occasion: int | None  # index into the names
    place: int | None  # index into the names


class _Scene(NamedTuple):
    sentence: Range
    told: Circumstances
    people: frozenset[str]
    is_event: bool  # and no tour of one person


class Scenes:
    """The scenes of a blotted text, asked for by the place of an attribution."""

    def __init__(self, blotted: str, names: Sequence[NameSpan], days: Sequence[DateSpan]) -> None:
        self._blotted = blotted
        self._scenes = [
            scene for sentence in _sentences(blotted, days) if (scene := _scene(blotted, sentence, names, days))
        ]

    def of(self, where: Range, speaker: str) -> Circumstances | None:
        """Return the circumstances of the scene that a remark of somebody belongs to, if any.

        It is the last one before it that names the speaker, or the one that the article's lead reports on.
        """
        before = [scene for scene in self._scenes if scene.sentence.end <= where.begin]
        if not before or _APART.search(self._blotted, *where):
            return None
        if named := [scene for scene in before if speaker in scene.people]:
            return named[-1].told
        if _LEADER.match(self._blotted, where.begin):
            return None  # whose words a report quotes
        return before[-1].told if before[-1].is_event and before[-1].sentence.begin < _LEAD else None


def _sentences(blotted: str, days: Sequence[DateSpan]) -> list[Range]:
    """Return the sentences that a day stands in, and those that go on with a tour."""
    found = [Range(*match.span()) for match in _SENTENCE.finditer(blotted)]
    dated = [sentence for sentence in found if DATE in sentence.of(blotted) and _first_day(sentence, days)]
    return sorted([*dated, *(sentence for sentence in found if _goes_on(blotted, sentence))])


def _goes_on(blotted: str, sentence: Range) -> bool:
    """Tell whether a sentence without a day is a stop of a tour, or a tour or a meeting of late."""
    return any(
        (
            _NEXT_STOP.match(blotted, *sentence),
            _LATELY.search(blotted, *sentence),
            _LATELY_HELD.search(blotted, *sentence),
        )
    )


def _first_day(sentence: Range, days: Sequence[DateSpan]) -> DateSpan | None:
    """Return the first day that a sentence names; days are in text order."""
    first = bisect_left(days, sentence.begin, key=_begin)
    return days[first] if first < len(days) and days[first].begin < sentence.end else None


def _scene(blotted: str, sentence: Range, names: Sequence[NameSpan], days: Sequence[DateSpan]) -> _Scene | None:
    held = _HELD.search(blotted, *sentence)
    if not held and not _TOUR.search(blotted, *sentence):
        return None
    within = range(bisect_left(names, sentence.begin, key=_begin), bisect_left(names, sentence.end, key=_begin))
    day = _first_day(sentence, days)
    meetings = [i for i in within if held and names[i][2] == EntityType.MEETING and names[i][0] < held.end()]
    people = frozenset(names[index][3] for index in within if names[index][2] == EntityType.PERSON)
    place = _PLACED.search(blotted, *sentence)
    placed = next((index for index in within if place and names[index][0] == place.end()), None)
    return _Scene(sentence, Circumstances(day, meetings[-1] if meetings else None, placed), people, bool(held))
