"""Codes for what the text names: industries by classification, regions by GB/T 2260 and ISO 3166 up to the country."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kg.data.gazetteer import gazetteer
from kg.model import Datatype, Entity, EntityType, Literal, Statement
from kg.resolve.classification import Classification, Item, classifications
from kg.resolve.forms import key
from kg.resolve.matching import Matcher
from kg.resolve.normal import normal
from kg.vocab import mint

CHINA = "中国"


class Linked(NamedTuple):
    """What code lists add to a graph: things that no text names, and statements without evidence."""

    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]


def link(entities: Iterable[Entity], lists: Iterable[Classification] | None = None) -> Linked:
    """Return the codes of named industries and regions, with the items and regions above them.

    Args:
        entities: all of the graph's; those of other classes are passed over.
        lists: classifications of industries; those of the package by default.
    """
    known = {entity.id: entity for entity in entities}
    added: dict[str, Entity] = {}
    statements: set[Statement] = set()
    for part in (_industries(known.values(), tuple(lists or classifications())), _regions(known.values())):
        for found in part:
            if isinstance(found, Entity):
                added[found.id] = found
            else:
                statements.add(found)
    new = (entity for id_, entity in sorted(added.items()) if id_ not in known)
    return Linked(tuple(new), tuple(sorted(statements, key=lambda s: (s.subject, s.predicate, str(s.object)))))


def _industries(entities: Iterable[Entity], lists: tuple[Classification, ...]) -> Iterator[Entity | Statement]:
    industries = [entity for entity in entities if entity.type is EntityType.INDUSTRY]
    for each in lists:
        matcher = Matcher(each)
        for entity in industries:
            if found := matcher.match(entity.id, (entity.label, *entity.aliases)):
                why = (
                    ("matchReason", Literal(found.reason)),
                    ("matchScore", Literal(str(found.score), Datatype.DECIMAL)),
                )
                yield Statement(entity.id, f"skos:{found.relation}", _item_id(each, found.item), notes=why)
                yield from _items(each, found.item)


def _item_id(classification: Classification, item: Item) -> str:
    return mint(EntityType.CLASSIFICATION_ITEM, classification.scheme, item.code)


def _items(classification: Classification, item: Item) -> Iterator[Entity | Statement]:
    """Yield an item and all above it as the graph holds them."""
    scheme = mint(EntityType.CLASSIFICATION, classification.scheme)
    other = (classification.scheme,) if classification.scheme != classification.name else ()
    yield Entity(scheme, EntityType.CLASSIFICATION, classification.name, other)
    chain = list(classification.above(item))
    for each in chain:
        id_ = _item_id(classification, each)
        yield Entity(id_, EntityType.CLASSIFICATION_ITEM, each.name, codes=((classification.scheme, each.code),))
        yield Statement(id_, "skos:inScheme", scheme)
    for each, above in pairwise(chain):
        yield Statement(_item_id(classification, each), "skos:broader", _item_id(classification, above))


def _regions(entities: Iterable[Entity]) -> Iterator[Entity | Statement]:
    coded: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.type is EntityType.REGION and (code := region_code(entity.id, (entity.label, *entity.aliases))):
            coded[code].append(entity)
    for code in _with_parents(coded):
        regions = coded.get(code) or [_region(code)]
        for region in regions:
            yield region
            yield Statement(region.id, "administrativeCode" if code.isdecimal() else "countryCode", Literal(code))
            if above := parent(code):
                yield Statement(region.id, "partOf", (coded.get(above) or [_region(above)])[0].id)


def _with_parents(codes: Iterable[str]) -> list[str]:
    found: set[str] = set()
    for code in codes:
        above: str | None = code
        while above and above not in found:
            found.add(above)
            above = parent(above)
    return sorted(found)


def _region(code: str) -> Entity:
    label = CHINA if code == "CN" else _official()[code]
    return Entity(mint(EntityType.REGION, key(EntityType.REGION, label)), EntityType.REGION, label)


def parent(code: str) -> str | None:
    """Return the code of what a region is part of: county, prefecture, province, country.

    >>> parent("330106"), parent("330100"), parent("110105"), parent("330000"), parent("JP")
    ('330100', '330000', '110000', 'CN', None)
    """
    if not code.isdecimal():
        return None
    wider = [code[:4] + "00", code[:2] + "0000"]
    return next((each for each in wider if each != code and each in _official()), "CN")


def region_code(id_: str, names: Iterable[str]) -> str | None:
    """Return the one code that a region's names have; none where they have none, or two."""
    found = {code for name in names for code in _codes_by_name().get(normal(name), ())}
    if not found:
        found = _codes_by_id().get(id_, set())
    return found.pop() if len(found) == 1 else None


@cache
def _official() -> dict[str, str]:
    """Return the name of each division by its code."""
    rows = (row for row in gazetteer() if row.type is EntityType.REGION and row.code.isdecimal())
    return {row.code: row.label for row in rows if row.name == row.label}


@cache
def _codes_by_name() -> dict[str, set[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for row in gazetteer():
        if row.type is EntityType.REGION and row.code and not row.ambiguous:
            codes[normal(row.name)].add(row.code)
    return codes | {normal(CHINA): {"CN"}}


@cache
def _codes_by_id() -> dict[str, set[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for row in gazetteer():
        if row.type is EntityType.REGION and row.code:
            codes[mint(EntityType.REGION, key(EntityType.REGION, row.label))].add(row.code)
    return codes
