"""Publishing to Apache Jena Fuseki, in a Java of its own. Skipped, with the reason, where Java or Fuseki is absent."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from graph_store import PAGES, publisher

from kg import pipeline
from kg.graph import open_store
from kg.graph.parts import parts
from kg.graph.publish import Published, publish

JARS = Path(__file__).parents[2] / ".cache" / "fuseki"
pytestmark = [
    pytest.mark.skipif(shutil.which("javac") is None, reason="there is no javac"),
    pytest.mark.skipif(not list(JARS.glob("*.jar")), reason=f"{JARS} holds no Fuseki; .ci/owl-setup brings it"),
]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    call = [
        "java",
        "-Xmx512m",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        f"{JARS}/*",
        Path(__file__).parent / "fuseki/Serve.java",
    ]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdout
        try:
            yield f"http://127.0.0.1:{int(server.stdout.readline())}/ds/data"
        finally:
            server.kill()


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "in").mkdir()
    for name, text in PAGES.items():
        (folder / "in" / name).write_text(text, "utf-8")
    pipeline.build([folder / "in"], folder / "out")
    return folder / "out"


def graphs(url: str) -> dict[str, ox.Dataset]:
    """Return what the store holds, each graph with its blank nodes named by what they say."""
    answer = httpx.get(url, headers={"Accept": "application/n-quads"}, timeout=60, trust_env=False)
    found: dict[str, ox.Dataset] = {}
    for quad in ox.parse(answer.content, ox.RdfFormat.N_QUADS):
        name = quad.graph_name.value  # type: ignore[union-attr]
        found.setdefault(name, ox.Dataset()).add(ox.Quad(quad.subject, quad.predicate, quad.object))
    return {name: canonical(graph) for name, graph in found.items()}


def canonical(graph: ox.Dataset) -> ox.Dataset:
    graph.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return graph


def expected(out: Path) -> dict[str, ox.Dataset]:
    return {
        name.value: canonical(ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples))
        for name, triples in parts(open_store(out))
    }


def test_a_call_that_is_killed_goes_on_and_fuseki_holds_the_graph(url: str, out: Path) -> None:
    assert publisher(out, url, graphs=2).wait() == -9
    assert len(graphs(url)) == 2
    found = publish(out, url)
    assert (found.sent, found.unchanged, found.removed) == (2, 2, 0)
    assert graphs(url) == expected(out)
    assert publish(out, url) == Published(0, 4, 0, 0)


def test_replaced_where_it_has_changed(url: str, out: Path) -> None:
    (out.parent / "in" / "c.txt").write_text(PAGES["c.txt"] + "　　要推动绿色低碳发展。\n", "utf-8")
    pipeline.build([out.parent / "in"], out)
    assert publish(out, url).removed == 1
    assert graphs(url) == expected(out)


def test_merging_twice_adds_nothing_and_leaves_what_is_there(url: str, out: Path) -> None:
    name = min(graphs(url))
    theirs = "<x:s> <x:p> <x:o> ."
    httpx.post(
        url,
        params={"graph": name},
        content=theirs,
        headers={"Content-Type": "text/turtle"},
        timeout=60,
        trust_env=False,
    )
    publish(out, url, "merge")
    before = graphs(url)
    assert "<x:s> <x:p> <x:o>" in str(before[name])
    publish(out, url, "merge", anew=True)
    assert graphs(url) == before
    publish(out, url, anew=True)
    assert graphs(url) == expected(out)
