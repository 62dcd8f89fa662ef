"""Things that nobody listed, as objects of verbs: 推广余热回收装置 is a technology, 发展林下种养 an industry."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.lexicon import Kind
from kg.extract.plausible import is_compound, type_by_ending
from kg.extract.reading import Found, Reading
from kg.model import EntityType

RULE = "object-of-verb"
RULE_GROWN = "object-grown"
_VERBS = "攻关|攻克|突破|研发|研制|开发|推广|应用|部署|配备|采用|运用|加装|普及|引进|引入|使用|建设|搭建|发展|生产"
_END = r"(?=[，。；、]|等|和|与|及|$)"


# what is developed as a trade is: it fills the clause behind the verb, and is made of nouns
_GROWN = re.compile(
    r"(?:大力发展|积极发展|加快发展|培育壮大|做大做强|做优做强|发展壮大|(?<![一-鿿])发展|(?<=[，。；、])培育|做强)((?:(?![和与])[一-鿿]){4,8}?)(?=[，。；、和与]|等)"
)


@cache
def _object() -> "re.Pattern[str]":
    return re.compile(rf"(?:{_VERBS})(?:了|出|一批|新型|国产)?([一-鿿A-Za-z0-9\-]{{4,12}}?){_END}", re.M)


def find_wanted(reading: Reading) -> list[Found]:
    """Return unlisted objects that end as products or technologies do and are made of nouns."""
    found = []
    for match in _object().finditer(reading.folded):
        begin, end = match.span(1)
        if reading.hits.longest_beginning(begin, Kind.STOP | Kind.WEAK):
            continue
        if type_by_ending(reading, begin, end) is EntityType.TECHNOLOGY:
            found.append(reading.found(begin, end, EntityType.TECHNOLOGY, RULE))
    return [*found, *_grown(reading)]


def _grown(reading: Reading) -> Iterator[Found]:
    for match in _GROWN.finditer(reading.folded):
        begin, end = match.span(1)
        known = reading.hits.longest_ending(end, Kind.NAME)
        if reading.hits.longest_beginning(begin, Kind.STOP | Kind.WEAK) or (known and not known.kind & Kind.TRADE):
            continue
        if is_compound(reading, begin, end):
            is_product = reading.hits.longest_ending(end, Kind.TECHNOLOGY) is not None
            type_ = type_by_ending(reading, begin, end) or (
                EntityType.TECHNOLOGY if is_product else EntityType.INDUSTRY
            )
            yield reading.found(begin, end, type_, RULE_GROWN)
