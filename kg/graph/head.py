"""What a graph begins with: its own header, with or without the import of the ontology."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph import terms
from kg.graph.ontology import version
from kg.vocab import ONTOLOGY, PREFIXES

_IMPORTS = ox.NamedNode(PREFIXES["owl"] + "imports")


def header(base: str) -> Iterator[ox.Triple]:
    """Yield the header of the graph."""
    graph = ox.NamedNode(base + "graph")
    yield ox.Triple(graph, terms.TYPE, ox.NamedNode(PREFIXES["owl"] + "Ontology"))
    yield ox.Triple(graph, ox.NamedNode(PREFIXES["dcterms"] + "title"), terms.zh("策图知识图谱"))
    yield ox.Triple(graph, ox.NamedNode(PREFIXES["dcterms"] + "source"), ox.NamedNode(version()))


def header_of_data(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield triples of which the first is the header's, with the import of the ontology behind it."""
    rest = iter(triples)
    first = next(rest)
    yield first
    yield ox.Triple(first.subject, _IMPORTS, ox.NamedNode(ONTOLOGY))
    yield from rest
