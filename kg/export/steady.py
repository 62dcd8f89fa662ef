"""The triples of a store in an order, and with blank nodes named, that depend on the graph alone.

Oxigraph names blank nodes anew whenever it loads a file and keeps triples in the order of hashes, so that two exports
of one graph would differ in every line.
"""

import hashlib
from collections.abc import Iterator
from functools import cache

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple

from kg.vocab import PREFIXES, pointed

_DECIMAL = NamedNode(PREFIXES["xsd"] + "decimal")

Subject = NamedNode | BlankNode | Triple
Term = NamedNode | BlankNode | Literal | Triple


def triples(store: Store) -> Iterator[Triple]:
    """Yield the triples of the default graph by subject (named ones first), then as text."""
    names = Namer(store)
    subjects = {quad.subject for quad in store.quads_for_pattern(None, None, None, DefaultGraph())}
    renamed = sorted((isinstance(subject, BlankNode), str(names.subject(subject)), subject) for subject in subjects)
    for _, _, subject in renamed:
        yield from sorted(_about(store, subject, names), key=str)


def _about(store: Store, subject: Subject, names: "Namer") -> Iterator[Triple]:
    for quad in store.quads_for_pattern(subject, None, None, DefaultGraph()):
        yield Triple(names.subject(subject), quad.predicate, names.object(quad.object))


class Namer:
    """Gives each blank node a name made of what it says and of what refers to it; leaves other terms as they are."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._content = cache(self._content_of)
        self._named = cache(self._name_of)

    def subject(self, term: Subject) -> Subject:
        """Return a subject, renamed if it is a blank node."""
        return self._named(term) if isinstance(term, BlankNode) else term

    def object(self, term: Term) -> Term:
        """Return an object, renamed if it is a blank node; a decimal as graph.ttl has it, not as the store does."""
        if isinstance(term, Literal) and term.datatype == _DECIMAL:
            return Literal(pointed(term.value), datatype=_DECIMAL)
        return self._named(term) if isinstance(term, BlankNode) else term

    def _name_of(self, node: BlankNode) -> BlankNode:
        referring = sorted(
            f"{self._above(quad.subject)} {quad.predicate}"
            for quad in self._store.quads_for_pattern(None, None, node, DefaultGraph())
        )
        return BlankNode("b" + _digest(self._content(node), *referring))

    def _above(self, subject: Subject) -> str:
        return str(self._named(subject)) if isinstance(subject, BlankNode) else str(subject)

    def _content_of(self, node: BlankNode) -> str:
        said = self._store.quads_for_pattern(node, None, None, DefaultGraph())
        return _digest(
            *sorted(
                f"{quad.predicate} {self._content(quad.object) if isinstance(quad.object, BlankNode) else quad.object}"
                for quad in said
            )
        )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
