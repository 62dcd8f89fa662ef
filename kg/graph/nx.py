"""The graph as networkx holds it: the bridge to network analysis and to the graph formats."""

from collections.abc import Iterator
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg.vocab import CETU, PREFIXES

_HEAD = "\n".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items())
_NODES = f"""{_HEAD}
SELECT ?node ?type ?label ?name WHERE {{
  ?node a owl:NamedIndividual , ?type ; rdfs:label ?label ; skos:prefLabel ?name .
  FILTER(STRSTARTS(STR(?type), STR(cetu:)) && ?type != cetu:Evidence)
}} ORDER BY ?node"""
_VALUES = f"""{_HEAD}
SELECT ?node ?property ?value WHERE {{
  ?node a owl:NamedIndividual , ?type ; ?property ?value .
  FILTER(isLiteral(?value) && ?type NOT IN (cetu:Evidence, owl:NamedIndividual))
  FILTER(?property NOT IN (rdfs:label, skos:prefLabel))
}} ORDER BY ?node ?property ?value"""
_EDGES = f"""{_HEAD}
SELECT ?from ?property ?to WHERE {{
  ?from a owl:NamedIndividual ; ?property ?to . ?to a owl:NamedIndividual .
  FILTER NOT EXISTS {{ ?from a cetu:Evidence }}
}} ORDER BY ?from ?property ?to"""
_EVIDENCE = f"""{_HEAD}
SELECT ?from ?property ?to ?source ?begin ?end ?quote ?rule ?confidence WHERE {{
  ?axiom a owl:Axiom ; owl:annotatedSource ?from ; owl:annotatedProperty ?property ; owl:annotatedTarget ?to ;
    cetu:evidence ?evidence .
  ?evidence cetu:inSource/skos:prefLabel ?source ; cetu:beginOffset ?begin ; cetu:endOffset ?end ;
    cetu:quote ?quote ; cetu:rule ?rule ; cetu:confidence ?confidence .
}} ORDER BY ?source ?begin ?end ?rule"""


def to_networkx(store: ox.Store) -> "nx.MultiDiGraph[str]":
    """Return individuals as nodes and their relations as edges.

    A node is keyed by its IRI and has `type`, `label`, `name`, its values by property, each a list, and the `evidence`
    of those values. An edge is keyed by the property's name and has `evidence`, a list of dictionaries (property,
    source, begin, end, quote, rule, confidence), `count` and `quotes`.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, kind, label, name in _rows(store, _NODES):
        graph.add_node(node, type=_local(kind), label=label, name=name)
    for node, property_, value in _rows(store, _VALUES):
        graph.nodes[node].setdefault(_local(property_), []).append(value)
    for begin, property_, end in _rows(store, _EDGES):
        graph.add_edge(begin, end, key=_local(property_), evidence=[], count=0, quotes=[])
    for begin, property_, end, *place in _rows(store, _EVIDENCE):
        evidence = _as_evidence(_local(property_), *place)
        if graph.has_edge(begin, end, _local(property_)):
            edge = graph.edges[begin, end, _local(property_)]
            edge["evidence"].append(evidence)
            edge["count"] += 1
            if evidence["quote"] not in edge["quotes"]:
                edge["quotes"].append(evidence["quote"])
        else:
            graph.nodes[begin].setdefault("evidence", []).append(evidence | {"value": end})
    return graph


def _as_evidence(
    property_: str, source: str, begin: str, end: str, quote: str, rule: str, confidence: str
) -> dict[str, Any]:
    place = {"property": property_, "source": source, "begin": int(begin), "end": int(end)}
    return place | {"quote": quote, "rule": rule, "confidence": float(confidence)}


def _rows(store: ox.Store, query: str) -> Iterator[tuple[str, ...]]:
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    for row in solutions:
        yield tuple(term.value for term in row)


def _local(iri: str) -> str:
    """Return a property's or class's short name: promotes, or skos:exactMatch for another vocabulary's."""
    if iri.startswith(str(CETU)):
        return iri.removeprefix(str(CETU))
    return next(
        (f"{prefix}:{iri.removeprefix(space)}" for prefix, space in PREFIXES.items() if iri.startswith(space)), iri
    )
