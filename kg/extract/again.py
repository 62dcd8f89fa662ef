"""Names that a list or a grammar found once, wherever else the same text uses them."""

import re

from kg.extract.reading import Reading
from kg.extract.slots import Slot

RULE = "named-again"
_SHORTEST = 3
_FOUND_BY = ("list-item", "list-head", "object-of-verb", "grammar-industry", "grammar-technology", "grammar-cluster")


def find_again(reading: Reading, slots: list[Slot]) -> list[Slot]:
    """Return the slots with further mentions of names that no gazetteer lists, where no other name stands."""
    known = {slot.best.name: slot.best for slot in slots if slot.best.rule in _FOUND_BY and len(slot.best.name) >= _SHORTEST}
    if not known:
        return slots
    taken = {at for slot in slots for at in range(slot.begin, slot.end)}
    pattern = re.compile("|".join(re.escape(name) for name in sorted(known, key=lambda name: (-len(name), name))))
    more = []
    for match in pattern.finditer(reading.folded):
        begin, end = match.span()
        if _is_whole(reading, begin, end) and taken.isdisjoint(range(begin, end)):
            found = reading.found(begin, end, known[match.group()].type, RULE, match.group())
            more.append(Slot(begin, end, (found,)))
    return sorted([*slots, *more], key=lambda slot: slot.begin)


def _is_whole(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether a name stands for itself: between words, or before one of the lexicon where a segmenter errs."""
    return reading.words.is_edge(begin) and (reading.words.is_edge(end) or bool(reading.hits.beginning.get(end)))
