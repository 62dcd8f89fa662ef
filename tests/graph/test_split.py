import xml.etree.ElementTree as ET
from itertools import chain
from pathlib import Path

import pytest
import sample_statements as sample
from rdflib import OWL, RDF, Graph, URIRef

from kg.graph import owl
from kg.graph.head import header, header_of_data
from kg.graph.ontology import ontology_text
from kg.graph.owl import owl_check
from kg.graph.split import FOLDER, write_beside
from kg.graph.write import data, write_turtle
from kg.vocab import BASE, ONTOLOGY

NAME = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}uri"


@pytest.fixture(scope="module")
def folder(built: Path) -> Path:
    folder = built / FOLDER
    write_beside(folder, BASE + "graph")
    individuals = data(sample.ENTITIES, sample.STATEMENTS, [sample.SOURCE])
    write_turtle(header_of_data(chain(header(BASE), individuals)), folder / "data.ttl")
    return folder


def catalog(folder: Path) -> dict[str, Path]:
    return {uri.attrib["name"]: folder / uri.attrib["uri"] for uri in ET.parse(folder / "catalog-v001.xml").iter(NAME)}


def test_split_files_make_up_the_whole(built: Path, folder: Path) -> None:
    whole, data = Graph().parse(built / "graph.ttl"), Graph().parse(folder / "data.ttl")
    assert len(data) - 1 + len(Graph().parse(folder / "cetu.ttl")) - _header() == len(whole)
    assert (URIRef(BASE + "graph"), OWL.imports, ONTOLOGY) in data
    assert not list(data.subjects(RDF.type, OWL.Class))


def _header() -> int:
    return len(list(Graph().parse(data=ontology_text(), format="turtle").triples((ONTOLOGY, None, None))))


def test_split_catalog_names_files_by_the_iris_that_head_them(folder: Path) -> None:
    for iri, file in catalog(folder).items():
        header = Graph().parse(file)
        assert {URIRef(iri)} & ({*header.subjects(RDF.type, OWL.Ontology), *header.objects(None, OWL.versionIRI)})


@pytest.mark.skipif(bool(owl.missing()), reason=owl.missing() or "OWL API is there")
def test_split_files_load_by_the_catalog(built: Path, folder: Path) -> None:
    [data] = owl_check(folder / "data.ttl", reason=True, imports=catalog(folder))
    [whole] = owl_check(built / "graph.ttl")
    assert (data.error, data.faults, data.imports, data.consistent) == ("", [], 1, True)
    for kind in ("ClassAssertion", "ObjectPropertyAssertion", "DataPropertyAssertion"):
        assert data.axioms[kind] == whole.axioms[kind]
    assert data.annotated == whole.annotated
