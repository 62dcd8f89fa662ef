"""What the page shows, read from the graph: things, the links between them, and the evidence of each."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg.vocab import CETU, PREFIXES

_CETU = str(CETU)
_OWL, _SKOS = PREFIXES["owl"], PREFIXES["skos"]
NAMES = {PREFIXES["rdfs"] + "label": "label", _SKOS + "prefLabel": "name", _SKOS + "altLabel": "alias"}
_DECIMAL = NamedNode(PREFIXES["xsd"] + "decimal")
_TYPE, _EVIDENCE = PREFIXES["rdf"] + "type", _CETU + "evidence"
_ENDS = [_OWL + "annotated" + end for end in ("Source", "Property", "Target")]

Node = Any  # a term of the graph; its union type allows quoted triples, which no graph of ours holds
Said = list[tuple[str, Node]]


@dataclass(slots=True)
class Thing:
    """An individual of the graph: what the page draws as a node."""

    iri: str
    kind: str  # local name of its class
    label: str = ""
    name: str = ""  # the plain name, where the label was told apart by its type
    aliases: list[str] = field(default_factory=list)
    values: list[tuple[str, str, list[int]]] = field(default_factory=list)  # predicate, value, evidence

    def call(self, how: str, name: str) -> None:
        """Take a name, by one of the values of NAMES."""
        if how == "alias":
            self.aliases.append(name)
        else:
            setattr(self, how, name)

    def settle_names(self) -> None:
        """Let label and plain name stand for one another, and the IRI for both, where one is missing."""
        self.label = self.label or self.name or self.iri.rsplit("/", 1)[-1]
        self.name = self.name or self.label
        self.aliases.sort()


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

    def take(self, name: str, value: Node, number: Callable[[Node], int]) -> None:
        """Take what the graph says of the evidence by one predicate; `number` is that of a thing, -1 for none."""
        match name:
            case "inSource":
                self.source = number(value)
            case "inArticle":
                self.article = number(value)
            case "beginOffset":
                self.begin = int(value.value)
            case "endOffset":
                self.end = int(value.value)
            case "quote":
                self.text = value.value
            case "rule":
                self.rule = value.value
            case "confidence":
                self.confidence = float(value.value)


@dataclass(slots=True)
class Facts:
    """All that the page shows of a graph; numbers in links and quotes are indices into things and quotes."""

    things: list[Thing]
    links: list[Link]
    quotes: list[Quote]


def read_facts(quads: Iterable[Quad], kinds: tuple[str, ...]) -> Facts:
    """Return the things, links and quotes of a graph that keeps the contract.

    `kinds` are the classes, the wider first: of several, a thing goes by the narrowest. Order follows the IRIs, so
    equal graphs give equal facts.
    """
    held = by_subject(quads)
    things = _things(held, kinds)
    number = {thing.iri: place for place, thing in enumerate(things)}
    quotes, cited = _quotes(held, number)
    evidence = _annotations(held, cited)
    links = []
    for place, thing in enumerate(things):
        for predicate, value in held[thing.iri]:
            if predicate in NAMES or predicate == _TYPE:
                continue
            said = evidence.get((thing.iri, predicate, value), [])
            if isinstance(value, Literal):
                thing.values.append((local_name(predicate), shown(value), said))
            elif value.value in number:
                links.append(Link(place, local_name(predicate), number[value.value], said))
        thing.values.sort(key=lambda entry: entry[:2])
    links.sort(key=lambda link: (link.subject, link.predicate, link.object))
    return Facts(things, links, quotes)


def by_subject(quads: Iterable[Quad]) -> dict[str, Said]:
    """Return what is said of each IRI or blank node: predicate and object."""
    held: dict[str, Said] = defaultdict(list)
    for subject, predicate, value, _ in quads:
        held[subject.value].append((predicate.value, value))
    return held


def _things(held: dict[str, Said], kinds: tuple[str, ...]) -> list[Thing]:
    rank = {kind: place for place, kind in enumerate(kinds)}
    things = []
    for iri in sorted(held):
        found = [value.value.removeprefix(_CETU) for name, value in held[iri] if name == _TYPE]
        own = [kind for kind in found if ":" not in kind and kind != "Evidence"]
        if own and ":" in iri:  # a blank node has no colon
            things.append(Thing(iri, max(own, key=lambda kind: (rank.get(kind, -1), kind))))
    for thing in things:
        for name, value in held[thing.iri]:
            if name in NAMES:
                thing.call(NAMES[name], value.value)
        thing.settle_names()
    return things


def _quotes(held: dict[str, Said], number: dict[str, int]) -> tuple[list[Quote], dict[str, int]]:
    evidence = (_TYPE, NamedNode(_CETU + "Evidence"))
    cited = {iri: place for place, iri in enumerate(sorted(iri for iri, said in held.items() if evidence in said))}
    quotes = [Quote() for _ in cited]
    for iri, place in cited.items():
        for predicate, value in held[iri]:
            quotes[place].take(local_name(predicate), value, lambda node: number.get(node.value, -1))
    return quotes, cited


def _annotations(held: dict[str, Said], cited: dict[str, int]) -> dict[tuple[str, str, Node], list[int]]:
    found: dict[tuple[str, str, Node], list[int]] = defaultdict(list)
    for said in held.values():
        ends = dict(said)
        if _ENDS[2] in ends:
            subject, predicate, value = (ends[end] for end in _ENDS)
            places = [cited[node.value] for name, node in said if name == _EVIDENCE and node.value in cited]
            found[subject.value, predicate.value, value] += places
    for numbers in found.values():
        numbers.sort()
    return found


def shown(value: Literal) -> str:
    """Return a value as people write it: a whole number without the point that its datatype asks for."""
    return value.value.removesuffix(".0") if value.datatype == _DECIMAL else value.value


@cache
def local_name(iri: str) -> str:
    """Return the last part of an IRI."""
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]
