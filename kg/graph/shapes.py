"""The SHACL shapes of `ontology/shapes.ttl` on a graph, their results told in the terms of the data."""

import logging
import re
from collections.abc import Iterable, Iterator

import pyshacl
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.graph.ontology import ontology_text
from kg.graph.report import Finding
from kg.vocab import CETU

_NO_BUSINESS = "该类事物不应有此属性 / this property has no business on things of this class"
logging.getLogger("pyshacl").setLevel(logging.ERROR)


def shape_findings(graph: Graph) -> list[Finding]:
    """Return the faults that the shapes find in a graph that holds the ontology too."""
    shapes = Graph().parse(data=ontology_text("shapes.ttl"), format="turtle")
    conforms, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    if conforms:
        return []
    assert isinstance(results, Graph)
    return sorted(_finding(graph, results, result) for result in results.objects(None, SH.result))


def _finding(graph: Graph, results: Graph, result: Node) -> Finding:
    focus, path, value = (results.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value))
    assert focus is not None
    file, quote = next(_places(graph, focus, path, value), ("", ""))
    return Finding(_message(results, result), name(graph, focus), _told(graph, focus, path, value), file, quote)


def _message(results: Graph, result: Node) -> str:
    if results.value(result, SH.sourceConstraintComponent) == SH.ClosedConstraintComponent:
        return _NO_BUSINESS
    return min(str(message) for message in results.objects(result, SH.resultMessage))


def _told(graph: Graph, focus: Node, path: Node | None, value: Node | None) -> str:
    told = [path if isinstance(path, URIRef) else None, value if value != focus else None]
    return " ".join(name(graph, node) for node in told if node is not None)


def name(graph: Graph, node: Node) -> str:
    """Return the label of a thing, or for an annotation the statement that it annotates."""
    if begin := graph.value(node, OWL.annotatedSource):
        end, relation = graph.value(node, OWL.annotatedTarget), graph.value(node, OWL.annotatedProperty)
        return f"{name(graph, begin)} —{name(graph, relation)}→ {name(graph, end)}" if relation and end else str(node)
    labels = [x for p in (RDFS.label, SKOS.prefLabel) for x in graph.objects(node, p) if isinstance(x, Literal)]
    chinese = [str(label) for label in labels if label.language == "zh"]
    return min(chinese or [str(label) for label in labels] or [_short(node)])


def _places(graph: Graph, focus: Node, path: Node | None, value: Node | None) -> Iterator[tuple[str, str]]:
    """Yield file and quote of the evidence nearest to a fault: of its statement, then of others about the thing."""
    around = [_in_order(graph.subjects(role, focus)) for role in (OWL.annotatedSource, OWL.annotatedTarget)]
    axioms = [focus, *around[0], *around[1]]
    exact = [axiom for axiom in axioms if _annotates(graph, axiom, path, value)]
    for axiom in (*exact, *axioms):
        for evidence in _in_order(graph.objects(axiom, CETU.evidence)):
            yield place(graph, evidence)
    if (focus, RDF.type, CETU.Evidence) in graph:
        yield place(graph, focus)


def _short(node: Node) -> str:
    return re.split("[#/]", str(node))[-1] if isinstance(node, URIRef) else str(node)


def _in_order(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=str)


def _annotates(graph: Graph, axiom: Node, path: Node | None, value: Node | None) -> bool:
    return graph.value(axiom, OWL.annotatedProperty) == path and graph.value(axiom, OWL.annotatedTarget) == value


def place(graph: Graph, evidence: Node) -> tuple[str, str]:
    """Return the file and the words of an evidence."""
    source = graph.value(evidence, CETU.inSource)
    file = source and (graph.value(source, CETU.fileName) or graph.value(source, SKOS.prefLabel))
    return str(file or ""), str(graph.value(evidence, CETU.quote) or "")
