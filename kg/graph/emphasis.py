"""How emphasis shifts between two graphs, and which figures contradict one another in both of them together."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pyoxigraph as ox

from kg.graph.terms import ANNOTATED, LABEL, TYPE, own

Node = Any
_Place = tuple[str, int, int]
_MARKS = ("indicator", "observedSubject", "period")  # what two figures must share to contradict one another
_ALSO = ("comparator", "qualifier")  # and must not differ in, where both have it


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """A thing, and how many articles of each graph speak of it."""

    change: float  # of the share of articles
    kind: str
    label: str
    before: int
    after: int
    articles: tuple[str, ...]  # of the second graph; date and title


@dataclass(frozen=True, slots=True, order=True)
class First:
    """An article, and what it speaks of that none does which is older."""

    date: str
    article: str
    things: tuple[tuple[str, str], ...]  # class and label


@dataclass(frozen=True, slots=True, order=True)
class Contradiction:
    """Figures that cannot all hold."""

    indicator: str
    subject: str
    period: str
    figures: tuple[tuple[str, str, str], ...]  # value with its unit, file, quote


def shifts(old: ox.Store, new: ox.Store) -> list[Shift]:
    """Return the things that more or fewer articles speak of, in proportion, the greatest changes first."""
    before, after = _spoken_of(old), _spoken_of(new)
    whole = max(1, len(set().union(*before.values()))), max(1, len(set().union(*after.values())))
    found = []
    for node in before.keys() | after.keys():
        one, other = before.get(node, set()), after.get(node, set())
        if one != other:
            change = len(other) / whole[1] - len(one) / whole[0]
            store = new if other else old
            articles = tuple(sorted(_titled(new, article) for article in other - one))
            label = _text(store, node, LABEL)
            found.append(Shift(round(change, 4), _kind(store, node), label, len(one), len(other), articles))
    return sorted(found, key=lambda shift: (-abs(shift.change), shift.label))


def _spoken_of(store: ox.Store) -> dict[Node, set[Node]]:
    found: dict[Node, set[Node]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, own("mentions"), None):
        found[quad.object].add(quad.subject)
    return found


def _kind(store: ox.Store, node: Node) -> str:
    kinds: list[Node] = [quad.object for quad in store.quads_for_pattern(node, TYPE, None)]
    return max((kind.value.rpartition("#")[2] for kind in kinds if "cetu" in kind.value), default="")


def _titled(store: ox.Store, article: Node) -> str:
    source = _end(store, article, "inSource") or article
    date, title = _text(store, source, own("date")), _text(store, article, LABEL)
    return f"{date} {title}".strip()


def first_spoken(old: ox.Store, new: ox.Store) -> list[First]:
    """Return the articles that came with the second graph and speak of things that no older article of either does.

    Articles are older by their dates; those without a date are neither older nor shown.
    """
    dates = {article: date for store in (old, new) for article, date in _dated(store)}
    spoken = [(thing, article) for store in (old, new) for thing, by in _spoken_of(store).items() for article in by]
    since: dict[Node, set[str]] = defaultdict(set)
    for thing, article in spoken:
        if article in dates:
            since[thing].add(dates[article])
    known = {article for article, _ in _dated(old)}
    found: dict[Node, set[tuple[str, str]]] = defaultdict(set)
    for thing, by in _spoken_of(new).items():
        for article in by & dates.keys() - known:
            if not any(_is_before(date, dates[article]) for date in since[thing]):
                found[article].add((_kind(new, thing), _text(new, thing, LABEL)))
    titled = ((dates[each], _text(new, each, LABEL), tuple(sorted(things))) for each, things in found.items())
    return sorted(First(*each) for each in titled)


def _is_before(date: str, other: str) -> bool:
    """Tell whether a date is before another; 2024 is not before 2024-05."""
    return date < other and not other.startswith(date)


def _dated(store: ox.Store) -> Iterator[tuple[Node, str]]:
    for quad in store.quads_for_pattern(None, TYPE, own("Article")):
        if date := _text(store, _end(store, quad.subject, "inSource"), own("date")):
            yield quad.subject, date


def contradictions(*stores: ox.Store) -> list[Contradiction]:
    """Return the figures of one indicator, subject and period that differ in value.

    Two that one clause gives do not contradict one another: 由78%提高到94.5%.
    """
    by_marks: dict[tuple[Node, ...], dict[Node, ox.Store]] = defaultdict(dict)
    for store in stores:
        for quad in store.quads_for_pattern(None, TYPE, own("Observation")):
            marks = tuple(_end(store, quad.subject, name) for name in _MARKS)
            if all(marks):
                also = (_end(store, quad.subject, name) for name in (*_ALSO, "normalizedUnit"))
                by_marks[(*marks, *also)].setdefault(quad.subject, store)
    found = []
    for marks, seen in by_marks.items():
        if any(_contradict(*one, *other) for one, other in combinations(seen.items(), 2)):
            names = [_text(next(iter(seen.values())), mark, LABEL) for mark in marks[:2]]
            figures = sorted(figure for node, store in seen.items() for figure in _figures(store, node))
            found.append(Contradiction(names[0], names[1], marks[2].value, tuple(figures)))
    return sorted(found)


def _contradict(one: Node, store: ox.Store, other: Node, store_of_other: ox.Store) -> bool:
    if _value(store, one) == _value(store_of_other, other):
        return False
    places, others = _places(store, one), _places(store_of_other, other)
    return not all(any(_overlap(place, each) for each in others) for place in places)


def _overlap(one: _Place, other: _Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _places(store: ox.Store, node: Node) -> list[_Place]:
    """Return where a figure is given: source, begin and end."""
    return [
        (
            str(_end(store, evidence, "inSource")),
            int(_text(store, evidence, own("beginOffset"))),
            int(_text(store, evidence, own("endOffset"))),
        )
        for evidence in _evidence(store, node)
    ]


def _evidence(store: ox.Store, node: Node) -> Iterator[Node]:
    """Yield the evidence for a figure's value."""
    for axiom in store.quads_for_pattern(None, ANNOTATED[0], node):
        if (axiom.subject, ANNOTATED[1], own("value")) in _properties(store, axiom.subject):
            yield from (quad.object for quad in store.quads_for_pattern(axiom.subject, own("evidence"), None))


def _value(store: ox.Store, node: Node) -> str:
    return _text(store, node, own("normalizedValue")) or _text(store, node, own("value"))


def _figures(store: ox.Store, node: Node) -> Iterator[tuple[str, str, str]]:
    figure = _text(store, node, own("value")) + _text(store, node, own("unit"))
    for evidence in _evidence(store, node):
        source = _end(store, evidence, "inSource")
        yield figure, _text(store, source, LABEL), _text(store, evidence, own("quote"))


def _properties(store: ox.Store, axiom: Node) -> set[tuple[Node, Node, Node]]:
    return {(q.subject, q.predicate, q.object) for q in store.quads_for_pattern(axiom, ANNOTATED[1], None)}


def _end(store: ox.Store, node: Node, name: str) -> Node:
    return next((quad.object for quad in store.quads_for_pattern(node, own(name), None)), None)


def _text(store: ox.Store, node: Node, predicate: ox.NamedNode) -> str:
    if not isinstance(node, ox.NamedNode):
        return ""
    values: list[Node] = [quad.object for quad in store.quads_for_pattern(node, predicate, None)]
    return values[0].value if values else ""
