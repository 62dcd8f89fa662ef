"""Fixtures that several stages share."""

import pytest
import sample_graph
from oxrdflib import OxigraphStore
from pyoxigraph import DefaultGraph, RdfFormat, Store
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.vocab import PREFIXES


@pytest.fixture(scope="session")
def sample_store() -> Store:
    """A graph by the contract in Oxigraph; not to be changed."""
    return sample_graph.sample_store()


@pytest.fixture(scope="session")
def sample_turtle(sample_store: Store) -> bytes:
    """The same graph as Turtle."""
    turtle = sample_store.dump(format=RdfFormat.TURTLE, from_graph=DefaultGraph(), prefixes=PREFIXES)
    assert turtle is not None
    return turtle


@pytest.fixture(scope="session")
def sample_graph_rdflib(sample_turtle: bytes) -> Graph:
    """The same graph in rdflib's own store."""
    return Graph().parse(data=sample_turtle, format="turtle")


@pytest.fixture(scope="session")
def sample_graph_oxrdflib(sample_store: Store) -> Graph:
    """The same graph as rdflib on Oxigraph."""
    return Graph(OxigraphStore(store=sample_store), identifier=DATASET_DEFAULT_GRAPH_ID)
