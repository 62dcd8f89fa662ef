"""What the page shows, read from the graph: things, the links between them, and the evidence of each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from kg.vocab import CETU, PREFIXES

_CETU = str(CETU)
_RDF, _RDFS, _OWL, _SKOS = (PREFIXES[name] for name in ("rdf", "rdfs", "owl", "skos"))
NAMES = {_RDFS + "label", _SKOS + "prefLabel", _SKOS + "altLabel"}

Node = Any  # a term of the store; its union type allows quoted triples, which no graph of ours holds


@dataclass(slots=True)
class Thing:
    """An individual of the graph: what the page draws as a node."""

    iri: str
    kind: str  # local name of its class
    label: str = ""
    name: str = ""  # the plain name, where the label was told apart by its type
    aliases: list[str] = field(default_factory=list)
    values: list[tuple[str, str, list[int]]] = field(default_factory=list)  # predicate, value, evidence


@dataclass(slots=True)
class Link:
    """A statement between two things, with its evidence."""

    subject: int
    predicate: str
    object: int
    evidence: list[int]


@dataclass(slots=True)
class Quote:
    """Where something is said."""

    source: int = -1
    article: int = -1
    begin: int = 0
    end: int = 0
    text: str = ""
    rule: str = ""
    confidence: float = 1.0


@dataclass(slots=True)
class Facts:
    """All that the page shows of a graph; numbers in links and quotes are indices into things and quotes."""

    things: list[Thing]
    links: list[Link]
    quotes: list[Quote]


def read_facts(store: Store, kinds: tuple[str, ...]) -> Facts:
    """Return the things, links and quotes of a graph that keeps the contract.

    `kinds` are the classes, the wider first: of several, a thing goes by the narrowest. Order follows the IRIs, so
    equal graphs give equal facts.
    """
    things, number = _things(store, kinds)
    quotes, cited = _quotes(store, number)
    evidence = _annotations(store, cited)
    links = []
    for predicate, subject, value in _statements(store, number):
        said = evidence.get((subject, predicate, value), [])
        if isinstance(value, Literal):
            things[number[subject]].values.append((local_name(predicate), value.value, said))
        elif value in number:
            links.append(Link(number[subject], local_name(predicate), number[value], said))
    for thing in things:
        thing.values.sort(key=lambda entry: entry[:2])
    links.sort(key=lambda link: (link.subject, link.predicate, link.object))
    return Facts(things, links, quotes)


def _things(store: Store, kinds: tuple[str, ...]) -> tuple[list[Thing], dict[Node, int]]:
    rank = {kind: place for place, kind in enumerate(kinds)}
    kind_of: dict[Node, str] = {}
    for quad in store.quads_for_pattern(None, NamedNode(_RDF + "type"), None):
        class_: Node = quad.object
        kind = class_.value.removeprefix(_CETU)
        if kind not in {class_.value, "Evidence"} and isinstance(quad.subject, NamedNode):
            best = kind_of.get(quad.subject, kind)
            kind_of[quad.subject] = max(best, kind, key=lambda k: (rank.get(k, -1), k))
    nodes = sorted(kind_of, key=lambda node: node.value)
    things = [Thing(node.value, kind_of[node]) for node in nodes]
    number = {node: place for place, node in enumerate(nodes)}
    _name(store, things, number)
    return things, number


def _name(store: Store, things: list[Thing], number: dict[Node, int]) -> None:
    for place, label in _texts(store, _RDFS + "label", number):
        things[place].label = label
    for place, name in _texts(store, _SKOS + "prefLabel", number):
        things[place].name = name
    for place, alias in _texts(store, _SKOS + "altLabel", number):
        things[place].aliases.append(alias)
    for thing in things:
        thing.label = thing.label or thing.name or thing.iri.rsplit("/", 1)[-1]
        thing.name = thing.name or thing.label
        thing.aliases.sort()


def _texts(store: Store, predicate: str, number: dict[Node, int]) -> Iterator[tuple[int, str]]:
    for subject, text in _pairs(store, predicate, number):
        yield number[subject], text.value


def _quotes(store: Store, number: dict[Node, int]) -> tuple[list[Quote], dict[Node, int]]:
    kind = NamedNode(_CETU + "Evidence")
    nodes: list[Node] = sorted(
        (q.subject for q in store.quads_for_pattern(None, NamedNode(_RDF + "type"), kind)), key=str
    )
    place: dict[Node, int] = {node: index for index, node in enumerate(nodes)}
    quotes = [Quote() for _ in nodes]
    for node, value in _pairs(store, _CETU + "inSource", place):
        quotes[place[node]].source = number.get(value, -1)
    for node, value in _pairs(store, _CETU + "inArticle", place):
        quotes[place[node]].article = number.get(value, -1)
    for node, value in _pairs(store, _CETU + "beginOffset", place):
        quotes[place[node]].begin = int(value.value)
    for node, value in _pairs(store, _CETU + "endOffset", place):
        quotes[place[node]].end = int(value.value)
    for node, value in _pairs(store, _CETU + "quote", place):
        quotes[place[node]].text = value.value
    for node, value in _pairs(store, _CETU + "rule", place):
        quotes[place[node]].rule = value.value
    for node, value in _pairs(store, _CETU + "confidence", place):
        quotes[place[node]].confidence = float(value.value)
    return quotes, place


def _pairs(store: Store, predicate: str, among: dict[Node, int]) -> Iterator[tuple[Node, Node]]:
    for quad in store.quads_for_pattern(None, NamedNode(predicate), None):
        if quad.subject in among:
            yield quad.subject, quad.object


def _annotations(store: Store, cited: dict[Node, int]) -> dict[tuple[Node, Node, Node], list[int]]:
    ends: dict[str, dict[Node, Node]] = {}
    for name in ("annotatedSource", "annotatedProperty", "annotatedTarget"):
        pattern = store.quads_for_pattern(None, NamedNode(_OWL + name), None)
        ends[name] = {quad.subject: quad.object for quad in pattern}
    found: dict[tuple[Node, Node, Node], list[int]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, NamedNode(_CETU + "evidence"), None):
        axiom = quad.subject
        if axiom in ends["annotatedTarget"] and quad.object in cited:
            triple = (ends["annotatedSource"][axiom], ends["annotatedProperty"][axiom], ends["annotatedTarget"][axiom])
            found[triple].append(cited[quad.object])
    for numbers in found.values():
        numbers.sort()
    return found


def _statements(store: Store, number: dict[Node, int]) -> Iterator[tuple[NamedNode, Node, Node]]:
    skipped = NAMES | {_RDF + "type"}
    for subject in number:
        for quad in store.quads_for_pattern(subject, None, None):
            if quad.predicate.value not in skipped:
                yield quad.predicate, subject, quad.object


def local_name(predicate: Node) -> str:
    """Return the last part of a predicate's IRI."""
    iri: str = predicate.value
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]
