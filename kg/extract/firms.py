"""Companies, and bodies founded like one: whatever stands before 公司 or 集团 and can be in a firm's name."""

import re
from functools import cache

from kg.extract.lexicon import Kind
from kg.extract.plausible import is_generic
from kg.extract.reading import Found, Reading
from kg.extract.text import one_of
from kg.model import EntityType

RULE = "grammar-institution-company"
NATIONAL = ("国家", "中国", "全国", "中央")
_NO_FIRM = ("r", "t", "d")  # 我们, 今年, 不得
_LONGEST = 16
_ORDINARY = Kind.MODIFIER | Kind.NAME | Kind.GENERIC | Kind.WEAK | Kind.INDUSTRY | Kind.TECHNOLOGY | Kind.STOP
_PROPER = (EntityType.REGION, EntityType.INSTITUTION, EntityType.CONCEPT)


@cache
def firm_head() -> "re.Pattern[str]":
    """Return the pattern of what a firm's name ends in."""
    return re.compile(rf"(?:{one_of('firm_heads')}|(?<![工出建办进])厂)(?![一-鿿]?化)")


@cache
def _stop() -> "re.Pattern[str]":
    return re.compile(rf"{one_of('firm_stops')}|\d")


def find_firms(reading: Reading) -> list[Found]:
    """Return companies: from their head back to a mark, or to a word that cannot be in a firm's name."""
    found = []
    for head in firm_head().finditer(reading.folded):
        begin = _begin(reading, head.start())
        if (
            begin is not None
            and not reading.folded.startswith("之一", head.end())
            and head.start() - begin >= 2
            and reading.words.is_edge(begin)
            and not is_generic(reading, begin, head.end())
            and _is_proper(reading, begin, head.start())
        ):
            found.append(reading.found(begin, head.end(), EntityType.INSTITUTION, RULE))
    return found


def _begin(reading: Reading, at: int) -> int | None:
    """Return where the words that name a firm begin; None where a word that names none stands before the head."""
    floor = reading.clause_begin(at, _LONGEST)
    stops = [match.end() for match in _stop().finditer(reading.folded, floor, at)]
    if stops and stops[-1] == at:
        return None
    stops += [reading.words.end_of(word) for word, tag in reading.words.within(floor, at) if tag.startswith(_NO_FIRM)]
    for end in range(floor + 2, at):
        verb = reading.hits.longest_ending(end, Kind.DEVELOP)
        if verb and verb.begin >= floor and end - verb.begin > 1:
            stops.append(end)
    return max(stops, default=floor)


def _is_proper(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether the words are not all ordinary ones: 互联网公司, 高水平研究型大学."""
    if reading.folded.startswith(NATIONAL, begin):
        return True
    at = begin
    while at < end:
        hit = reading.hits.longest_beginning(at, _ORDINARY)
        if hit is None or hit.end > end or any(row.type in _PROPER for row in hit.rows):
            return True
        at = hit.end
    return False
