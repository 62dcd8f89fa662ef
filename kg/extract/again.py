"""Names that a list or a grammar found once, wherever else the same text uses them."""

from collections.abc import Iterable, Iterator

import ahocorasick_rs

from kg.extract.reading import Found, Reading
from kg.extract.slots import Slot
from kg.extract.text import take

RULE = "named-again"
_SHORTEST = 3
_FOUND_BY = frozenset(
    ("list-item", "list-head", "object-of-verb", "grammar-industry", "grammar-technology", "grammar-cluster")
)


def find_again(reading: Reading, slots: list[Slot]) -> list[Slot]:
    """Return the slots with further mentions of names that no gazetteer lists, where no other name stands."""
    known = {best.name: best for _, _, (best,) in slots if best.rule in _FOUND_BY and len(best.name) >= _SHORTEST}
    if not known:
        return slots
    taken = bytearray(len(reading.folded))
    for begin, end, _ in slots:
        taken[begin:end] = b"\1" * (end - begin)
    more = []
    for begin, end in _places(reading, known):
        if take(taken, begin, end):
            name = reading.folded[begin:end]
            more.append(Slot(begin, end, (Found(begin, end, known[name].type, name, RULE),)))
    return sorted([*slots, *more]) if more else slots


def _places(reading: Reading, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where names stand for themselves, the longest of those that begin together."""
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    for _, begin, end in ahocorasick_rs.AhoCorasick(names, matchkind=kind).find_matches_as_indexes(reading.folded):
        if _is_whole(reading, begin, end):
            yield begin, end


def _is_whole(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether a name stands for itself: between words, or before one of the lexicon where a segmenter errs."""
    return reading.words.is_edge(begin) and (reading.words.is_edge(end) or bool(reading.hits.beginning.get(end)))
