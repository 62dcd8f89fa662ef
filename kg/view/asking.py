"""Queries answered in processes of their own, so that one that takes too long can be ended."""

import io
import multiprocessing
import queue
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Store

from kg.view.accepting import Unacceptable, chosen
from kg.vocab import PREFIXES

RESULT_TYPES = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPH_TYPES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


class TooSlow(Exception):
    """A query was ended because it took longer than it may."""


class TooLarge(Exception):
    """An answer was cut off because it is larger than it may be."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A query with the graphs it is asked of, the base of its relative IRIs, and what the client takes."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base: str | None = None
    accept: str = "*/*"  # as an Accept header says it


@dataclass(frozen=True, slots=True)
class Answer:
    """A serialised result."""

    media_type: str
    body: bytes


class Asker:
    """A few processes that answer queries of one store, which they open for reading only.

    A query may take so many seconds, its answer so many bytes (`size`), and its process so many (`memory`).
    """

    def __init__(
        self,
        store: Path,
        *,
        processes: int = 2,
        seconds: float = 30.0,
        size: int = 64_000_000,
        memory: int = 2_000_000_000,
    ) -> None:
        self._store, self._seconds, self._size, self._memory = store, seconds, size, memory
        self._context = multiprocessing.get_context("spawn")
        self._idle: queue.Queue[_Worker] = queue.Queue()
        self._all = threading.Lock()
        self._workers: set[_Worker] = set()
        for _ in range(processes):
            self._idle.put(self._start())

    def ask(self, ask: Ask) -> Answer:
        """Answer a query.

        Raises:
            SyntaxError: it is not SPARQL.
            Unacceptable, TooSlow, TooLarge: as their names say.
        """
        try:
            worker = self._idle.get(timeout=self._seconds)
        except queue.Empty:
            raise TooSlow("all processes are busy") from None
        try:
            worker.wait()
            worker.connection.send(ask)
            if not worker.connection.poll(self._seconds):
                raise TooSlow(f"the query was ended after {self._seconds:g} seconds")
            answer = worker.connection.recv()
        except (TooSlow, EOFError, OSError) as error:
            self._end(worker)
            worker = self._start()
            if not isinstance(error, TooSlow):
                raise TooLarge("the query took more memory than it may, and was ended") from error
            raise
        finally:
            self._idle.put(worker)
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, Answer)
        return answer

    def close(self) -> None:
        """End all processes."""
        for worker in list(self._workers):
            self._end(worker)

    def _start(self) -> "_Worker":
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_work, args=(theirs, str(self._store), self._size, self._memory), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        with self._all:
            self._workers.add(worker)
        return worker

    def _end(self, worker: "_Worker") -> None:
        with self._all:
            self._workers.discard(worker)
        worker.process.kill()
        worker.process.join()
        worker.connection.close()


@dataclass(eq=False, slots=True)
class _Worker:
    process: Any
    connection: Connection
    is_ready: bool = False

    def wait(self) -> None:
        """Wait until the process has started: that is no part of a query's time."""
        if not self.is_ready:
            self.connection.recv()
            self.is_ready = True


class _Bounded(io.BytesIO):
    """A buffer that refuses to grow past a size."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: Any, /) -> int:
        if self.tell() + len(data) > self._most:
            raise TooLarge(f"the answer is larger than {self._most // 1_000_000} MB: add a LIMIT")
        return super().write(data)


def _work(connection: Connection, path: str, size: int, memory: int) -> None:
    with suppress(ImportError):  # Windows has no such bound
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    store = Store.read_only(path)
    connection.send(None)  # ready
    while True:
        try:
            ask = connection.recv()
        except EOFError:
            return
        answer: Answer | Exception
        try:
            answer = answer_from(store, ask, size)
        except (SyntaxError, Unacceptable, TooLarge) as error:
            answer = type(error)(str(error))
        except Exception as error:  # whatever else the engine says is the client's to read
            answer = SyntaxError(str(error))
        connection.send(answer)


def answer_from(store: Store, ask: Ask, size: int) -> Answer:
    """Answer a query of an open store."""
    chooses = ask.default_graphs or ask.named_graphs  # then the graphs named are all there are
    results = store.query(
        ask.query,
        base_iri=ask.base,
        prefixes=PREFIXES,
        default_graph=[NamedNode(iri) for iri in ask.default_graphs] if chooses else None,
        named_graphs=[NamedNode(iri) for iri in ask.named_graphs] if chooses else None,
    )
    types: dict[str, Any] = GRAPH_TYPES if isinstance(results, QueryTriples) else RESULT_TYPES
    media_type = chosen(ask.accept, list(types))
    buffer = _Bounded(size)
    try:
        results.serialize(buffer, types[media_type])
    except OSError as error:  # the engine wraps what the buffer raised
        raise TooLarge(str(error.__cause__ or error)) from error
    return Answer(media_type, buffer.getvalue())
