"""A difference as Turtle, in the Changeset vocabulary: one change set a thing, with what was added and taken away."""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

import pyoxigraph as ox

from kg.graph.compare import Difference, Statement, Thing
from kg.graph.terms import LABEL, TYPE, own, zh
from kg.vocab import PREFIXES

CHANGESET = "http://purl.org/vocab/changeset/schema#"
_PREFIXES = {**PREFIXES, "cs": CHANGESET}
_RDF = PREFIXES["rdf"]


class _Change(NamedTuple):
    """What has happened to a statement."""

    property: str  # of the change set
    note: str


def changeset(found: Difference, old: str, new: str) -> bytes:
    """Return a difference between two graphs, which are named by their folders, as Turtle."""
    turtle = ox.serialize(_triples(found, f"{old} → {new}"), format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
    assert turtle is not None  # serialize returns the bytes where no output is given
    return turtle


def _triples(found: Difference, name: str) -> Iterator[ox.Triple]:
    changes: dict[str, list[tuple[_Change, Statement]]] = defaultdict(list)
    for change, statement in (*_things(found), *_said(found)):
        changes[statement.triple[0]].append((change, statement))
    for subject in sorted(changes):
        node = ox.BlankNode("c" + _digest(subject))
        yield ox.Triple(node, TYPE, _cs("ChangeSet"))
        yield ox.Triple(node, _cs("subjectOfChange"), ox.NamedNode(subject))
        yield ox.Triple(node, _cs("changeReason"), ox.Literal(name))
        for change, statement in changes[subject]:
            yield ox.Triple(node, _cs(change.property), _node(change, statement))
        for change, statement in changes[subject]:
            yield from _statement(_node(change, statement), change, statement)


def _said(found: Difference) -> Iterator[tuple[_Change, Statement]]:
    yield from ((_Change("addition", "statement added"), each) for each in found.added)
    yield from ((_Change("removal", "statement removed"), each) for each in found.removed)
    yield from ((_Change("addition", "evidence added"), each) for each in found.supported)
    yield from ((_Change("removal", "evidence removed"), each) for each in found.weakened)


def _things(found: Difference) -> Iterator[tuple[_Change, Statement]]:
    """Yield what says that there is a thing, and what it is called."""
    for thing in found.things_added:
        yield from ((_Change("addition", "thing added"), each) for each in (_typed(thing), _labelled(thing)))
    for thing in found.things_removed:
        yield from ((_Change("removal", "thing removed"), each) for each in (_typed(thing), _labelled(thing)))
    for old, new in found.things_renamed:
        yield _Change("removal", "thing renamed"), _labelled(old)
        yield _Change("addition", "thing renamed"), _labelled(new)


def _typed(thing: Thing) -> Statement:
    class_ = ox.NamedNode(thing.kind) if "://" in thing.kind else own(thing.kind)
    return Statement(thing.label, "type", thing.kind, (thing.iri, TYPE.value, class_))


def _labelled(thing: Thing) -> Statement:
    return Statement(thing.label, "label", thing.label, (thing.iri, LABEL.value, zh(thing.label)))


def _node(change: _Change, statement: Statement) -> ox.BlankNode:
    return ox.BlankNode("s" + _digest(*change, *map(str, statement.triple)))


def _statement(node: ox.BlankNode, change: _Change, statement: Statement) -> Iterator[ox.Triple]:
    subject, predicate, object_ = statement.triple
    yield ox.Triple(node, TYPE, ox.NamedNode(_RDF + "Statement"))
    yield ox.Triple(node, LABEL, zh(f"{statement.subject} {statement.predicate} {statement.object}"))
    yield ox.Triple(node, ox.NamedNode(PREFIXES["skos"] + "changeNote"), ox.Literal(change.note))
    yield ox.Triple(node, ox.NamedNode(_RDF + "subject"), ox.NamedNode(subject))
    yield ox.Triple(node, ox.NamedNode(_RDF + "predicate"), ox.NamedNode(predicate))
    yield ox.Triple(node, ox.NamedNode(_RDF + "object"), object_)
    for place in statement.places:
        yield ox.Triple(node, own("evidence"), ox.NamedNode(place))
    for quote in sorted(set(statement.evidence)):
        yield ox.Triple(node, own("evidenceText"), zh(quote))


def _cs(name: str) -> ox.NamedNode:
    return ox.NamedNode(CHANGESET + name)


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:24]
