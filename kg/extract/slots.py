"""Out of overlapping candidates, the stretches of text that name something, each with what it may name.

The longest candidate wins: 先进制造业集群 over 先进制造业 over 制造业. What stands inside a longer name is no mention
of its own, but for the parent in an institution's name.
"""

from functools import cache
from typing import NamedTuple

from kg.extract.reading import Found
from kg.extract.text import take
from kg.model import EntityType, Name

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
_FIRST = ("meeting-numbered", "byline", "editors-line", "document-title", "framework", "title-of-article")
_PARTS = (EntityType.DIMENSION, EntityType.STAGE)


class Slot(NamedTuple):
    """A stretch of text that names one thing, and the candidates for what it names."""

    begin: int
    end: int
    options: tuple[Found, ...]

    @property
    def best(self) -> Found:
        """Return the first candidate by preference of type."""
        options = self.options
        return options[0] if len(options) == 1 else min(options, key=lambda found: _RANK[found.type])

    def option(self, type_: EntityType) -> Found | None:
        """Return the candidate of a type, if there is one."""
        for found in self.options:
            if found.type is type_:
                return found
        return None

    def narrowed(self, found: Found) -> "Slot":
        """Return the slot with one candidate left."""
        return Slot(self.begin, self.end, (found,))


def name_of(slot: Slot) -> Name:
    """Return the name that a settled slot stands for."""
    best = slot.best
    return Name(best.type, best.name)


def choose(candidates: list[Found]) -> list[Slot]:
    """Return non-overlapping slots in text order; longer candidates first, listed names before grown ones."""
    by_range: dict[tuple[int, int], dict[EntityType, Found]] = {}
    for found in candidates:
        options = by_range.setdefault(found[:2], {})
        if found.type not in options or found.rule == "gazetteer" or found.rule.startswith("person-"):
            options[found.type] = found  # a title makes a name sure that may be a word too
    first = {found[:2] for found in candidates if _is_first(found.rule)}
    ranked = sorted((where not in first, where[0] - where[1], where[0]) for where in by_range)
    taken = bytearray(max((end for _, end in by_range), default=0))
    chosen: list[Slot] = []
    for _, shorter, begin in ranked:
        end = begin - shorter
        if take(taken, begin, end):
            chosen.append(Slot(begin, end, _agreed(by_range[begin, end])))
    return sorted(chosen)


@cache
def _is_first(rule: str) -> bool:
    """Tell whether the page sets a name off (bylines, title marks, parts in a list): that beats longer guesses."""
    return rule.startswith(_FIRST)


def _agreed(options: dict[EntityType, Found]) -> tuple[Found, ...]:
    """Drop what is listed where the sentence gives a part of a framework, else what a grammar only guessed."""
    found = tuple(options.values())
    if len(found) == 1:
        return found
    parts = tuple(one for one in found if one.type in _PARTS)
    return parts or tuple(one for one in found if one.rule.startswith("gazetteer")) or found
