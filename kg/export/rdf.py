"""The whole graph as Turtle, N-Triples and RDF/XML."""

import re
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, RdfFormat, Store, Triple, serialize

from kg.export.steady import triples
from kg.vocab import PREFIXES

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


def write_turtle(store: Store, path: Path) -> None:
    """Write Turtle with our prefixes."""
    _write(triples(store), path, RdfFormat.TURTLE)


def write_ntriples(store: Store, path: Path) -> None:
    """Write N-Triples: a triple a line, for tools that read line by line."""
    _write(triples(store), path, RdfFormat.N_TRIPLES)


def write_rdfxml(store: Store, path: Path) -> None:
    """Write RDF/XML, which every OWL tool reads; control codes, which it cannot hold, become replacement characters."""
    _write(map(_for_xml, triples(store)), path, RdfFormat.RDF_XML)


def _for_xml(triple: Triple) -> Triple:
    term = triple.object
    if not isinstance(term, Literal) or not _NOT_XML.search(term.value):
        return triple
    text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", term.value)
    datatype = None if term.language else term.datatype
    return Triple(triple.subject, triple.predicate, Literal(text, datatype=datatype, language=term.language))


def _write(graph: Iterable[Triple], path: Path, format: RdfFormat) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    serialize(graph, path, format, prefixes=PREFIXES)
