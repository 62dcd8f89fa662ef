"""What a text names so far, while its lists still settle it: slots that never overlap, found by where they begin."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kg.extract.reading import Found
from kg.extract.slots import Slot


class Standing:
    """The slots that stand; a name that is put among them takes the place of all that it overlaps."""

    def __init__(self, slots: Iterable[Slot]) -> None:
        self._by_begin = {slot.begin: slot for slot in slots}
        self._begins = sorted(self._by_begin)

    def __iter__(self) -> Iterator[Slot]:
        """Yield the slots in text order."""
        return (self._by_begin[begin] for begin in self._begins)

    def at(self, begin: int) -> Slot | None:
        """Return the slot that begins at an offset."""
        return self._by_begin.get(begin)

    def closing(self, begin: int, end: int) -> Slot | None:
        """Return the longest slot within a range that ends where it does."""
        for at in range(begin, end):
            slot = self._by_begin.get(at)
            if slot and slot.end == end:
                return slot
        return None

    def narrow(self, slot: Slot, found: Found) -> None:
        """Leave a slot that stands one candidate."""
        self._by_begin[slot.begin] = slot.narrowed(found)

    def put(self, found: Found) -> None:
        """Put a name in the place of all that it overlaps."""
        first = bisect_left(self._begins, found.begin)
        if first and self._by_begin[self._begins[first - 1]].end > found.begin:
            first -= 1
        last = bisect_left(self._begins, found.end)
        for begin in self._begins[first:last]:
            del self._by_begin[begin]
        self._begins[first:last] = [found.begin]
        self._by_begin[found.begin] = Slot(found.begin, found.end, (found,))
