"""Publishing to a store: named graphs that together are the graph, sent once, and again where they have changed."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from kg import pipeline
from kg.errors import KgError
from kg.graph import open_store
from kg.graph.parts import parts
from kg.graph.publish import Published, publish
from kg.graph.terms import ANNOTATED, own

PAGES = {
    "a.txt": "# 海洋产业\n\n　　国务院印发《海洋产业发展规划》，提出发展海洋装备产业。\n",
    "b.txt": "# 海洋技术\n\n　　国务院印发《海洋产业发展规划》，提出发展海洋装备产业，推广海洋观测技术。\n",
    "c.txt": "# 会议\n\n　　中央经济工作会议强调，要发展先进制造业。2024年海洋生产总值达到10.5万亿元，增长5.9%。\n",
}


class GraphStore(ThreadingHTTPServer):
    """As much of the protocol as a store must speak."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.store = ox.Store()
        self.asked: list[tuple[str, str]] = []
        self.fail_after = 10**9
        self.wanted = ""  # Authorization

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/ds/data"

    def graphs(self) -> set[str]:
        return {name.value for name in self.store.named_graphs()}


class _Handler(BaseHTTPRequestHandler):
    server: GraphStore

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _change(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        graph = ox.NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])
        store = self.server.store
        if self.headers.get("Authorization", "") != self.server.wanted:
            return self._answer(401)
        if len(self.server.asked) >= self.server.fail_after:
            return self._answer(507)
        self.server.asked.append((self.command, graph.value))
        if self.command != "POST":
            store.remove_graph(graph)
        if self.command != "DELETE":
            assert self.headers["Content-Type"] == "application/n-triples"
            store.extend(
                ox.Quad(q.subject, q.predicate, q.object, graph) for q in ox.parse(body, ox.RdfFormat.N_TRIPLES)
            )
        return self._answer(204)

    do_PUT = do_POST = do_DELETE = _change  # noqa: N815 as the standard library calls them

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[GraphStore]:
    server = GraphStore()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


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
