import subprocess
import sys
from pathlib import Path

import pytest
import sample_statements as sample

from kg.graph import open_store
from kg.graph.nx import to_networkx
from kg.vocab import BASE


@pytest.fixture(scope="module")
def graph(built: Path):  # type: ignore[no-untyped-def]
    return to_networkx(open_store(built))


def test_nx_nodes_are_the_entities(graph) -> None:  # type: ignore[no-untyped-def]
    assert set(graph) == {BASE + entity.id for entity in sample.ENTITIES}
    node = graph.nodes[BASE + sample.NETWORK.id]
    assert (node["type"], node["label"], node["name"]) == ("Technology", "工业互联网（技术）", "工业互联网")


def test_nx_edges_carry_their_evidence(graph) -> None:  # type: ignore[no-untyped-def]
    edge = graph.edges[BASE + sample.RULES.id, BASE + sample.ADVANCED.id, "promotes"]
    assert edge["count"] == 2
    assert "加快发展先进制造业" in edge["quotes"]
    assert {e["rule"] for e in edge["evidence"]} == {"pattern", "verb"}


def test_nx_values_carry_their_evidence(graph) -> None:  # type: ignore[no-untyped-def]
    node = graph.nodes[BASE + sample.FIGURE.id]
    assert (node["value"], node["unit"]) == (["28.5"], ["%"])
    assert {e["property"] for e in node["evidence"]} == {"value", "unit", "period", "comparator"}


def test_nx_keeps_every_relation(graph) -> None:  # type: ignore[no-untyped-def]
    relations = {(s.subject, s.predicate, s.object) for s in sample.STATEMENTS if isinstance(s.object, str)}
    assert {(a.removeprefix(BASE), k, b.removeprefix(BASE)) for a, b, k in graph.edges(keys=True)} == relations


def test_whoever_only_queries_does_not_wait_for_networkx() -> None:
    code = "import sys, kg.query, kg.graph; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
