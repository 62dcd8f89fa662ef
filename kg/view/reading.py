"""Reads some things of a store, with the links among them, their values, their quotes, and where these stand."""

from collections.abc import Callable, Iterable

from pyoxigraph import Literal, NamedNode, Store

from kg.view.facts import NAMES, Facts, Link, Node, Quote, Thing, local_name, shown
from kg.vocab import CETU, PREFIXES

_CETU, _RDFS, _SKOS, _OWL = str(CETU), PREFIXES["rdfs"], PREFIXES["skos"], PREFIXES["owl"]
_SOURCE, _PROPERTY, _TARGET = (NamedNode(f"{_OWL}annotated{name}") for name in ("Source", "Property", "Target"))
_EVIDENCE, _AUTHOR = NamedNode(_CETU + "evidence"), NamedNode(_CETU + "author")
_SHOWN = ("author", "fileName", "publication", "page", "date", "sha256", "beginOffset", "endOffset")
_SHOWN_OF_PLACES = [_RDFS + "label", _SKOS + "prefLabel", *(_CETU + name for name in _SHOWN)]


KindOf = Callable[[Node], str | None]


def read_some(store: Store, kind_of: KindOf, nodes: Iterable[Node], quotes: int | None = None) -> Facts:
    """Return the facts of some things; of each, all quotes or no more than so many.

    Args:
        store: the graph.
        kind_of: gives the class of a thing, and nothing for what is none.
        nodes: the things.
        quotes: of one statement at most.
    """
    return _Reading(store, kind_of, quotes).read(list(dict.fromkeys(nodes)))


class _Reading:
    """One excerpt under construction: things are numbered as they come."""

    def __init__(self, store: Store, kind_of: KindOf, quotes: int | None) -> None:
        self._store, self._kind_of, self._quotes = store, kind_of, quotes
        self._asked: set[Node] = set()
        self._number: dict[Node, int] = {}
        self._quote_number: dict[Node, int] = {}
        self._axioms: dict[Node, dict[tuple[Node, Node], list[Node]]] = {}
        self._facts = Facts([], [], [])

    def read(self, nodes: list[Node]) -> Facts:
        self._asked = set(nodes)
        for node in nodes:
            self._number_of(node)
        for node in nodes:
            for quad in self._store.quads_for_pattern(node, None, None):
                if quad.object in self._number and quad.predicate.value.startswith(_CETU):
                    said = self._evidence(node, quad.predicate, quad.object)
                    link = Link(self._number[node], local_name(quad.predicate.value), self._number[quad.object], said)
                    self._facts.links.append(link)
        return self._facts

    def _number_of(self, node: Node) -> int:
        """Return the number of a thing, -1 for what is none."""
        if node in self._number:
            return self._number[node]
        kind = self._kind_of(node)
        return self._thing(node, kind) if kind else -1

    def _thing(self, node: Node, kind: str) -> int:
        """Take up a thing; of one that is only where a quote stands, no more is read than is shown."""
        asked = node in self._asked
        number = self._number[node] = len(self._facts.things)
        thing = Thing(node.value, kind)
        self._facts.things.append(thing)
        for predicate in [None] if asked else map(NamedNode, _SHOWN_OF_PLACES):
            for quad in self._store.quads_for_pattern(node, predicate, None):
                value: Node = quad.object
                if isinstance(value, Literal):
                    self._value(thing, node, quad.predicate, value, asked)
                elif predicate == _AUTHOR and (author := self._number_of(value)) >= 0:
                    self._facts.links.append(Link(number, "author", author, []))
        thing.settle_names()
        thing.values.sort(key=lambda entry: entry[:2])
        return number

    def _value(self, thing: Thing, node: Node, predicate: Node, value: Literal, asked: bool) -> None:
        if predicate.value in NAMES:
            thing.call(NAMES[predicate.value], value.value)
        else:
            said = self._evidence(node, predicate, value) if asked else []
            thing.values.append((local_name(predicate.value), shown(value), said))

    def _evidence(self, s: Node, p: Node, o: Node) -> list[int]:
        if s not in self._axioms:
            self._axioms[s] = self._annotated(s)
        said = self._axioms[s].get((p, o), ())
        found = {quad.object for axiom in said for quad in self._store.quads_for_pattern(axiom, _EVIDENCE, None)}
        return sorted(self._quote(node) for node in sorted(found, key=str)[: self._quotes])

    def _annotated(self, subject: Node) -> dict[tuple[Node, Node], list[Node]]:
        """Return the axioms about a thing by predicate and object; those that it is the object of may be very many."""
        found: dict[tuple[Node, Node], list[Node]] = {}
        for quad in self._store.quads_for_pattern(None, _SOURCE, subject):
            p, o = (self._end(quad.subject, end) for end in (_PROPERTY, _TARGET))
            found.setdefault((p, o), []).append(quad.subject)
        return found

    def _end(self, axiom: Node, end: NamedNode) -> Node:
        return next(quad.object for quad in self._store.quads_for_pattern(axiom, end, None))

    def _quote(self, node: Node) -> int:
        if node in self._quote_number:
            return self._quote_number[node]
        quote = Quote()
        self._quote_number[node] = len(self._facts.quotes)
        self._facts.quotes.append(quote)
        for quad in self._store.quads_for_pattern(node, None, None):
            quote.take(local_name(quad.predicate.value), quad.object, self._number_of)
        return self._quote_number[node]
