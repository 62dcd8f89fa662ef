"""kg.load: a built graph as an rdflib Graph, with questions, networkx and the page beside it."""

from pathlib import Path

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import SKOS

import kg
from kg.errors import KgError
from kg.graph import fill_store
from kg.notebook import KnowledgeGraph
from kg.vocab import CETU


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, sample_turtle: bytes) -> KnowledgeGraph:
    out = tmp_path_factory.mktemp("out")
    (out / "graph.ttl").write_bytes(sample_turtle)
    fill_store(out / "store", out / "graph.ttl")
    return kg.load(str(out))


def test_load_gives_an_rdflib_graph(graph: KnowledgeGraph) -> None:
    assert isinstance(graph, Graph)
    [industry] = graph.subjects(SKOS.altLabel, Literal("集成电路", lang="zh"))
    assert len(list(graph.objects(industry, CETU.broader))) == 1
    rows = graph.query("SELECT ?x { ?x a cetu:Stage }")  # prefixes are bound
    assert len(list(rows)) == 3


def test_ask_answers_named_questions_and_sparql(graph: KnowledgeGraph) -> None:
    assert list(graph.ask("targets")) == [{"goal": "碳达峰", "year": "2030"}]
    assert graph.ask("technologies-for", 产业=["先进制造业", "装备制造业"]).column("technology") == [
        "人工智能",
        "工业互联网",
    ]
    assert graph.ask("policies-promoting", 产业="集成电路")[0]["kind"] == "PolicyDocument"
    assert len(graph.ask("SELECT ?x { ?x a cetu:Dimension }")) == 2
    with pytest.raises(KgError, match="did you mean targets"):
        graph.ask("target")


def test_rows_are_a_table_whose_texts_are_no_markup(graph: KnowledgeGraph) -> None:
    html = graph.ask("SELECT ?name { ?x a cetu:Technology ; skos:prefLabel ?name }")._repr_html_()
    assert "<th>name</th>" in html
    assert "𠮷林&lt;b&gt;数据&lt;/b&gt;😀平台" in html


def test_to_networkx_has_things_and_relations(graph: KnowledgeGraph) -> None:
    network = graph.to_networkx()
    kinds = {data["type"] for _, data in network.nodes(data=True)}
    assert {"Industry", "Stage", "SourceDocument"} <= kinds
    assert all(data["evidence"] for _, _, key, data in network.edges(keys=True, data=True) if key == "promotes")


def test_show_is_the_page_in_a_frame_of_its_own(graph: KnowledgeGraph) -> None:
    html = graph.show(height=300)._repr_html_()
    assert html.startswith('<iframe srcdoc="')
    assert "height:300px" in html
    assert "<script" not in html  # all of it is inside the attribute, escaped


def test_load_of_a_folder_without_a_graph_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no store here"):
        kg.load(tmp_path)
