"""The Oxigraph store of a build, OUT/store, and the rdflib graph over it."""

from pathlib import Path

import oxrdflib
import pyoxigraph as ox
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import KgError
from kg.graph.loading import load
from kg.vocab import PREFIXES

STORE = "store"
Store = ox.Store


class Opened:
    """A store that is open until it is closed, whoever holds this still: an error may do so for long."""

    def __init__(self, store: ox.Store) -> None:
        self._store: ox.Store | None = store

    @property
    def store(self) -> ox.Store:
        """The store."""
        assert self._store, "closed"
        return self._store

    def close(self) -> None:
        """Let go of the store, and so of its lock."""
        self._store = None


def store_path(out: Path) -> Path:
    """Return where the store of a build lies."""
    return out / STORE


def fill_store(path: Path, turtle: Path) -> Opened:
    """Make a store of a Turtle file, blank nodes under their own names."""
    with turtle.open("rb") as file:
        return Opened(load(path, file))


def open_store(out: Path) -> ox.Store:
    """Return the store of a build, for reading.

    Raises:
        KgError: there is none.
    """
    if not (store_path(out) / "CURRENT").is_file():
        raise KgError(f"{out}: no store here; `kg build INPUT -o {out}` makes one")
    return ox.Store.read_only(str(store_path(out)))


def as_turtle(store: ox.Store) -> str:
    """Return what a store holds as Turtle."""
    data = store.dump(None, ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph(), prefixes=PREFIXES)
    assert data is not None  # dump returns the bytes where no output is given
    return data.decode()


def as_rdflib(out: Path) -> Graph:
    """Return the graph of a build as an rdflib Graph that reads from the store.

    Raises:
        KgError: there is no store.
    """
    graph = Graph(oxrdflib.OxigraphStore(store=open_store(out)), identifier=DATASET_DEFAULT_GRAPH_ID)
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph
