"""Places that the gazetteer does not list: a proper word with a place's head."""

import re

from kg.extract.lexicon import Hit, Kind
from kg.extract.reading import Found, Reading, left_edge
from kg.model import EntityType

RULE = "grammar-region"
# a place's name begins the clause, or follows a word that governs places, or another place
_NAMED = re.compile(r"(?:(?<=[，。；：、“（《\n 在于到从由和与及至向赴是对经使让])|^)([一-鿿]{2,3}(?:省|市|县|新区|自治州|自治县|镇))(?!域|场|级|值|面|民|区|政|委|长|直)", re.M)
_NO_NAME = re.compile(r"[各全本我该每某两多一二三四五六七八九十位个省市县城超都上门成大中小新老好乡农几等个这那]|城镇|社区|地区|园区|山区|灾区|郊区|景区|片区|辖区|港口|试验|示范|功能|核心|合作|开发|高新|工业|保税|自贸|经济")


def find_regions(reading: Reading) -> list[Found]:
    """Return places by their heads, where the word before is a known place, or is no ordinary word."""
    return [*_headed(reading), *_named(reading)]


def _headed(reading: Reading) -> list[Found]:
    found = []
    for head in reading.hits.of(Kind.REGION):
        if region := _one_character(reading, head) if head.end - head.begin == 1 else _grown(reading, head):
            found.append(region)
    return found


def _one_character(reading: Reading, head: Hit) -> Found | None:
    word = reading.words.ending_at(head.end)
    if word and word[1] == "ns" and word[0] < head.begin - 1 and head.end - word[0] <= 6:
        return reading.found(word[0], head.end, EntityType.REGION, RULE)
    return None


def _grown(reading: Reading, head: Hit) -> Found | None:
    begin = left_edge(reading, head.begin, Kind.NAME | Kind.REGION)
    first = reading.hits.longest_beginning(begin, Kind.NAME)
    if begin < head.begin and first and any(row.type is EntityType.REGION and not row.ambiguous for row in first.rows):
        return reading.found(begin, head.end, EntityType.REGION, RULE)
    return None


def _named(reading: Reading) -> list[Found]:
    """Find places that no list knows, and all their further mentions."""
    names = {
        match.group(1)
        for match in _NAMED.finditer(reading.folded)
        if not _NO_NAME.search(match.group(1)[:-1]) and not _is_ordinary(reading, *match.span(1))
    }
    if not names:
        return []
    again = re.compile("|".join(sorted(names, key=lambda name: (-len(name), name))))
    return [reading.found(*m.span(), EntityType.REGION, RULE) for m in again.finditer(reading.folded)]


def _is_ordinary(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether the word before the head is one of the lexicon, and so no place's name."""
    hit = reading.hits.longest_beginning(begin, Kind.MODIFIER | Kind.STOP | Kind.GENERIC | Kind.WEAK | Kind.NAME)
    return hit is not None and hit.end >= end - 1 and not any(row.type is EntityType.REGION for row in hit.rows)
