import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import sample_statements as sample
from hypothesis import given
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, URIRef
from rdflib import Literal as Value
from sample_statements import ADVANCED, ENTITIES, FIGURE, NETWORK, RULES, SAME_NAME, SOURCE, STATEMENTS, said, thing

from kg.errors import KgError
from kg.graph import triples, write_turtle
from kg.graph.evidence import evidence_id
from kg.model import Datatype, EntityType, Literal, Statement
from kg.vocab import BASE, CETU


def iri(id: str) -> URIRef:
    return URIRef(BASE + id)


@pytest.fixture(scope="module")
def graph(built: Path) -> Graph:
    return Graph().parse(built / "graph.ttl")


def test_write_gives_the_same_bytes_in_any_order(built: Path, tmp_path: Path) -> None:
    entities, statements = ENTITIES[:], STATEMENTS[:]
    random.Random(1).shuffle(entities)
    random.Random(2).shuffle(statements)
    write_turtle(triples(entities, statements, [SOURCE]), tmp_path / "again.ttl")
    assert (tmp_path / "again.ttl").read_bytes() == (built / "graph.ttl").read_bytes()


def test_write_gives_the_same_bytes_in_another_process(built: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[2]); import sample_statements as s; from pathlib import Path;"
        "from kg.graph import triples, write_turtle;"
        "write_turtle(triples(s.ENTITIES, s.STATEMENTS, [s.SOURCE]), Path(sys.argv[1]))"
    )
    tests = str(Path(__file__).parents[1])
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "x.ttl"), tests], check=True)
    assert (tmp_path / "x.ttl").read_bytes() == (built / "graph.ttl").read_bytes()


def test_write_keeps_one_header_and_no_import(graph: Graph) -> None:
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [iri("graph")]
    assert not list(graph.objects(None, OWL.imports))


def test_write_types_every_entity_as_named_individual(graph: Graph) -> None:
    for entity in ENTITIES:
        assert set(graph.objects(iri(entity.id), RDF.type)) == {OWL.NamedIndividual, CETU[entity.type]}


def test_write_gives_one_axiom_a_triple_with_all_its_evidence(graph: Graph) -> None:
    axioms = [
        axiom
        for axiom in graph.subjects(OWL.annotatedSource, iri(RULES.id))
        if graph.value(axiom, OWL.annotatedProperty) == CETU.promotes
    ]
    assert len(axioms) == 1
    assert len(set(graph.objects(axioms[0], CETU.evidence))) == 2
    assert graph.value(axioms[0], OWL.annotatedTarget) == iri(ADVANCED.id)
    assert Value("加快发展先进制造业", lang="zh") in set(graph.objects(axioms[0], CETU.evidenceText))


def test_write_annotates_only_what_it_asserts(graph: Graph) -> None:
    axioms = list(graph.subjects(RDF.type, OWL.Axiom))
    assert len(axioms) == len({(s.subject, s.predicate, s.object) for s in STATEMENTS if s.evidence})
    for axiom in axioms:
        assert tuple(graph.value(axiom, OWL[f"annotated{x}"]) for x in ("Source", "Property", "Target")) in graph


def test_write_evidence_holds_its_quote(graph: Graph) -> None:
    for node in graph.subjects(RDF.type, CETU.Evidence):
        begin, end = (int(str(graph.value(node, p))) for p in (CETU.beginOffset, CETU.endOffset))
        assert sample.TEXT[begin:end] == str(graph.value(node, CETU.quote))
        assert graph.value(node, CETU.inSource) == iri(sample.PAGE.id)
        assert graph.value(node, CETU.inArticle) == iri(sample.TEXT_1.id)


def test_write_tells_a_shared_name_apart_by_class(graph: Graph) -> None:
    assert graph.value(iri(NETWORK.id), RDFS.label) == Value("工业互联网（技术）", lang="zh")
    assert graph.value(iri(SAME_NAME.id), RDFS.label) == Value("工业互联网（产业）", lang="zh")
    assert graph.value(iri(NETWORK.id), SKOS.prefLabel) == Value("工业互联网")


def test_write_labels_nothing_like_another(graph: Graph) -> None:
    labels = list(graph.objects(None, RDFS.label))
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        ("value", Value("28.5", datatype=XSD.decimal)),
        ("period", Value("2024")),
        ("unit", Value("%")),
    ],
)
def test_write_types_values(graph: Graph, predicate: str, value: Value) -> None:
    assert list(graph.objects(iri(FIGURE.id), CETU[predicate])) == [value]


