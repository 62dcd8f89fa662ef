from decimal import Decimal
from pathlib import Path

import pytest
import sample_statements as sample
from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.errors import KgError
from kg.graph import as_rdflib, open_store
from kg.vocab import BASE, CETU


def plain(graph: Graph) -> Graph:
    """Return a copy in which strings carry no datatype and 11.0 is 11: the store writes them so."""
    copy = Graph()
    for s, p, o in graph:
        copy.add((s, p, _plain(o) if isinstance(o, Literal) else o))
    return copy


def _plain(literal: Literal) -> Literal:
    if literal.datatype == XSD.decimal:
        return Literal(Decimal(str(literal)).normalize())
    return Literal(str(literal)) if literal.datatype == XSD.string else literal


def test_store_holds_the_file(built: Path) -> None:
    whole = Graph().parse(built / "graph.ttl")
    assert len(open_store(built)) == len(whole)
    assert isomorphic(plain(as_rdflib(built)), plain(whole))


def test_store_answers_as_an_rdflib_graph(built: Path) -> None:
    graph = as_rdflib(built)
    assert len(list(graph.subjects(RDF.type, CETU.Industry))) == 3
    found = graph.query("SELECT ?o WHERE { ?d cetu:promotes ?o . ?d a cetu:PolicyDocument }")
    assert [row[0] for row in found] == [URIRef(BASE + sample.ADVANCED.id)]  # type: ignore[index]


def test_store_says_where_it_is_missing(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no store here"):
        open_store(tmp_path)
