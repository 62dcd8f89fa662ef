"""A store that speaks the SPARQL 1.1 Graph Store Protocol, and something to publish to it."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

PAGES = {
    "a.txt": "# 海洋产业\n\n　　国务院印发《海洋产业发展规划》，提出发展海洋装备产业。\n",
    "b.txt": "# 海洋技术\n\n　　国务院印发《海洋产业发展规划》，提出发展海洋装备产业，推广海洋观测技术。\n",
    "c.txt": "# 会议\n\n　　中央经济工作会议强调，要发展先进制造业。2024年海洋生产总值达到10.5万亿元，增长5.9%。\n",
}


class GraphStore(ThreadingHTTPServer):
    """As much of the protocol as a store must speak."""

    def __init__(self, store: ox.Store) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.store = store
        self.asked: list[tuple[str, str]] = []
        self.fail_after = 10**9
        self.wanted = ""  # Authorization
        self.when_changed: Callable[[], None] = lambda: None  # done before the answer

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
        self.server.when_changed()
        return self._answer(204)

    do_PUT = do_POST = do_DELETE = _change  # noqa: N815 as the standard library calls them

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(store: ox.Store) -> Iterator[GraphStore]:
    """Run a graph store on a free port of this machine."""
    server = GraphStore(store)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def publisher(out: Path, url: str, graphs: int = 10**9) -> subprocess.Popen[bytes]:
    """Publish in a process of its own, which dies when so many graphs are done."""
    program = (
        "import os, sys; from pathlib import Path; from kg.graph.publish import publish\n"
        "publish(Path(sys.argv[1]), sys.argv[2], progress=lambda _, done: done == int(sys.argv[3]) and os.kill(os.getpid(), 9))"
    )
    call = [sys.executable, "-c", program, str(out), url, str(graphs)]
    return subprocess.Popen(call, cwd=Path(__file__).parents[1])
