"""A built graph as developers like it: ontology, shapes and data in files of their own, tied by a catalog."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pyoxigraph as ox

from kg.graph.ontology import ontology_text, version
from kg.graph.ontology import terms as ontology_terms
from kg.graph.write import write_turtle
from kg.vocab import ONTOLOGY, PREFIXES

FOLDER = "ontology"
_IMPORTS = ox.NamedNode(PREFIXES["owl"] + "imports")


def write_split(out: Path) -> Path:
    """Write OUT/ontology/ from OUT/graph.ttl and return the folder.

    It holds cetu.ttl, shapes.ttl, data.ttl (the individuals, which imports the ontology) and catalog-v001.xml, by which
    Protégé finds the ontology beside the data.
    """
    folder = out / FOLDER
    triples = _data(out / "graph.ttl")
    header = next(triples)
    write_beside(folder, str(getattr(header.subject, "value", "")))
    write_turtle(header_of_data(chain([header], triples)), folder / "data.ttl")
    return folder


def write_beside(folder: Path, graph: str) -> None:
    """Write what stands beside data.ttl: ontology, shapes, and the catalog, in which the data go by the graph's IRI."""
    folder.mkdir(exist_ok=True)
    for name in ("cetu.ttl", "shapes.ttl"):
        (folder / name).write_text(ontology_text(name), "utf-8")
    files = {str(ONTOLOGY): "cetu.ttl", version(): "cetu.ttl", graph: "data.ttl"}
    (folder / "catalog-v001.xml").write_text(catalog(files), "utf-8")


def header_of_data(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield triples of which the first is the header's, with the import of the ontology behind it."""
    rest = iter(triples)
    first = next(rest)
    yield first
    yield ox.Triple(first.subject, _IMPORTS, ox.NamedNode(ONTOLOGY))
    yield from rest


def _data(turtle: Path) -> Iterator[ox.Triple]:
    """Yield the triples of a built graph that are not the ontology's: first the one that heads it."""
    known = set(ontology_terms())
    for quad in ox.parse(path=str(turtle), format=ox.RdfFormat.TURTLE, rename_blank_nodes=False):
        if (triple := quad.triple) not in known:
            yield triple


def catalog(files: dict[str, str]) -> str:
    """Return an OASIS catalog that maps IRIs to files beside it."""
    rows = (
        f"    <uri id={quoteattr(f'cetu-{number}')} name={quoteattr(iri)} uri={quoteattr(file)}/>\n"
        for number, (iri, file) in enumerate(files.items(), 1)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
    space = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
    return f'{head}\n<catalog prefer="public" xmlns="{space}">\n{"".join(rows)}</catalog>\n'
