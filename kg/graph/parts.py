"""A graph by its sources: for each, what it says, its evidence, and the description of all that it names."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.merging import QUOTES
from kg.graph.terms import ANNOTATED, AXIOM, INDIVIDUAL, PREF_LABEL, TYPE, own, zh
from kg.vocab import BASE

_SOURCE, _ARTICLE, _EVIDENCE, _TEXT = own("inSource"), own("inArticle"), own("evidence"), own("evidenceText")
Part = tuple[ox.NamedNode, set[ox.Triple]]


def parts(store: ox.Store) -> Iterator[Part]:
    """Yield (name, triples) for each source, named by its IRI, and last for what no source says, named BASE/graph.

    The last holds the ontology and the code lists. Together they hold every triple of the graph; what describes a thing
    (its class and labels) is in the part of each source that names it, and a triple that two sources bear out is in
    both, each with its own evidence.
    """
    described: set[ox.NamedNode] = set()
    for source in sorted(instances(store, "SourceDocument"), key=str):
        yield source, _of_source(store, source, described)
    yield _header(store), _of_none(store, described)


def instances(store: ox.Store, kind: str) -> list[ox.NamedNode]:
    """Return the things of one of our classes."""
    found = (quad.subject for quad in store.quads_for_pattern(None, TYPE, own(kind)))
    return [subject for subject in found if isinstance(subject, ox.NamedNode)]


def _header(store: ox.Store) -> ox.NamedNode:
    kind = ox.NamedNode("http://www.w3.org/2002/07/owl#Ontology")
    found = (quad.subject for quad in store.quads_for_pattern(None, TYPE, kind))
    own_name = (iri for iri in found if isinstance(iri, ox.NamedNode) and iri.value.endswith("/graph"))
    return next(own_name, ox.NamedNode(BASE + "graph"))


def _of_source(store: ox.Store, source: ox.NamedNode, described: set[ox.NamedNode]) -> set[ox.Triple]:
    triples: set[ox.Triple] = set()
    named: set[object] = {source}
    supported: dict[ox.Triple, list[ox.NamedNode]] = defaultdict(list)
    for place in _subjects(store, _SOURCE, source):
        axioms = _subjects(store, _EVIDENCE, place)
        if not axioms and ox.Quad(place, TYPE, own("Evidence")) not in store:
            named.add(place)  # an article
            continue
        triples |= _about(store, place)
        named |= {triple.object for triple in _about(store, place) if triple.predicate == _ARTICLE}
        for axiom in axioms:
            supported[annotated(store, axiom)].append(place)
    for triple, evidence in supported.items():
        triples |= {triple, *_axiom(store, source, triple, evidence)}
        named |= {triple.subject, triple.object}
    for thing in named:
        if isinstance(thing, ox.NamedNode) and ox.Quad(thing, TYPE, INDIVIDUAL) in store:
            described.add(thing)
            triples |= _description(store, thing)
    return triples


def _subjects(store: ox.Store, predicate: ox.NamedNode, object_: object) -> list[ox.NamedNode]:
    return [quad.subject for quad in store.quads_for_pattern(None, predicate, object_)]  # type: ignore[arg-type,misc]


def _about(store: ox.Store, subject: object) -> set[ox.Triple]:
    return {quad.triple for quad in store.quads_for_pattern(subject, None, None)}  # type: ignore[arg-type]


def annotated(store: ox.Store, axiom: object) -> ox.Triple:
    """Return the triple that an axiom node speaks of."""
    found = [next(store.quads_for_pattern(axiom, role, None)).object for role in ANNOTATED]  # type: ignore[arg-type]
    return ox.Triple(*found)  # type: ignore[arg-type]


def _axiom(
    store: ox.Store, source: ox.NamedNode, triple: ox.Triple, evidence: list[ox.NamedNode]
) -> Iterator[ox.Triple]:
    """Yield what annotates a triple with one source's evidence."""
    node = ox.BlankNode("a" + hashlib.sha256(f"{source} {triple}".encode()).hexdigest()[:24])
    yield ox.Triple(node, TYPE, AXIOM)
    for role, term in zip(ANNOTATED, (triple.subject, triple.predicate, triple.object), strict=True):
        yield ox.Triple(node, role, term)
    places = sorted(evidence, key=str)
    for place in places:
        yield ox.Triple(node, _EVIDENCE, place)
    for place in places[:QUOTES]:
        for quad in store.quads_for_pattern(place, PREF_LABEL, None):
            yield ox.Triple(node, _TEXT, zh(quad.object.value))  # type: ignore[union-attr]


def _description(store: ox.Store, thing: ox.NamedNode) -> set[ox.Triple]:
    """Return what is said of a thing without evidence: its class, labels and codes, with notes on them."""
    triples = _about(store, thing)
    for axiom in _subjects(store, ANNOTATED[0], thing):
        if next(store.quads_for_pattern(axiom, _EVIDENCE, None), None) is None:
            triples |= _about(store, axiom)
        else:
            triples.discard(annotated(store, axiom))
    return triples


def _of_none(store: ox.Store, described: set[ox.NamedNode]) -> set[ox.Triple]:
    triples = set()
    for quad in store.quads_for_pattern(None, None, None):
        subject = quad.subject
        if isinstance(subject, ox.NamedNode):
            is_known = subject in described or ox.Quad(subject, TYPE, own("Evidence")) in store
        else:
            about = next(store.quads_for_pattern(subject, ANNOTATED[0], None), None)
            has_evidence = next(store.quads_for_pattern(subject, _EVIDENCE, None), None) is not None
            is_known = has_evidence or (about is not None and about.object in described)
        if not is_known:
            triples.add(quad.triple)
    return triples
