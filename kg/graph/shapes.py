"""The SHACL shapes of `ontology/shapes.ttl` on a graph, their results told in the terms of the data."""

import logging
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import oxrdflib
import pyshacl
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import ResultRow
from rdflib.term import Node

from kg.graph.ontology import ontology_text
from kg.graph.report import Finding
from kg.vocab import CETU, PREFIXES

_HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_NO_BUSINESS = "该类事物不应有此属性 / this property has no business on things of this class"
_TARGETS = (SH.targetClass, SH.targetSubjectsOf)
logging.getLogger("pyshacl").setLevel(logging.ERROR)


def shape_findings(graph: Graph) -> list[Finding]:
    """Return the faults that the shapes find in a graph that holds the ontology too.

    pySHACL judges all but the SPARQL constraints, which it would parse anew for each thing; those are asked of
    Oxigraph, once for the whole graph.
    """
    shapes = Graph().parse(data=ontology_text("shapes.ttl"), format="turtle")
    rules = list(_sparql_rules(shapes))
    shapes.remove((None, SH.sparql, None))
    return sorted([*_core(graph, shapes), *_asked(graph, rules)])


class _Rule(NamedTuple):
    """A SPARQL constraint with what it is about: the members of classes, or the subjects of properties."""

    message: str
    select: str
    targets: tuple[tuple[Node, Node], ...]


def _sparql_rules(shapes: Graph) -> Iterator[_Rule]:
    for shape, constraint in shapes.subject_objects(SH.sparql):
        targets = tuple((kind, target) for kind in _TARGETS for target in shapes.objects(shape, kind))
        yield _Rule(str(shapes.value(constraint, SH.message)), str(shapes.value(constraint, SH.select)), targets)


def _core(graph: Graph, shapes: Graph) -> Iterator[Finding]:
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    assert isinstance(results, Graph)
    for result in results.objects(None, SH.result):
        focus, path, value = (results.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value))
        assert focus is not None
        yield _finding(graph, _message(results, result), focus, path, value)


def _asked(graph: Graph, rules: list[_Rule]) -> Iterator[Finding]:
    store = Graph(oxrdflib.OxigraphStore(), identifier=DATASET_DEFAULT_GRAPH_ID)
    store += graph
    for rule in rules:
        wanted = {node for kind, target in rule.targets for node in _members(graph, kind, target)}
        for row in store.query(_HEAD + rule.select):
            assert isinstance(row, ResultRow)
            told = row.asdict()
            if told["this"] in wanted:
                yield _finding(graph, rule.message, told["this"], told.get("path"), told.get("value"))


def _members(graph: Graph, kind: Node, target: Node) -> Iterator[Node]:
    return graph.subjects(RDF.type, target) if kind == SH.targetClass else graph.subjects(target)


def _finding(graph: Graph, message: str, focus: Node, path: Node | None, value: Node | None) -> Finding:
    file, quote = next(_places(graph, focus, path, value), ("", ""))
    return Finding(message, name(graph, focus), _told(graph, focus, path, value), file, quote)


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
