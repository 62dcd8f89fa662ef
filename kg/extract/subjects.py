"""Industries, clusters and technologies that nobody listed: a head with known words before it (高端装备制造业)."""

from kg.extract.lexicon import Hit, Kind
from kg.extract.reading import Found, Reading, left_edge
from kg.model import EntityType

_TYPES = {
    Kind.CLUSTER: EntityType.CLUSTER,
    Kind.INDUSTRY: EntityType.INDUSTRY,
    Kind.TECHNOLOGY: EntityType.TECHNOLOGY,
}
_UNKNOWN = {Kind.CLUSTER: 1, Kind.INDUSTRY: 1, Kind.TECHNOLOGY: 1}
_SUBJECTS = {EntityType.INDUSTRY, EntityType.TECHNOLOGY, EntityType.CONCEPT, EntityType.CLUSTER}


def find_subjects(reading: Reading) -> list[Found]:
    """Return names built from a head of industry, cluster or technology and the words before it."""
    return [
        found
        for kind, type_ in _TYPES.items()
        for head in reading.hits.of(kind)
        if (found := _grown(reading, head, kind, type_))
    ]


def _grown(reading: Reading, head: Hit, kind: Kind, type_: EntityType) -> Found | None:
    begin = left_edge(
        reading, head.begin, Kind.NAME | Kind.MODIFIER, unknown=_UNKNOWN[kind], stops=Kind.STOP | Kind.WEAK
    )
    if begin == head.begin or not reading.words.is_edge(head.end):
        return None
    modifiers = [hit for hit in reading.hits.ending.get(head.begin, ()) if hit.begin >= begin]
    if not _is_specific(reading, begin, head, kind, modifiers):
        return None
    whole = reading.hits.longest_ending(head.end, Kind.GENERIC)
    if whole and whole.begin <= begin:
        return None
    return reading.found(begin, head.end, type_, f"grammar-{kind.name.lower() if kind.name else ''}")


def _is_specific(reading: Reading, begin: int, head: Hit, kind: Kind, modifiers: list[Hit]) -> bool:
    """Tell whether the modifiers say which: a technology needs a known subject among them, others any known word."""
    if kind is not Kind.TECHNOLOGY:
        return True
    return any(row.type in _SUBJECTS for hit in modifiers for row in hit.rows)
