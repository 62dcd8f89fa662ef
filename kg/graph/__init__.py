"""Statements to RDF: writing, storing, checking, and the ontology they follow; `nx` is asked for by itself."""

from kg.graph.ontology import ontology_text
from kg.graph.store import as_rdflib, as_turtle, fill_store, open_store
from kg.graph.write import triples, write_turtle

__all__ = [
    "as_rdflib",
    "as_turtle",
    "fill_store",
    "ontology_text",
    "open_store",
    "triples",
    "write_turtle",
]
