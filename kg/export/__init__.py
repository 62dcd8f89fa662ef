"""The graph in other formats, each with all its evidence.

RDF["trig"](store, path)              from the store
NETWORK["gexf"](network, path)        from the networkx graph that `kg.graph.nx.to_networkx(store)` makes
"""

from collections.abc import Callable
from pathlib import Path

from pyoxigraph import Store

from kg.export.jsonld import write_jsonld
from kg.export.network import Network, write_gexf, write_graphml
from kg.export.rdf import write_ntriples, write_rdfxml, write_turtle
from kg.export.sources import write_nquads, write_trig
from kg.export.tables import write_csv, write_neo4j

RDF: dict[str, Callable[[Store, Path], None]] = {
    "turtle": write_turtle,
    "nt": write_ntriples,
    "nq": write_nquads,
    "trig": write_trig,
    "jsonld": write_jsonld,
    "rdfxml": write_rdfxml,
}
NETWORK: dict[str, Callable[[Network, Path], None]] = {
    "graphml": write_graphml,
    "gexf": write_gexf,
    "csv": write_csv,
    "neo4j": write_neo4j,
}
# what each is called in OUT/export; the last two are folders
FILES = {
    "turtle": "graph.ttl",
    "nt": "graph.nt",
    "nq": "graph.nq",
    "trig": "graph.trig",
    "jsonld": "graph.jsonld",
    "rdfxml": "graph.rdf",
    "graphml": "graph.graphml",
    "gexf": "graph.gexf",
    "csv": "csv",
    "neo4j": "neo4j",
}

__all__ = ["FILES", "NETWORK", "RDF"]
