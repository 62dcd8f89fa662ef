"""Publishing to a store: named graphs that together are the graph, sent once, and again where they have changed."""

import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from graph_store import PAGES, GraphStore, publisher, serving
from view.serving import running

from kg import pipeline
from kg.errors import KgError
from kg.graph import open_store
from kg.graph.parts import parts
from kg.graph.publish import Published, publish
from kg.graph.terms import ANNOTATED, own


@pytest.fixture
def server() -> Iterator[GraphStore]:
    with serving(ox.Store()) as server:
        yield server


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "in" / name).write_text(text, "utf-8")
    pipeline.build([tmp_path / "in"], tmp_path / "out")
    return tmp_path / "out"


def named(triples: Iterator[ox.Triple] | set[ox.Triple]) -> set[ox.Triple]:
    """Return the triples without blank nodes."""
    return {t for t in triples if not isinstance(t.subject, ox.BlankNode) and not isinstance(t.object, ox.BlankNode)}


def test_the_parts_are_the_graph(out: Path) -> None:
    store = open_store(out)
    whole = {quad.triple for quad in store}
    found = dict(parts(store))
    assert len(found) == len(PAGES) + 1
    assert named(set().union(*found.values())) == named(whole)
    assert not any(named(part) - named(whole) for part in found.values())
    evidence = {t for t in whole if t.predicate == own("evidence")}
    assert sorted(str(t.object) for t in evidence) == sorted(
        str(t.object) for part in found.values() for t in part if t.predicate == own("evidence")
    )


def test_a_part_holds_what_its_source_says_with_its_own_evidence(out: Path) -> None:
    for name, triples in parts(open_store(out)):
        places = {t.subject for t in triples if t.predicate == own("quote")}
        assert {t.object for t in triples if t.predicate == own("evidence")} <= places
        sources = {t.object for t in triples if t.predicate == own("inSource")}
        assert sources <= {name}
        axioms = {t.subject for t in triples if t.predicate == own("evidence")}
        for axiom in axioms:
            said = [next(t.object for t in triples if t.subject == axiom and t.predicate == role) for role in ANNOTATED]
            assert ox.Triple(*said) in triples
        labelled = {t.subject for t in triples if t.predicate.value.endswith("prefLabel")}
        mentioned = {t.object for t in triples if t.predicate == own("mentions")}
        assert mentioned <= labelled


@pytest.mark.parametrize("mode", ["replace", "merge"])
def test_all_is_sent_once_and_then_what_has_changed(server: GraphStore, out: Path, mode: str) -> None:
    first = publish(out, server.url, mode)
    assert (first.sent, first.unchanged, first.removed) == (4, 0, 0)
    assert first.triples == len(server.store)
    assert len(server.graphs()) == 4
    assert {method for method, _ in server.asked} == {"PUT" if mode == "replace" else "POST"}
    assert publish(out, server.url, mode) == Published(0, 4, 0, 0)
    (out.parent / "in" / "c.txt").write_text(PAGES["c.txt"] + "　　要推动绿色低碳发展。\n", "utf-8")
    pipeline.build([out.parent / "in"], out)
    again = publish(out, server.url, mode)
    assert again.unchanged >= 2
    assert (len(server.graphs()), again.removed) == ((4, 1) if mode == "replace" else (5, 0))


def test_an_interrupted_call_goes_on(server: GraphStore, out: Path) -> None:
    server.fail_after = 2
    with pytest.raises(KgError, match=r"the store refused graph https://.*: 507"):
        publish(out, server.url)
    server.fail_after = 10**9
    assert publish(out, server.url).unchanged == 2
    assert len(server.asked) == len(set(server.asked)) == 4


def test_a_call_that_is_killed_goes_on(server: GraphStore, out: Path) -> None:
    client = None

    def kill() -> None:  # when the store has changed, and before the client hears of it
        if len(server.asked) == 2 and client is not None:
            client.kill()

    server.when_changed = kill
    client = publisher(out, server.url)
    assert client.wait() == -signal.SIGKILL
    assert (len(server.asked), len(server.graphs())) == (2, 2)
    assert publish(out, server.url) == Published(
        3, 1, 0, sum(len(part) for _, part in list(parts(open_store(out)))[1:])
    )
    assert {
        (name, len(set(server.store.quads_for_pattern(None, None, None, name)))) for name in server.store.named_graphs()
    } == {(name, len(part)) for name, part in parts(open_store(out))}


def test_what_was_published_is_served(out: Path, tmp_path: Path) -> None:
    with serving(ox.Store(str(tmp_path / "store"))) as server:
        triples = publish(out, server.url).triples
        server.store.flush()
        del server.store
    counts = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?g) AS ?m) { GRAPH ?g { ?s ?p ?o } }"
    with running(tmp_path) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        answer = client.get("sparql", params={"query": counts}, headers={"Accept": "text/csv"})
        assert answer.text.split() == ["n,m", f"{triples},{len(PAGES) + 1}"]
        assert client.put("sparql", params={"graph": "x:g"}, content=b"").status_code == 405


def test_a_journal_that_was_cut_off(server: GraphStore, out: Path) -> None:
    publish(out, server.url)
    (journal,) = (out / ".kg" / "published").iterdir()
    journal.write_bytes(journal.read_bytes()[:-30])
    found = publish(out, server.url)
    assert (found.sent, found.unchanged) == (1, 3)
    assert publish(out, server.url).sent == 0


def test_merging_twice_adds_nothing(server: GraphStore, out: Path) -> None:
    publish(out, server.url, "merge")
    before = len(server.store)
    assert publish(out, server.url, "merge", anew=True).sent == 4
    assert len(server.store) == before


def test_merging_leaves_what_is_there(server: GraphStore, out: Path) -> None:
    publish(out, server.url)
    graph = ox.NamedNode(min(server.graphs()))
    theirs = ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.NamedNode("x:o"), graph)
    server.store.add(theirs)
    publish(out, server.url, "merge")
    assert theirs in server.store
    publish(out, server.url, anew=True)
    assert theirs not in server.store


def test_a_store_that_wants_a_password(server: GraphStore, out: Path) -> None:
    server.wanted = "Basic dXNlcjpwYXNz"
    with pytest.raises(KgError, match="401"):
        publish(out, server.url)
    assert publish(out, server.url.replace("//", "//user:pass@")).sent == 4
    assert all("pass" not in path.read_text() for path in (out / ".kg" / "published").iterdir())


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://127.0.0.1/", "no URL of a store"),
        ("nonsense", "no URL of a store"),
        ("http://127.0.0.1:1/data", "the store cannot be reached"),
    ],
)
def test_a_store_that_is_none(out: Path, url: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.graph.publish._RETRY", 0)
    with pytest.raises(KgError, match=reason):
        publish(out, url)


def test_a_mode_that_is_none(out: Path) -> None:
    with pytest.raises(KgError, match="unknown mode 'add'"):
        publish(out, "http://127.0.0.1:1/", "add")
