"""What scoring asks of a graph: names, types, ends of relations, evidence."""

from collections import defaultdict
from functools import cached_property

from rdflib import OWL, RDF, RDFS, SKOS, Graph
from rdflib.term import Node, URIRef

from kg.evaluate.gold import normal
from kg.vocab import CETU

_NAMES = (RDFS.label, SKOS.prefLabel, SKOS.altLabel)
_Triple = tuple[Node | None, Node | None, Node | None]


class GraphView:
    """A graph with the decoded text of the one source from which it was built."""

    def __init__(self, graph: Graph, source: str) -> None:
        self.graph = graph
        self.source = source

    def of_type(self, name: str) -> list[Node]:
        """Return the things of a class, sorted."""
        return sorted(self.graph.subjects(RDF.type, CETU[name]), key=str)

    def pairs(self, predicate: str) -> set[tuple[Node, Node]]:
        """Return subject and object of every triple with a predicate."""
        return set(self.graph.subject_objects(CETU[predicate]))

    def objects(self, thing: Node, predicate: str) -> list[Node]:
        """Return the objects of a thing's predicate, sorted."""
        return sorted(self.graph.objects(thing, CETU[predicate]), key=str)

    def value(self, thing: Node, predicate: str) -> Node | None:
        """Return the one object of a thing's predicate."""
        return self.graph.value(thing, CETU[predicate])

    def names(self, thing: Node) -> set[str]:
        """Return all names of a thing, as names are compared."""
        return {normal(name) for predicate in _NAMES for name in self.graph.objects(thing, predicate)}

    def text(self, thing: Node) -> str:
        """Return the first name of a thing, else the end of its IRI."""
        for predicate in _NAMES:
            for name in self.graph.objects(thing, predicate):
                return str(name)
        return str(thing).rsplit("/", 1)[-1]

    @cached_property
    def named_in_text(self) -> set[Node]:
        """What the text names: what is mentioned, writes, edits or holds a post; code lists are not among it."""
        ends = [("mentions", 1), ("author", 1), ("editor", 1), ("organization", 1), ("member", 1)]
        return {pair[end] for predicate, end in ends for pair in self.pairs(predicate)}

    def is_faithful(self, subject: Node, predicate: URIRef, object_: Node) -> bool:
        """Tell whether a triple has evidence whose offsets hold its quote in the source."""
        return any(self._holds(evidence) for evidence in self._evidence.get((subject, predicate, object_), ()))

    def _holds(self, evidence: Node) -> bool:
        begin, end, quote = (self.value(evidence, name) for name in ("beginOffset", "endOffset", "quote"))
        if begin is None or end is None or quote is None or not normal(quote):
            return False
        return normal(self.source[int(str(begin)) : int(str(end))]) == normal(quote)

    @cached_property
    def _evidence(self) -> dict[_Triple, list[Node]]:
        held: dict[_Triple, list[Node]] = defaultdict(list)
        for axiom in self.graph.subjects(RDF.type, OWL.Axiom):
            parts = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
            subject, predicate, object_ = (self.graph.value(axiom, part) for part in parts)
            held[subject, predicate, object_] += self.graph.objects(axiom, CETU.evidence)
        return held
