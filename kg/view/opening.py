"""Which things the page opens on: all of a small graph, the best connected of each class of a large one."""

import math
from collections import Counter, defaultdict

from kg.view.facts import Facts
from kg.view.legend import class_style, relation_style

ALL_UP_TO = 300
MOST = 120


def degrees(facts: Facts) -> list[int]:
    """Return how many drawn links each thing has."""
    count: Counter[int] = Counter()
    for link in facts.links:
        if relation_style(link.predicate).opening:
            count[link.subject] += 1
            count[link.object] += 1
    return [count[place] for place in range(len(facts.things))]


def opening(facts: Facts, degree: list[int]) -> list[int]:
    """Return the things to open on, best connected first."""
    drawn = [place for place, thing in enumerate(facts.things) if class_style(thing.kind).opening]
    drawn = drawn or list(range(len(facts.things)))
    linked = [place for place in drawn if degree[place]] or drawn
    if len(drawn) <= ALL_UP_TO or len(linked) <= MOST:
        return sorted(linked, key=lambda place: (-degree[place], place))
    return _linked_within(facts, _best_of_each_class(facts, degree, linked))


def _linked_within(facts: Facts, chosen: list[int]) -> list[int]:
    """Leave out what would stand alone, unless that leaves too little."""
    inside = set(chosen)
    ends = {
        end
        for link in facts.links
        if link.subject in inside and link.object in inside and relation_style(link.predicate).opening
        for end in (link.subject, link.object)
    }
    kept = [place for place in chosen if place in ends]
    return kept if len(kept) * 2 > len(chosen) else chosen


def _best_of_each_class(facts: Facts, degree: list[int], linked: list[int]) -> list[int]:
    by_class: dict[str, list[int]] = defaultdict(list)
    for place in sorted(linked, key=lambda place: (-degree[place], place)):
        by_class[facts.things[place].kind].append(place)
    weight = {kind: math.sqrt(len(places)) for kind, places in by_class.items()}
    share = MOST / sum(weight.values())
    chosen = [place for kind, places in by_class.items() for place in places[: max(2, round(weight[kind] * share))]]
    return sorted(chosen, key=lambda place: (-degree[place], place))
