"""N-Quads and TriG: a named graph for each source, with what that source says and its evidence alone.

A statement of two sources stands in both graphs, its annotation in each with that source's evidence; the annotation is
one blank node, so that the union of all graphs is the graph. The ontology, the code lists and what no source supports
stand in the default graph. The graph's name is the IRI of its source.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.export.steady import Term, triples
from kg.vocab import CETU, PREFIXES

_EVIDENCE, _IN_SOURCE = NamedNode(CETU.evidence), NamedNode(CETU.inSource)
_TYPE, _SOURCE_DOCUMENT = NamedNode(PREFIXES["rdf"] + "type"), NamedNode(CETU.SourceDocument)
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(PREFIXES["owl"] + f"annotated{x}") for x in ("Source", "Property", "Target"))


def write_nquads(store: Store, path: Path) -> None:
    """Write N-Quads, a named graph a source."""
    _write(store, path, RdfFormat.N_QUADS)


def write_trig(store: Store, path: Path) -> None:
    """Write TriG, a named graph a source."""
    _write(store, path, RdfFormat.TRIG)


def _write(store: Store, path: Path, format: RdfFormat) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = sorted(quads(store), key=lambda quad: str(quad.graph_name))
    serialize(ordered, path, format, prefixes=PREFIXES)


def quads(store: Store) -> Iterator[Quad]:
    """Yield the graph's triples, each in the graphs of the sources that it comes from."""
    whole = list(triples(store))
    homes = Homes(whole)
    for triple in whole:
        graphs = homes.of(triple)
        for graph in sorted(graphs, key=str):
            yield Quad(triple.subject, triple.predicate, triple.object, graph)
        if not graphs:
            yield Quad(triple.subject, triple.predicate, triple.object, DefaultGraph())


class Homes:
    """Knows the sources of every statement, and from them the sources of every thing."""

    def __init__(self, whole: Sequence[Triple]) -> None:
        self._axioms: dict[Term, set[NamedNode]] = defaultdict(set)
        self._statements: dict[tuple[Term, ...], set[NamedNode]] = {}
        self._things: dict[Term, set[NamedNode]] = defaultdict(set)
        self._read_documents(whole)
        self._read_axioms(whole)

    def _read_documents(self, whole: Sequence[Triple]) -> None:
        for triple in whole:
            if (
                triple.predicate == _TYPE
                and triple.object == _SOURCE_DOCUMENT
                and isinstance(triple.subject, NamedNode)
            ):
                self._things[triple.subject].add(triple.subject)
            elif triple.predicate == _IN_SOURCE and isinstance(triple.object, NamedNode):
                self._things[triple.subject].add(triple.object)

    def _read_axioms(self, whole: Sequence[Triple]) -> None:
        parts: dict[Term, dict[Term, Term]] = defaultdict(dict)
        for triple in whole:
            if triple.predicate in (_SUBJECT, _PREDICATE, _OBJECT):
                parts[triple.subject][triple.predicate] = triple.object
            elif triple.predicate == _EVIDENCE:
                self._axioms[triple.subject] |= self._things[triple.object]
        for axiom, part in parts.items():
            subject, predicate, object_ = part[_SUBJECT], part[_PREDICATE], part[_OBJECT]
            self._statements[subject, predicate, object_] = self._axioms[axiom]
            for thing in (subject, object_):
                self._things[thing] |= self._axioms[axiom]

    def of(self, triple: Triple) -> set[NamedNode]:
        """Return the graphs of a triple: its evidence's sources, else those of the thing that it describes."""
        if triple.subject in self._axioms:
            is_evidence = triple.predicate == _EVIDENCE
            return self._things[triple.object] if is_evidence else self._axioms[triple.subject]
        said = self._statements.get((triple.subject, triple.predicate, triple.object))
        return said or self._things.get(triple.subject, set())
