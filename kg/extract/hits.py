"""The words of the lexicon that stand in a text, asked for by where they begin or end, and by what they are."""

from bisect import insort_left, insort_right
from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from kg.model import EntityType

_begin, _end = attrgetter("begin"), attrgetter("end")


class Sense(NamedTuple):
    """A thing that a listed name may stand for."""

    type: EntityType
    label: str
    ambiguous: bool  # the name is an ordinary word too
    is_local: bool = False  # named by the text itself, and by no list


class Hit(NamedTuple):
    """A word of the lexicon in the text."""

    begin: int
    end: int
    kind: int
    rows: tuple[Sense, ...]


class Hits:
    """All words of the lexicon that stand in a text, overlapping ones included."""

    def __init__(self, found: Iterable[Hit]) -> None:
        """Take hits in the order in which an automaton finds them: by their ends, the longest of one end first."""
        self.ending: dict[int, list[Hit]] = defaultdict(list)
        self.beginning: dict[int, list[Hit]] = defaultdict(list)
        self._by_kind: dict[int, list[Hit]] = defaultdict(list)
        self._asked: dict[int, list[Hit]] = {}
        ending, beginning, by_kind = self.ending, self.beginning, self._by_kind
        here: list[Hit] = []
        last = -1
        for hit in found:
            begin, end, kind, _ = hit
            if end != last:
                here = ending[end] = []
                last = end
            here.append(hit)
            beginning[begin].append(hit)
            by_kind[kind].append(hit)

    def add(self, hits: Iterable[Hit]) -> None:
        """Add what the text names itself; what the lexicon knows of the same stretch goes first."""
        for hit in hits:
            insort_right(self.ending[hit.end], hit, key=_begin)
            insort_left(self.beginning[hit.begin], hit, key=_end)
            self._by_kind[hit.kind].append(hit)
        self._asked.clear()

    def of(self, kind: int) -> list[Hit]:
        """Return the hits of a kind, in text order."""
        if kind not in self._asked:
            found = [hit for own, hits in self._by_kind.items() if own & kind for hit in hits]
            self._asked[kind] = sorted(found, key=lambda hit: hit[:2])
        return self._asked[kind]

    def longest_ending(self, at: int, kind: int) -> Hit | None:
        """Return the longest word of the kind that ends at offset."""
        for hit in self.ending.get(at, ()):
            if hit.kind & kind:
                return hit
        return None

    def longest_beginning(self, at: int, kind: int) -> Hit | None:
        """Return the longest word of the kind that begins at offset."""
        for hit in reversed(self.beginning.get(at, ())):
            if hit.kind & kind:
                return hit
        return None
