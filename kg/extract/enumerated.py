"""Kinds that a text enumerates one by one.

As numbered points (七大新兴产业的任务：一、甲产业要…；二、乙产业要…), or by class (工业增长。分三大门类看，采矿业…).
"""

import re

from kg.extract.gather import Gathering
from kg.extract.numerals import whole_number
from kg.extract.sayings import POINT
from kg.extract.skeleton import Sentences, sign_class
from kg.extract.slots import Slot, name_of
from kg.model import EntityType, Range

RULE = "broader-enumerated"
RULE_CLASSES = "broader-classes"
_TYPES = (EntityType.INDUSTRY, EntityType.TECHNOLOGY)
_COUNTED = re.compile(
    rf"(?P<n>[二两三四五六七八九十]|\d{{1,2}})(?:大|个|类)(?P<B>{sign_class(*_TYPES)})[^。；]*[：:]\s*$"
)
_CLASSES = re.compile("分[^，。；]{0,3}(?:门类|行业大类)看，")
_CLASS = re.compile(rf"(?<=，)(?P<A>{sign_class(EntityType.INDUSTRY)})")
_NAMED = re.compile(rf"\s*(?P<A>{sign_class(*_TYPES)})")


def claim_classes(folded: Sentences, into: Gathering) -> None:
    """State that the industries which a sentence takes class by class are kinds of the one spoken of before it."""
    whole: Slot | None = None
    for _, sentence in folded:
        if whole and (opening := _CLASSES.match(sentence.text)):
            for match in _CLASS.finditer(sentence.text, opening.end()):
                for slot in sentence.groups[match.start("A")]:
                    where = Range(slot.begin, slot.end)
                    into.claim(name_of(slot), "broader", name_of(whole), where, RULE_CLASSES)
        industries = [s for group in sentence.groups.values() for s in group if s.best.type is EntityType.INDUSTRY]
        whole = industries[0] if industries else whole


def claim_enumerated(folded: Sentences, into: Gathering) -> None:
    """State that the things which open as many points as a sentence counts are kinds of what it counts."""
    for place, (_, sentence) in enumerate(folded):
        counted = _COUNTED.search(sentence.text)
        if not counted:
            continue
        kind = sentence.groups[counted.start("B")][-1]
        named = [slot for slot in _openings(folded[place + 1 :]) if slot.best.type is kind.best.type]
        if len(named) == whole_number(counted["n"]):
            for slot in named:
                where = Range(slot.begin, slot.end)
                into.claim(name_of(slot), "broader", name_of(kind), where, RULE)


def _openings(points: Sentences) -> list[Slot]:
    """Return the mentions that the marked points open with, up to a line that is none."""
    found: list[Slot] = []
    for _, sentence in points:
        marker = POINT.match(sentence.text)
        if not marker:
            return found
        named = _NAMED.match(sentence.text, marker.end())
        if named:
            found.append(sentence.groups[named.start("A")][0])
    return found
