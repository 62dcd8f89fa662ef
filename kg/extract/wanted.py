"""Technologies that nobody listed, as objects of verbs of research and use: 推广余热回收装置, 研发高光谱测色仪."""

import re
from functools import cache

from kg.extract.lexicon import Kind
from kg.extract.plausible import type_by_ending
from kg.extract.reading import Found, Reading
from kg.model import EntityType

RULE = "object-of-verb"
_VERBS = "攻关|攻克|突破|研发|研制|开发|推广|应用|部署|配备|采用|运用|加装|普及|引进|引入|使用|建设|搭建|发展|生产"
_END = r"(?=[，。；、]|等|和|与|及|$)"


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
    return found
