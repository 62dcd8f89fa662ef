"""The whole graph as Turtle, N-Triples and RDF/XML."""

from pathlib import Path

from pyoxigraph import RdfFormat, Store, serialize

from kg.export.steady import triples
from kg.vocab import PREFIXES


def write_turtle(store: Store, path: Path) -> None:
    """Write Turtle with our prefixes."""
    _write(store, path, RdfFormat.TURTLE)


def write_ntriples(store: Store, path: Path) -> None:
    """Write N-Triples: a triple a line, for tools that read line by line."""
    _write(store, path, RdfFormat.N_TRIPLES)


def write_rdfxml(store: Store, path: Path) -> None:
    """Write RDF/XML, which every OWL tool reads."""
    _write(store, path, RdfFormat.RDF_XML)


def _write(store: Store, path: Path, format: RdfFormat) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    serialize(triples(store), path, format, prefixes=PREFIXES)
