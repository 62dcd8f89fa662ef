"""Industries, clusters and technologies that nobody listed: a head with known words before it (高端装备制造业)."""

from kg.extract.lexicon import Hit, Kind
from kg.extract.reading import Found, Reading, left_edge
from kg.model import EntityType

_TYPES = {
    Kind.CLUSTER: EntityType.CLUSTER,
    Kind.INDUSTRY: EntityType.INDUSTRY,
    Kind.TECHNOLOGY: EntityType.TECHNOLOGY,
}
_NOUNS = ("nz", "j", "l", "b", "eng")  # beside "n" itself; names of people and places are no modifiers
_KNOWN = Kind.NAME | Kind.MODIFIER
_SUBJECTS = {EntityType.INDUSTRY, EntityType.TECHNOLOGY, EntityType.CONCEPT, EntityType.CLUSTER}


def find_subjects(reading: Reading) -> list[Found]:
    """Return names built from a head of industry, cluster or technology and the words before it."""
    return [
        found
        for kind, type_ in _TYPES.items()
        for head in reading.hits.of(kind)
        if head.end - head.begin > 1 and (found := _grown(reading, head, kind, type_))
    ]


def _grown(reading: Reading, head: Hit, kind: Kind, type_: EntityType) -> Found | None:
    """Return the longest name that ends in the head, if its modifiers say which."""
    if not reading.words.is_edge(head.end):
        return None
    known = reading.hits.longest_ending(head.end, Kind.NAME)
    start = min(head.begin, known.begin) if known else head.begin
    is_complete = start < head.begin
    stops = Kind.STOP if kind is Kind.CLUSTER else Kind.STOP | Kind.WEAK
    begin = left_edge(reading, start, _KNOWN, unknown=0 if is_complete else 2, stops=stops, tags=_NOUNS)
    if begin == start or not (is_complete or _is_specific(reading, begin, head, kind)):
        return None
    whole = reading.hits.longest_ending(head.end, Kind.GENERIC)
    if whole and whole.begin <= begin:
        return None
    return reading.found(begin, head.end, type_, f"grammar-{type_.value.removeprefix('Industrial').lower()}")


def _is_specific(reading: Reading, begin: int, head: Hit, kind: Kind) -> bool:
    """Tell whether the words before the head say which: a weak head needs a known subject, others any word that is known or a noun."""
    if kind is Kind.CLUSTER:
        return True
    named = any(
        begin <= hit.begin and hit.end <= head.begin and any(row.type in _SUBJECTS for row in hit.rows)
        for at in range(begin + 1, head.begin + 1)
        for hit in reading.hits.ending.get(at, ())
    )
    if head.kind & Kind.WEAK_HEAD:
        return named
    return named or kind is Kind.TECHNOLOGY or any(tag.startswith("n") for _, tag in reading.words.within(begin, head.begin))
