"""Institutions that nobody listed: the grammars that find them, their inner units, and the parents in their names."""

import re
from functools import cache

from kg.extract.firms import find_firms, firm_head
from kg.extract.headed import find_headed, is_institution
from kg.extract.laboratories import find_laboratories
from kg.extract.lexicon import Kind
from kg.extract.placed import find_placed
from kg.extract.reading import Found, Reading
from kg.extract.text import one_of
from kg.model import EntityType, Range

RULE_LABORATORY = "grammar-institution-laboratory"
RULE_UNIT = "grammar-institution-unit"
RULE_PARENT = "institution-parent"
_FIRM_HEAD = 2  # characters of the shortest ending of a company: 公司, 集团


@cache
def _unit() -> "re.Pattern[str]":
    heads = rf"{one_of('unit_heads')}|(?<![东西南北中内外全各局总])部"
    return re.compile(rf"[一-鿿]{{2,14}}(?:{heads})(?!长|[一-鿿]?(?:门|分|署))")


@cache
def _unit_stop() -> "re.Pattern[str]":
    return re.compile(one_of("unit_stops"))


def find_institutions(reading: Reading) -> list[Found]:
    """Return institutions: by heads (某大学经济学院), by places (省工业和信息化厅), companies and inner units."""
    found = [*find_headed(reading), *find_placed(reading), *find_firms(reading), *_units(reading)]
    found += [reading.found(*name, EntityType.INSTITUTION, RULE_LABORATORY) for name in find_laboratories(reading)]
    return [part for whole in found for part in parted(reading, whole)]


def parted(reading: Reading, found: Found) -> list[Found]:
    """Cut a name in two where a listed body begins right behind another's head: 甲部办公厅乙委办公厅."""
    for at in range(found.begin + 4, found.end - 2):
        hit = reading.hits.longest_beginning(at, Kind.NAME)
        if hit and hit.kind & Kind.SURE_BODY and any(map(is_institution, reading.hits.ending.get(at, ()))):
            first = reading.found(found.begin, at, EntityType.INSTITUTION, found.rule)
            return [first, *parted(reading, reading.found(at, found.end, EntityType.INSTITUTION, found.rule))]
    return [found]


def _units(reading: Reading) -> list[Found]:
    """Find units within listed bodies: 国家信息中心经济预测部, 国家发展改革委综合司."""
    found = []
    for hit in reading.hits.of(Kind.SURE_BODY):
        match = _unit().match(reading.folded, hit.end)
        if match and reading.words.is_edge(match.end()) and _is_unit(reading, match):
            found.append(reading.found(hit.begin, match.end(), EntityType.INSTITUTION, RULE_UNIT))
    return found


def _is_unit(reading: Reading, match: "re.Match[str]") -> bool:
    """Tell whether what follows a listed body is a unit of it: nothing that governs names, and no body by itself."""
    closing = reading.hits.longest_ending(match.end(), Kind.NAME)
    is_body = closing is not None and closing.kind & Kind.SURE_BODY and closing.begin > match.start()
    return not is_body and match.group()[0] != "与" and not _unit_stop().search(match.group())


def parent_of(where: Range, reading: Reading) -> Found | None:
    """Return the institution whose name opens the name of an inner unit: 某大学 in 某大学经济学院.

    A listed institution counts, and so does the longest opening that ends in a head of two characters or more. A
    company's name is no unit's: what stands before 集团 or 有限公司 is the same company.
    """
    if firm_head().search(reading.folded, where.end - _FIRM_HEAD, where.end):
        return None
    listed = [
        Found(hit.begin, hit.end, EntityType.INSTITUTION, row.label, RULE_PARENT)
        for hit in reading.hits.beginning.get(where.begin, ())
        if hit.kind & Kind.SURE_BODY and hit.end + 1 < where.end and not _goes_on(reading, hit.end)
        for row in hit.rows
        if row.type is EntityType.INSTITUTION
    ]
    headed = [
        reading.found(where.begin, end, EntityType.INSTITUTION, RULE_PARENT)
        for end in range(where.begin + 3, where.end - 2)
        if reading.words.is_edge(end) and _has_head(reading, where.begin, end)
    ]
    return max([*headed, *listed], key=lambda found: found.end, default=None)


def _goes_on(reading: Reading, at: int) -> bool:
    """Tell whether a listed bank's name is but the opening of a name that says what is supervised: 银行保险监管局."""
    return reading.folded.startswith(("银行保险", "银行业"), at - 2)


def _has_head(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether a stretch is a head of two characters or more with something before it."""
    heads = reading.hits.ending.get(end, ())
    return any(hit.kind & Kind.INSTITUTION and begin < hit.begin < end - 1 for hit in heads)
