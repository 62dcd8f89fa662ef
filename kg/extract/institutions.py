"""Institutions that nobody listed, and the parents printed in their names."""

import re

from kg.extract.lexicon import Hit, Kind
from kg.extract.reading import Found, Reading, left_edge
from kg.model import EntityType, Range

RULE = "grammar-institution"
RULE_PARENT = "institution-parent"
_INSIDE = Kind.NAME | Kind.MODIFIER | Kind.REGION | Kind.INSTITUTION
_JOINT = re.compile(r"[和与及]$")
_PROPER_TAGS = ("ns", "nr", "nt", "nz")


def find_institutions(reading: Reading) -> list[Found]:
    """Return institutions by their heads: 省经济和信息化厅, 某大学经济学院, 某某集团."""
    found: list[Found] = []
    for head in reading.hits.of(Kind.INSTITUTION):
        if any(
            hit.end > head.end and hit.kind & Kind.INSTITUTION and hit.begin <= head.begin
            for hit in reading.hits.beginning.get(head.begin, ())
        ):
            continue
        begin = _begin(reading, head)
        if begin < head.begin and _is_specific(reading, begin, head):
            found.append(reading.found(begin, head.end, EntityType.INSTITUTION, RULE))
    return found


def _begin(reading: Reading, head: Hit) -> int:
    one = head.end - head.begin == 1
    begin = left_edge(reading, head.begin, _INSIDE, unknown=1 if one else 3)
    if begin >= 2 and _JOINT.search(reading.folded[:begin]) and not one:
        # 经济与技术研究所: the conjunction is inside where no name of an institution ends before it
        before = begin - 1
        if not any(_is_institution(hit) for hit in reading.hits.ending.get(before, ())):
            further = left_edge(reading, before, _INSIDE, unknown=2)
            if further < before and reading.hits.longest_beginning(further, Kind.NAME | Kind.REGION):
                return further
    return begin


def _is_institution(hit: Hit) -> bool:
    return bool(hit.kind & Kind.INSTITUTION) or any(row.type is EntityType.INSTITUTION for row in hit.rows)


def _is_specific(reading: Reading, begin: int, head: Hit) -> bool:
    """Tell whether the name says which body: by a place, a known body, or a word that no list knows."""
    generic = reading.hits.longest_ending(head.end, Kind.GENERIC)
    if generic and generic.begin <= begin:
        return False
    first = reading.hits.longest_beginning(begin, Kind.NAME | Kind.MODIFIER)
    if first and any(
        row.type in (EntityType.REGION, EntityType.INSTITUTION) and first.end <= head.begin for row in first.rows
    ):
        return True
    if head.end - head.begin == 1:
        return False
    words = reading.words.within(begin, head.begin)
    return any(tag.startswith(_PROPER_TAGS) for _, tag in words) or (
        first is None and len(words) >= 1 and head.begin - begin >= 2
    )


def parent_of(where: Range, reading: Reading) -> Found | None:
    """Return the institution whose name opens the name of an inner unit: 某大学 in 某大学经济学院.

    A listed institution is preferred, else the longest opening that ends in a head of two characters or more.
    """
    listed = [
        Found(hit.begin, hit.end, EntityType.INSTITUTION, row.label, RULE_PARENT)
        for hit in reading.hits.beginning.get(where.begin, ())
        for row in hit.rows
        if hit.end < where.end and row.type is EntityType.INSTITUTION and not row.ambiguous
    ]
    headed = [
        reading.found(where.begin, hit.end, EntityType.INSTITUTION, RULE_PARENT)
        for hit in reading.hits.all
        if hit.kind & Kind.INSTITUTION
        and where.begin + 2 <= hit.begin
        and hit.end - hit.begin > 1
        and hit.end + 2 < where.end
        and reading.words.is_edge(hit.end)
    ]
    return max([*headed, *listed], key=lambda found: found.end, default=None)
