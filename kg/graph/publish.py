"""A graph to any store that speaks the SPARQL 1.1 Graph Store Protocol: one named graph a source.

https://www.w3.org/TR/sparql11-http-rdf-update/ (indirect identification: STORE?graph=NAME)
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import urllib3
from urllib3.util import Retry, Timeout, make_headers, parse_url

from kg.errors import KgError, not_one_of
from kg.graph.parts import parts
from kg.graph.store import open_store

MODES = {"replace": "PUT", "merge": "POST"}
_RETRY = Retry(
    total=4, backoff_factor=0.5, status_forcelist=(429, 502, 503, 504), allowed_methods=None, raise_on_status=False
)
_TIMEOUT = Timeout(connect=10, read=300)
_DONE = {200, 201, 204}
_GONE = _DONE | {404}


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing."""

    sent: int  # graphs
    unchanged: int  # graphs that the store had already
    removed: int  # graphs of sources that the build no longer has
    triples: int  # in the graphs that were sent


def publish(
    out: Path,
    url: str,
    mode: str = "replace",
    *,
    anew: bool = False,
    progress: Callable[[str, int], None] | None = None,
) -> Published:
    """Write the graph of OUT to a store, each source to a named graph of its own.

    What was sent is noted in OUT/.kg/published, so that a call that was interrupted goes on where it stopped, and a
    later one sends only what has changed.

    Args:
        out: the folder of a build.
        url: of the store's graphs, as http://localhost:3030/ds/data; with USER:PASSWORD@ where it wants them.
        mode: "replace" makes each named graph what it is here, and deletes those of sources that are here no longer;
            "merge" adds to what is there.
        anew: send everything, whatever was sent before.
        progress: told of each graph that is done.

    Raises:
        KgError: there is no build, the URL is none, or the store cannot be reached or refuses.
    """
    if mode not in MODES:
        raise KgError(not_one_of("mode", mode, list(MODES)))
    store = open_store(out)
    remote, journal = _Remote(url), _Journal(out, url, mode)
    known = {} if anew else journal.read()
    sent = unchanged = removed = triples = 0
    kept = set()
    for done, (name, body, count) in enumerate(_bodies(store, mode), 1):
        kept.add(name)
        digest = hashlib.sha256(body).hexdigest()
        if known.get(name) == digest:
            unchanged += 1
        else:
            remote.send(MODES[mode], name, body)
            journal.note(name, digest)
            sent, triples = sent + 1, triples + count
        if progress:
            progress("publish", done)
    for name in sorted(journal.read().keys() - kept if mode == "replace" else ()):
        remote.delete(name)
        journal.note(name, "")
        removed += 1
    return Published(sent, unchanged, removed, triples)


def _bodies(store: ox.Store, mode: str) -> Iterator[tuple[str, bytes, int]]:
    """Yield each named graph as N-Triples that are the same for the same graph."""
    for name, triples in parts(store):
        named = _named(triples, name) if mode == "merge" else _steady(triples)
        yield name.value, "".join(sorted(f"{triple} .\n" for triple in named)).encode(), len(triples)


def _steady(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield triples with blank nodes named by what they say (RDFC-1.0)."""
    dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return (quad.triple for quad in dataset)


def _named(triples: Iterable[ox.Triple], graph: ox.NamedNode) -> Iterator[ox.Triple]:
    """Yield triples with IRIs for blank nodes, so that what is merged twice is there once (RDF 1.1, section 3.5)."""

    def name(term: object) -> object:
        return ox.NamedNode(f"{graph.value}/.well-known/genid/{term.value}") if isinstance(term, ox.BlankNode) else term

    for triple in _steady(triples):
        yield ox.Triple(name(triple.subject), triple.predicate, name(triple.object))  # type: ignore[arg-type]


class _Remote:
    """A store's graphs over HTTP."""

    def __init__(self, url: str) -> None:
        try:
            parsed = parse_url(url)
        except urllib3.exceptions.HTTPError as error:
            raise KgError(f"{url}: no URL of a store: {error}") from error
        if parsed.scheme not in ("http", "https") or not parsed.host:
            raise KgError(f"{url}: no URL of a store (http://HOST/… or https://HOST/…)")
        self._headers = make_headers(basic_auth=parsed.auth, user_agent="cetu") if parsed.auth else {}
        self.url = parsed._replace(auth=None, fragment=None).url
        self._pool = urllib3.PoolManager(retries=_RETRY, timeout=_TIMEOUT)

    def send(self, method: str, graph: str, body: bytes) -> None:
        """Put a graph in its place, or add to it."""
        self._ask(method, graph, _DONE, body)

    def delete(self, graph: str) -> None:
        """Take a graph out; it may have gone already."""
        self._ask("DELETE", graph, _GONE, None)

    def _ask(self, method: str, graph: str, good: set[int], body: bytes | None) -> None:
        url = f"{self.url}{'&' if '?' in self.url else '?'}graph={quote(graph, safe='')}"
        headers = {**self._headers, **({"Content-Type": "application/n-triples"} if body is not None else {})}
        try:
            answer = self._pool.request(method, url, body=body, headers=headers, redirect=False)
        except urllib3.exceptions.HTTPError as error:
            raise KgError(
                f"{self.url}: the store cannot be reached: {getattr(error, 'reason', None) or error}"
            ) from error
        if answer.status not in good:
            said = " ".join(answer.data[:300].decode("utf-8", "replace").split())
            raise KgError(
                f"{self.url}: the store refused graph {graph}: {answer.status} {answer.reason} {said}".rstrip()
            )


class _Journal:
    """What a store was sent last: a digest for each named graph, a line each, the last line stands."""

    def __init__(self, out: Path, url: str, mode: str) -> None:
        store = parse_url(url)._replace(auth=None).url
        name = hashlib.sha256(f"{store} {mode}".encode()).hexdigest()[:16]
        self._path = out / ".kg" / "published" / f"{name}.tsv"

    def read(self) -> dict[str, str]:
        """Return the digest of each graph that the store has."""
        if not self._path.is_file():
            return {}
        lines = (line.split("\t") for line in self._path.read_text("utf-8").splitlines())
        last = dict(line for line in lines if len(line) == 2)  # a line that was cut off says nothing
        return {name: digest for name, digest in last.items() if digest}

    def note(self, name: str, digest: str) -> None:
        """Write down what was sent, before anything else is."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"\n{name}\t{digest}\n")  # the line before may be cut off
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise KgError(f"{self._path}: cannot be written: {error.strerror or error}") from error
