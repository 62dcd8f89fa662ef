"""RDF in each format: read back by rdflib and by Oxigraph it is the same graph, and the same bytes each time."""

from pathlib import Path

import pytest
import sample_graph
from pyoxigraph import RdfFormat, Store, Triple, parse
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg.export import FILES, RDF
from kg.vocab import BASE, CETU, mint

RDFLIB = {"turtle": "turtle", "nt": "nt", "rdfxml": "xml", "jsonld": "json-ld"}
QUADS = {"nq": "nquads", "trig": "trig"}
OXIGRAPH = {
    "turtle": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, sample_store: Store) -> Path:
    folder = tmp_path_factory.mktemp("export")
    for name, write in RDF.items():
        write(sample_store, folder / "deep" / FILES[name])
    return folder / "deep"


@pytest.mark.parametrize(("name", "format"), RDFLIB.items())
def test_rdflib_reads_the_same_graph(exported: Path, sample_graph_rdflib: Graph, name: str, format: str) -> None:
    assert isomorphic(Graph().parse(exported / FILES[name], format=format), sample_graph_rdflib)


@pytest.mark.parametrize(("name", "format"), QUADS.items())
def test_union_of_named_graphs_is_the_graph(exported: Path, sample_graph_rdflib: Graph, name: str, format: str) -> None:
    dataset, union = Dataset(), Graph()
    dataset.parse(exported / FILES[name], format=format)
    for subject, predicate, object_, _ in dataset.quads():
        union.add((subject, predicate, object_))
    assert isomorphic(union, sample_graph_rdflib)


@pytest.mark.parametrize(("name", "format"), OXIGRAPH.items())
def test_oxigraph_reads_as_many_triples(exported: Path, sample_store: Store, name: str, format: RdfFormat) -> None:
    read = {Triple(q.subject, q.predicate, q.object) for q in parse(path=exported / FILES[name], format=format)}
    assert len(read) == len(sample_store)


def test_a_named_graph_holds_what_its_source_says_and_no_more(exported: Path) -> None:
    dataset = Dataset().parse(exported / "graph.nq", format="nquads")
    page, roundtable = (
        dataset.graph(f"{BASE}{mint('SourceDocument', source.name)}") for source in sample_graph.SOURCES
    )
    both = (str(sample_graph.node(key).value) for key in ("方案", "先进"))
    plan, industry = both
    asked = f"ASK {{ <{plan}> <{CETU.promotes}> <{industry}> }}"
    assert page.query(asked).askAnswer
    assert roundtable.query(asked).askAnswer
    quotes = f"SELECT ?quote {{ ?axiom <{CETU.evidence}> ?evidence . ?evidence <{CETU.quote}> ?quote }}"
    for graph, source in zip((page, roundtable), sample_graph.SOURCES, strict=True):
        found = {str(row[0]) for row in graph.query(quotes)}
        assert found
        assert all(quote in source.text for quote in found)


def test_exports_are_the_same_bytes_from_a_store_loaded_anew(
    exported: Path, sample_turtle: bytes, tmp_path: Path
) -> None:
    store = Store()
    store.load(sample_turtle, RdfFormat.TURTLE)
    for name, write in RDF.items():
        write(store, tmp_path / FILES[name])
        assert (tmp_path / FILES[name]).read_bytes() == (exported / FILES[name]).read_bytes(), name


def test_jsonld_has_plain_keys(exported: Path) -> None:
    text = (exported / "graph.jsonld").read_text("utf-8")
    assert '"promotes": ' in text
    assert '#promotes": ' not in text


def test_blank_nodes_within_blank_nodes_keep_apart(tmp_path: Path) -> None:
    turtle = "@prefix : <http://e/> . :a :p [ :q [ :r 1 ] ] , [ :q [ :r 2 ] ] . :b :p [ :q [ :r 1 ] ] ; :l ( :x :y ) ."
    store = Store()
    store.load(turtle, RdfFormat.TURTLE)
    for name, write in RDF.items():
        write(store, tmp_path / FILES[name])
    for name, format in RDFLIB.items():
        assert isomorphic(Graph().parse(tmp_path / FILES[name], format=format), Graph().parse(data=turtle)), name


@pytest.mark.parametrize("name", RDF)
def test_whole_decimals_keep_the_point_that_protege_needs(tmp_path: Path, name: str) -> None:
    store = Store()
    store.load("<http://e/a> <http://e/value> 11.0 .", RdfFormat.TURTLE)
    RDF[name](store, tmp_path / FILES[name])
    assert "11.0" in (tmp_path / FILES[name]).read_text("utf-8")
