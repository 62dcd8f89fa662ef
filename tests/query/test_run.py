"""Queries of each kind, and what is said of faulty ones."""

import pytest
from pyoxigraph import Store
from sample_graph import node

from kg.errors import KgError
from kg.query import QueryError, run


def test_run_select_knows_prefixes_and_columns(sample_store: Store) -> None:
    result = run(sample_store, "SELECT ?name { ?x a cetu:Stage ; skos:prefLabel ?name ; cetu:order ?n } ORDER BY ?n")
    assert result.columns == ("name",)
    assert result.texts() == [("起步期",), ("成长期",), ("成熟期",)]


def test_run_shows_things_by_name_and_terms_by_prefix(sample_store: Store) -> None:
    result = run(sample_store, "SELECT ?a ?p { ?a ?p ?b . ?b skos:prefLabel '产业跃升曲线' . FILTER(isIRI(?a)) }")
    assert result.texts() == [("产业跃升由三段组成", "cetu:mentions")]


@pytest.mark.parametrize(("object_", "answer"), [("cetu:Stage", True), ("cetu:Policy", False)])
def test_run_ask(sample_store: Store, object_: str, answer: bool) -> None:
    assert bool(run(sample_store, f"ASK {{ ?x a {object_} }}")) is answer


def test_run_construct_and_describe_give_triples(sample_store: Store) -> None:
    made = run(sample_store, "CONSTRUCT { ?b skos:narrower ?a } WHERE { ?a cetu:broader ?b }")
    assert made.columns == ("subject", "predicate", "object")
    assert len(made.rows) == 3
    described = run(sample_store, f"DESCRIBE {node('曲线')}")
    assert ("产业跃升曲线", "cetu:hasStage", "成熟期") in described.texts()


def test_run_fills_blanks(sample_store: Store) -> None:
    query = 'SELECT ?name { VALUES ?名称 { "制造业" } ?x skos:prefLabel ?名称, ?name . ?a cetu:mentions ?x }'
    assert set(run(sample_store, query).texts()) == {("制造业",)}
    assert set(run(sample_store, query, {"名称": ["碳达峰", "人工智能"]}).texts()) == {("碳达峰",), ("人工智能",)}


@pytest.mark.parametrize(
    ("query", "message", "marked"),
    [
        ("SELECT ?a { ?a cetu:promote ?b }", "did you mean cetu:promotes", "cetu:promote"),
        ("SELECT ?a { ?a a cetu:Industri }", "did you mean cetu:Industry", "cetu:Industri"),
        (
            "SELECT ?a {\n  ?名 skos:preLabel '制造业' . ?a a ?b }",
            "line 2, column 6: did you mean skos:prefLabel",
            "skos:preLabel",
        ),
        (
            "SELECT ?a { ?a ctu:broader ?b }",
            "unknown prefix ctu: at line 1, column 16: did you mean cetu:",
            "ctu:broader",
        ),
        (
            "SELECT ?a { ?a cetu:broader ?b . FILTR(?a) }",
            "unknown word FILTR at line 1, column 34: did you mean FILTER",
            "FILTR",
        ),
        ("SELCT ?a { ?a a ?b }", "did you mean SELECT", "SELCT"),
        ("SELECT ?a { ?a a ?b ", "the query ends too soon", " "),
    ],
)
def test_run_points_at_the_fault(sample_store: Store, query: str, message: str, marked: str) -> None:
    with pytest.raises(QueryError) as caught:
        run(sample_store, query)
    first, line, mark = str(caught.value).split("\n")
    assert message in first
    width = len(mark.strip())
    begin = sum(2 if ord(c) > 0x2E80 else 1 for c in line.split(marked)[0]) if marked.strip() else mark.index("^")
    assert (mark.index("^"), width) == (begin, max(1, len(marked)))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a { ?a rdfs:label 'cetu:promote, SELCT'@zh } # cetu:promote",
        "SELECT ?a { ?a <https://w3id.org/cetu/ontology#promote> ?b }",
        "PREFIX cetu: <http://example.org/> SELECT ?a { ?a cetu:promote ?b }",
        "PREFIX ex: <http://example.org/> SELECT ?a { ?a ex:y ?b }",
    ],
)
def test_run_leaves_strings_comments_and_own_prefixes_alone(sample_store: Store, query: str) -> None:
    assert run(sample_store, query).rows == []


def test_run_refuses_an_unknown_argument(sample_store: Store) -> None:
    with pytest.raises(KgError, match=r"unknown argument '产业' \(one of none: the query has no VALUES"):
        run(sample_store, "SELECT ?a { ?a a cetu:Stage }", {"产业": "x"})


def test_run_cannot_change_the_store(sample_store: Store) -> None:
    with pytest.raises(QueryError):
        run(sample_store, "DELETE WHERE { ?a ?b ?c }")
