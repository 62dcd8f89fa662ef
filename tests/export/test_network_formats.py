"""GraphML, GEXF, CSV and Neo4j: all nodes, edges and evidence come back, whatever the names and values are."""

import csv
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.export import FILES, NETWORK
from kg.export.network import flat_value
from kg.graph.nx import to_networkx

HARD = '𠮷林<b>&"\'数据"</b>😀\x01；=1+1'


@pytest.fixture
def hard() -> "nx.MultiDiGraph[str]":
    """None, lists, records, numbers, names that break formats."""
    place = {
        "property": "promotes",
        "source": HARD,
        "begin": 1,
        "end": 2,
        "quote": HARD,
        "rule": None,
        "confidence": 0.5,
    }
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("urn:a", type="Industry", label=HARD, name="=HYPERLINK(1)", order=["1"], value=["2.5"], none=None)
    network.add_node("urn:b", type=None, label="b\nc", aliases=["x;y", HARD], empty=[], set={"q"}, map={"k": None})
    network.add_edge("urn:a", "urn:b", key="promotes", evidence=[place, place], count=2, quotes=[HARD, "二"])
    network.add_edge("urn:a", "urn:b", key="broader", evidence=[], count=0, quotes=[])
    network.nodes["urn:a"]["evidence"] = [place | {"value": "2.5"}]
    return network


def cells(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", NETWORK)
def test_nothing_fails_on_hard_values(hard: "nx.MultiDiGraph[str]", tmp_path: Path, name: str) -> None:
    NETWORK[name](hard, tmp_path / FILES[name])
    assert (tmp_path / FILES[name]).exists()


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_graph_formats_hold_every_edge_and_its_evidence(sample_store: Store, tmp_path: Path, name: str, read) -> None:
    network = to_networkx(sample_store)
    NETWORK[name](network, tmp_path / FILES[name])
    back = read(tmp_path / FILES[name])
    assert set(back.nodes) == set(network.nodes)
    assert back.number_of_edges() == network.number_of_edges()
    held = sorted(data["evidence"] for _, _, data in back.edges(data=True) if "evidence" in data)
    assert held == sorted(
        json.dumps(data["evidence"], ensure_ascii=False) for _, _, data in network.edges(data=True) if data["evidence"]
    )
    labels = {data["label"] for _, data in back.nodes(data=True)}
    assert "𠮷林<b>数据</b>😀平台" in labels


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_graph_formats_keep_parallel_edges_and_numbers(
    hard: "nx.MultiDiGraph[str]", tmp_path: Path, name: str, read
) -> None:
    NETWORK[name](hard, tmp_path / FILES[name])
    back = read(tmp_path / FILES[name])
    assert back.number_of_edges("urn:a", "urn:b") == 2
    assert (back.nodes["urn:a"]["order"], back.nodes["urn:a"]["value"]) == (1, 2.5)
    assert back.nodes["urn:a"]["label"] == HARD.replace("\x01", "\N{REPLACEMENT CHARACTER}")


# what the schema of GEXF 1.2 (https://gexf.net) lets each element carry; `!` marks what must be there
GEXF = {
    "gexf": "version! variant", "meta": "lastmodifieddate", "creator": "", "graph": "defaultedgetype idtype mode",
    "attributes": "class! mode", "attribute": "id! title! type!", "nodes": "count", "edges": "count",
    "node": "id! label", "edge": "id! source! target! type label weight", "attvalues": "", "attvalue": "for! value!",
}  # fmt: skip


def test_gexf_has_what_the_schema_asks_and_no_more(sample_store: Store, tmp_path: Path) -> None:
    NETWORK["gexf"](to_networkx(sample_store), tmp_path / "graph.gexf")
    root = ET.parse(tmp_path / "graph.gexf").getroot()
    seen: dict[str, list[str]] = {"attribute": [], "node": [], "edge": []}
    for element in root.iter():
        name, held = element.tag.partition("}")[2], {key for key in element.attrib if not key.startswith("{")}
        words = GEXF[name].split()
        assert held <= {word.rstrip("!") for word in words}, name
        assert held >= {word[:-1] for word in words if word.endswith("!")}, name
        if name in seen:
            seen[name].append(element.attrib["id"])
    for name, ids in seen.items():
        assert len(ids) == len(set(ids)) > 0, name
    ends = {
        end
        for edge in root.iter(f"{{{root.tag[1:].partition('}')[0]}}}edge")
        for end in (edge.attrib["source"], edge.attrib["target"])
    }
    assert ends <= set(seen["node"])


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_graph_formats_are_the_same_bytes_again(sample_store: Store, tmp_path: Path, name: str) -> None:
    written = []
    for number in range(2):
        NETWORK[name](to_networkx(sample_store), tmp_path / f"{number}.xml")
        written.append((tmp_path / f"{number}.xml").read_bytes())
    assert written[0] == written[1]
    assert b"lastmodified" not in written[0]


def test_csv_has_a_row_for_each_piece_of_evidence(sample_store: Store, tmp_path: Path) -> None:
    network = to_networkx(sample_store)
    NETWORK["csv"](network, tmp_path)
    assert (tmp_path / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    evidence = cells(tmp_path / "evidence.csv", "utf-8-sig")
    pieces = next(
        iter(sample_store.query("SELECT (COUNT(*) AS ?n) { ?a <https://w3id.org/cetu/ontology#evidence> ?e }"))
    )
    assert len(evidence) == int(pieces[0].value)
    assert {"from", "predicate", "to", "source", "begin", "end", "quote", "rule", "confidence"} == set(evidence[0])
    assert len(cells(tmp_path / "edges.csv", "utf-8-sig")) == network.number_of_edges()


def test_csv_holds_no_formula(hard: "nx.MultiDiGraph[str]", tmp_path: Path) -> None:
    NETWORK["csv"](hard, tmp_path)
    first = cells(tmp_path / "nodes.csv", "utf-8-sig")[0]
    assert (first["name"], first["value"]) == ("'=HYPERLINK(1)", "2.5")


def test_neo4j_has_typed_heads_arrays_and_evidence(sample_store: Store, tmp_path: Path) -> None:
    network = to_networkx(sample_store)
    NETWORK["neo4j"](network, tmp_path)
    nodes, edges = cells(tmp_path / "nodes.csv"), cells(tmp_path / "relationships.csv")
    assert {"id:ID", ":LABEL", "altLabel:string[]", "order:long", "value:double"} <= set(nodes[0])
    assert {row[":TYPE"] for row in edges} == {key for _, _, key in network.edges(keys=True)}
    pieces = sum(len(json.loads(row["evidence"])) for row in edges if row["evidence"])
    assert pieces == sum(len(data["evidence"]) for _, _, data in network.edges(data=True))
    assert "--relationships=relationships.csv" in (tmp_path / "import.sh").read_text("utf-8")


def test_neo4j_arrays_hold_any_separator(hard: "nx.MultiDiGraph[str]", tmp_path: Path) -> None:
    NETWORK["neo4j"](hard, tmp_path)
    second = cells(tmp_path / "nodes.csv")[1]
    assert second["aliases:string[]"].split("\x1f") == ["x;y", HARD]
    assert second[":LABEL"] == "Thing"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.sets(st.text()),
    max_leaves=8,
)


@given(st.text(), VALUES)
def test_flat_value_is_flat_for_anything(name: str, value: object) -> None:
    assert isinstance(flat_value(name, value), str | int | float)
