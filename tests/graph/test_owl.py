"""Protégé's own library on what we write. Skipped, with the reason, where Java or its jars are absent."""

from collections import Counter
from pathlib import Path

import pytest
import sample_statements as sample
from rdflib import OWL, RDF, Graph, URIRef

from kg.errors import KgError
from kg.graph import owl
from kg.graph.ontology import ontology_file
from kg.graph.owl import OwlReport, owl_check
from kg.model import Literal
from kg.vocab import BASE, CETU

needs_java = pytest.mark.skipif(bool(owl.missing()), reason=owl.missing() or "OWL API is there")
NON_BMP = '<https://w3id.org/cetu/id/industry/x> a owl:NamedIndividual , cetu:Industry ; rdfs:label "𠮷野制造"@zh .\n'


def damaged(turtle: str, folder: Path) -> dict[str, Path]:
    """Write copies of a graph, each with one thing wrong that only a reasoner or profile check sees."""
    individual = f"<{BASE}{sample.ADVANCED.id}>"
    figure = f"<{BASE}{sample.FIGURE.id}>"
    additions = {
        "two classes": f"{individual} a cetu:Person .\n",
        "two values": f"{figure} cetu:value 29.5 .\n",
        "bad date": f'{figure} cetu:period "九月" .\n',
        "reification": f"[] a rdf:Statement ; rdf:subject {individual} ; rdf:object {figure} .\n",
        "xsd date": f'{figure} cetu:period "2024-01-01"^^xsd:date .\n',
        "hard name": NON_BMP,
    }
    paths = {}
    for name, addition in additions.items():
        paths[name] = folder / f"{name}.ttl"
        paths[name].write_text(turtle + addition, "utf-8")
    return paths


@pytest.fixture(scope="module")
def reports(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, OwlReport]:
    folder = tmp_path_factory.mktemp("damaged")
    ontology = folder / "cetu.ttl"
    ontology.write_bytes(ontology_file().read_bytes())
    paths = {"ontology": ontology, "graph": built / "graph.ttl"}
    paths |= damaged((built / "graph.ttl").read_text("utf-8"), folder)
    found = owl_check(*paths.values(), reason=True, reload=True)
    return dict(zip(paths, found, strict=True))


@needs_java
@pytest.mark.parametrize("name", ["ontology", "graph", "hard name"])
def test_owl_reads_all_of_it_as_consistent_owl_2_dl(reports: dict[str, OwlReport], name: str) -> None:
    report = reports[name]
    assert (report.error, report.faults) == ("", [])
    assert (report.unparsed, report.imports, report.lost) == (0, 0, 0)
    assert (report.consistent, report.unsatisfiable) == (True, 0)


@needs_java
def test_owl_counts_of_the_graph_are_those_of_its_statements(built: Path, reports: dict[str, OwlReport]) -> None:
    report, graph = reports["graph"], Graph().parse(built / "graph.ttl")
    evidence = set(graph.subjects(RDF.type, CETU.Evidence))
    triples = {(s.subject, s.predicate, s.object) for s in sample.STATEMENTS}
    values = sum(isinstance(o, Literal) for _, _, o in triples)
    codes = sum(len(e.codes) for e in sample.ENTITIES)
    assert report.axioms["ClassAssertion"] == len(sample.ENTITIES) + len(evidence)
    assert report.axioms["ObjectPropertyAssertion"] == len(triples) - values + 2 * len(evidence)
    assert report.axioms["DataPropertyAssertion"] == values + codes + 5 * len(evidence)
    assert report.annotated == len(set(graph.subjects(RDF.type, OWL.Axiom)))


@needs_java
def test_owl_axioms_of_the_ontology_are_those_expected(reports: dict[str, OwlReport]) -> None:
    ontology = Graph().parse(str(ontology_file()))
    kinds = Counter(kind for _, kind in ontology.subject_objects(RDF.type) if isinstance(kind, URIRef))
    axioms = reports["ontology"].axioms
    assert axioms["FunctionalDataProperty"] + axioms["FunctionalObjectProperty"] == kinds[OWL.FunctionalProperty]
    assert axioms["TransitiveObjectProperty"] == kinds[OWL.TransitiveProperty] == 2
    assert (axioms["SubPropertyChainOf"], axioms["DatatypeDefinition"], axioms["DisjointClasses"]) == (1, 1, 4)


@needs_java
@pytest.mark.parametrize("name", ["two classes", "two values", "bad date"])
def test_owl_finds_the_damage_inconsistent(reports: dict[str, OwlReport], name: str) -> None:
    assert reports[name].consistent is False
    assert any("inconsistent" in fault for fault in reports[name].faults)


@needs_java
@pytest.mark.parametrize(
    ("name", "complaint"), [("reification", "are no OWL and would be dropped"), ("xsd date", "UnsupportedDatatype")]
)
def test_owl_finds_what_leaves_owl_2_dl(reports: dict[str, OwlReport], name: str, complaint: str) -> None:
    assert any(complaint in fault for fault in reports[name].faults)


@needs_java
def test_owl_says_of_a_broken_file_that_it_does_not_load(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix cetu <x> .", "utf-8")
    assert owl_check(broken)[0].faults


def test_owl_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(owl.JARS, str(tmp_path))
    with pytest.raises(KgError, match=r"no .java. command|no OWL API jars in"):
        owl_check(tmp_path / "graph.ttl")
