"""Out of overlapping candidates, the stretches of text that name something, each with what it may name.

The longest candidate wins: 先进制造业集群 over 先进制造业 over 制造业. What stands inside a longer name is no mention
of its own, but for the parent in an institution's name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.reading import Found
from kg.model import EntityType

# where one stretch may name things of several types and nothing in its sentence tells, the first of these
PREFERENCE = (
    EntityType.PERSON,
    EntityType.POLICY_DOCUMENT,
    EntityType.MEETING,
    EntityType.INSTITUTION,
    EntityType.POLICY_PROGRAMME,
    EntityType.FRAMEWORK,
    EntityType.DIMENSION,
    EntityType.STAGE,
    EntityType.CLUSTER,
    EntityType.TECHNOLOGY,
    EntityType.INDUSTRY,
    EntityType.REGION,
    EntityType.CONCEPT,
)


_RANK = {type_: rank for rank, type_ in enumerate(PREFERENCE)}


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of text that names one thing, and the candidates for what it names."""

    begin: int
    end: int
    options: tuple[Found, ...]

    @property
    def best(self) -> Found:
        """Return the first candidate by preference of type."""
        if len(self.options) == 1:
            return self.options[0]
        return min(self.options, key=lambda found: _RANK[found.type])

    def option(self, type_: EntityType) -> Found | None:
        """Return the candidate of a type, if there is one."""
        return next((found for found in self.options if found.type is type_), None)

    def narrowed(self, found: Found) -> "Slot":
        """Return the slot with one candidate left."""
        return replace(self, options=(found,))

    def narrowed_to(self, options: Sequence[Found]) -> "Slot":
        """Return the slot with some of its candidates."""
        return replace(self, options=tuple(options))


def choose(candidates: list[Found]) -> list[Slot]:
    """Return non-overlapping slots in text order; longer candidates first, listed names before grown ones."""
    by_range: dict[tuple[int, int], dict[EntityType, Found]] = {}
    for found in candidates:
        options = by_range.setdefault((found.begin, found.end), {})
        if found.type not in options or found.rule == "gazetteer":
            options[found.type] = found
    taken: list[Slot] = []
    free = _Free()
    for begin, end in sorted(by_range, key=lambda span: (_rank(by_range[span]), span[0] - span[1], span[0])):
        if free.take(begin, end):
            options_here = by_range[begin, end]
            taken.append(Slot(begin, end, _agreed(options_here)))
    return sorted(taken, key=lambda slot: slot.begin)


_FIRST = ("meeting-numbered", "byline", "editors-line", "document-title", "framework", "title-of-article")


def _rank(options: dict[EntityType, Found]) -> int:
    """Return 0 for what the page sets off (bylines, title marks, lists of parts): it stands against longer guesses."""
    return 0 if any(found.rule.startswith(_FIRST) for found in options.values()) else 1


def _agreed(options: dict[EntityType, Found]) -> tuple[Found, ...]:
    """Drop what is listed where the sentence gives a part of a framework, else what a grammar only guessed."""
    parts = [found for found in options.values() if found.type in (EntityType.DIMENSION, EntityType.STAGE)]
    if parts:
        return tuple(parts)
    listed = [found for found in options.values() if found.rule.startswith("gazetteer")]
    return tuple(listed or options.values())


class _Free:
    """Which characters are still free."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def take(self, begin: int, end: int) -> bool:
        """Take a range if all of it is free."""
        if any(i in self._taken for i in range(begin, end)):
            return False
        self._taken.update(range(begin, end))
        return True
