"""A difference as Turtle, in the Changeset vocabulary: one change set a thing, with what was added and taken away."""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256

import pyoxigraph as ox

from kg.graph.compare import Difference, Statement
from kg.graph.terms import LABEL, TYPE, own, zh
from kg.vocab import PREFIXES

CHANGESET = "http://purl.org/vocab/changeset/schema#"
_PREFIXES = {**PREFIXES, "cs": CHANGESET}
_RDF = PREFIXES["rdf"]
_CHANGES = {  # list of a difference -> property, note
    "added": ("addition", "statement"),
    "removed": ("removal", "statement"),
    "supported": ("addition", "evidence"),
    "weakened": ("removal", "evidence"),
}


def changeset(found: Difference, old: str, new: str) -> bytes:
    """Return a difference between two graphs, which are named by their folders, as Turtle."""
    turtle = ox.serialize(_triples(found, f"{old} → {new}"), format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
    assert turtle is not None  # serialize returns the bytes where no output is given
    return turtle


def _triples(found: Difference, name: str) -> Iterator[ox.Triple]:
    changes: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
    for list_ in _CHANGES:
        for statement in getattr(found, list_):
            changes[statement.triple[0]].append((list_, statement))
    for subject in sorted(changes):
        node = ox.BlankNode("c" + _digest(subject))
        yield ox.Triple(node, TYPE, _cs("ChangeSet"))
        yield ox.Triple(node, _cs("subjectOfChange"), ox.NamedNode(subject))
        yield ox.Triple(node, _cs("changeReason"), ox.Literal(name))
        for list_, statement in changes[subject]:
            change = ox.BlankNode("s" + _digest(list_, *statement.triple))
            yield ox.Triple(node, _cs(_CHANGES[list_][0]), change)
        for list_, statement in changes[subject]:
            yield from _statement(ox.BlankNode("s" + _digest(list_, *statement.triple)), list_, statement)


def _statement(node: ox.BlankNode, list_: str, statement: Statement) -> Iterator[ox.Triple]:
    subject, predicate, object_ = statement.triple
    yield ox.Triple(node, TYPE, ox.NamedNode(_RDF + "Statement"))
    yield ox.Triple(node, LABEL, zh(f"{statement.subject} {statement.predicate} {statement.object}"))
    yield ox.Triple(node, ox.NamedNode(PREFIXES["skos"] + "changeNote"), ox.Literal(f"{_CHANGES[list_][1]} {list_}"))
    yield ox.Triple(node, ox.NamedNode(_RDF + "subject"), ox.NamedNode(subject))
    yield ox.Triple(node, ox.NamedNode(_RDF + "predicate"), ox.NamedNode(predicate))
    end = ox.NamedNode(object_) if statement.object != object_ else ox.Literal(object_)
    yield ox.Triple(node, ox.NamedNode(_RDF + "object"), end)
    for place in statement.places:
        yield ox.Triple(node, own("evidence"), ox.NamedNode(place))
    for quote in sorted(set(statement.evidence)):
        yield ox.Triple(node, own("evidenceText"), zh(quote))


def _cs(name: str) -> ox.NamedNode:
    return ox.NamedNode(CHANGESET + name)


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:24]