def test_write_leaves_no_escaped_names(built: Path) -> None:
    text = (built / "graph.ttl").read_text("utf-8")
    assert "\\/" not in text
    assert "%2" not in text.replace('"%"', "")


def written(*statements: Statement) -> list[ox.Triple]:
    return list(triples(ENTITIES, statements, [SOURCE]))


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        (Statement(RULES.id, "promote", ADVANCED.id), "unknown predicate 'promote'"),
        (Statement(RULES.id, "skos:related", ADVANCED.id), "unknown predicate"),
        (Statement(RULES.id, "promotes", "industry/none"), "industry/none is no entity"),
        (Statement("policy/none", "promotes", ADVANCED.id), "policy/none, which is no entity"),
        (Statement(RULES.id, "date", Literal("九月", Datatype.DATE)), "not an ISO date: '九月'"),
        (Statement(RULES.id, "date", Literal("2024-13", Datatype.DATE)), "not an ISO date"),
        (Statement(FIGURE.id, "value", Literal("1,5", Datatype.DECIMAL)), "not a decimal number"),
        (Statement(FIGURE.id, "value", Literal("nan", Datatype.DECIMAL)), "not a decimal number"),
        (Statement(FIGURE.id, "order", Literal("一", Datatype.INTEGER)), "not a whole number"),
    ],
)
def test_write_refuses_what_the_contract_does_not_know(statement: Statement, complaint: str) -> None:
    with pytest.raises(KgError, match=complaint):
        written(statement)


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [("11", "11.0"), ("28.50", "28.5"), ("0.90", "0.9"), ("-0", "0.0"), ("1E3", "1000.0"), (".5", "0.5")],
)
def test_write_spells_numbers_in_one_form(printed: str, canonical: str, tmp_path: Path) -> None:
    found = written(Statement(FIGURE.id, "value", Literal(printed, Datatype.DECIMAL)))
    assert [t.object.value for t in found if t.predicate.value == str(CETU.value)] == [canonical]  # type: ignore[union-attr]
    write_turtle(found, tmp_path / "graph.ttl")
    assert f"cetu:value {canonical} " in (tmp_path / "graph.ttl").read_text("utf-8")


def test_write_merges_one_value_in_two_spellings() -> None:
    twice = [Statement(FIGURE.id, "value", Literal(x, Datatype.DECIMAL), said("28.50")) for x in ("28.5", "28.50")]
    assert sum(t.predicate.value == str(CETU.value) for t in written(*twice)) == 1


def test_write_keeps_the_surer_of_two_readings_of_one_place() -> None:
    low, high = said("先进制造业", "name", 0.5), said("先进制造业", "name", 0.8)
    both = [Statement(RULES.id, "promotes", ADVANCED.id, low), Statement(RULES.id, "promotes", ADVANCED.id, high)]
    confidences = [t.object for t in written(*both) if t.predicate.value == str(CETU.confidence)]
    assert [x.value for x in confidences] == ["0.8"]  # type: ignore[union-attr]
    assert evidence_id(low[0]) == evidence_id(high[0])


def test_write_keeps_notes_without_evidence() -> None:
    note = ("matchReason", Literal("同名"))
    found = written(Statement(ADVANCED.id, "skos:closeMatch", sample.MANUFACTURING.id, notes=(note,)))
    assert [t.object.value for t in found if t.predicate.value == str(CETU.matchReason)] == ["同名"]  # type: ignore[union-attr]


@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=6), st.randoms())
def test_write_any_name_survives_and_stays_unique(names: list[str], shuffler: random.Random) -> None:
    kinds = (EntityType.INDUSTRY, EntityType.TECHNOLOGY)
    entities = list({e.id: e for name in names for kind in kinds for e in [thing(kind, name)]}.values())
    shuffled = shuffler.sample(entities, len(entities))
    turtle = ox.serialize(triples(shuffled, []), format=ox.RdfFormat.TURTLE)
    parsed = list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    labels = [q.object.value for q in parsed if q.predicate.value == str(RDFS.label) and q.object.language == "zh"]  # type: ignore[union-attr]
    assert len(labels) == len(set(labels))
    assert {q.object.value for q in parsed if q.predicate.value == str(SKOS.prefLabel)} == {  # type: ignore[union-attr]
        " ".join(e.label.split()) or e.id for e in entities
    }
