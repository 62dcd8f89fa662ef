"""Parts of a graph too large for one page: the opening, a neighbourhood, a path, a search, read from the store."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.view.facts import Facts, Link, Node, Quote, Thing
from kg.view.legend import class_style, classes, relation_style, relations
from kg.view.pinyin import initials
from kg.vocab import CETU, PREFIXES

_CETU, _SKOS, _OWL = str(CETU), PREFIXES["skos"], PREFIXES["owl"]
_TYPE, _LABEL = NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["rdfs"] + "label")
_SOURCE, _PROPERTY, _TARGET = (NamedNode(f"{_OWL}annotated{name}") for name in ("Source", "Property", "Target"))
_EVIDENCE = NamedNode(_CETU + "evidence")
_NAMES = {PREFIXES["rdfs"] + "label", _SKOS + "prefLabel", _SKOS + "altLabel"}
_AUTHOR = NamedNode(_CETU + "author")
_SHOWN_OF_PLACES = [
    _LABEL,
    NamedNode(_SKOS + "prefLabel"),
    _AUTHOR,
    *(
        NamedNode(_CETU + name)
        for name in ("fileName", "publication", "page", "date", "sha256", "beginOffset", "endOffset")
    ),
]
MOST_NEIGHBOURS = 120
MOST_FRONT = 4000


class Excerpts:
    """Reads parts of a graph that keeps the contract. What is counted once is how connected each thing is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def kind_of(self) -> dict[Node, str]:
        """The class of each thing."""
        found: dict[Node, str] = {}
        for name in classes():
            for quad in self._store.quads_for_pattern(None, _TYPE, NamedNode(_CETU + name)):
                found[quad.subject] = name
        return found

    @cached_property
    def degree(self) -> Counter[Node]:
        """How many drawn links each thing has."""
        count: Counter[Node] = Counter()
        for style in relations().values():
            if style.opening:
                for quad in self._store.quads_for_pattern(None, NamedNode(_CETU + style.name), None):
                    count[quad.subject] += 1
                    count[quad.object] += 1
        return count

    @cached_property
    def _index(self) -> list[tuple[str, Node]]:
        found: list[tuple[str, Node]] = []
        for name in ("label", "altLabel"):
            predicate = _LABEL if name == "label" else NamedNode(_SKOS + name)
            for quad in self._store.quads_for_pattern(None, predicate, None):
                text: Node = quad.object
                if quad.subject in self.kind_of:
                    found.append((text.value.lower(), quad.subject))
        number = NamedNode(_CETU + "documentNumber")
        for quad in self._store.quads_for_pattern(None, number, None):
            stated: Node = quad.object
            found.append((stated.value.lower(), quad.subject))
        return found

    @cached_property
    def _initials(self) -> list[tuple[str, Node]]:
        return [(letters, node) for name, node in self._index for letters in initials(name)]

    def counts(self) -> Counter[str]:
        """Return how many things each class has."""
        return Counter(self.kind_of.values())

    def opening(self, most: int = 120) -> list[Node]:
        """Return the best connected things of each drawn class."""
        by_class: dict[str, list[Node]] = defaultdict(list)
        for node, _ in sorted(self.degree.items(), key=lambda entry: (-entry[1], str(entry[0]))):
            kind = self.kind_of.get(node)
            if kind and class_style(kind).opening:
                by_class[kind].append(node)
        weight = {kind: len(nodes) ** 0.5 for kind, nodes in by_class.items()}
        total = sum(weight.values()) or 1.0
        return [
            node for kind, nodes in by_class.items() for node in nodes[: max(2, round(weight[kind] / total * most))]
        ]

    def find(self, text: str, most: int = 20) -> list[Node]:
        """Return the things whose name, alias, document number or initials hold a text, the best first."""
        sought = text.strip().lower()
        if not sought:
            return []
        hits = [(self._rate(name, sought), node) for name, node in self._index if sought in name]
        if not hits and sought.isascii() and sought.isalnum():
            hits = [(self._rate(name, sought), node) for name, node in self._initials if sought in name]
        best: dict[Node, int] = {}
        for rate, node in hits:
            best[node] = min(rate, best.get(node, 3))
        return sorted(best, key=lambda node: (best[node], -self.degree[node], str(node)))[:most]

    @staticmethod
    def _rate(name: str, sought: str) -> int:
        return 0 if name == sought else 1 if name.startswith(sought) else 2

    def neighbours(self, node: Node) -> list[Node]:
        """Return the things that a thing is linked with, best connected first."""
        others = {quad.object for quad in self._store.quads_for_pattern(node, None, None)}
        others |= {quad.subject for quad in self._store.quads_for_pattern(None, None, node)}
        linked = [other for other in others if other in self.kind_of and other != node]
        return sorted(linked, key=lambda other: (-self.degree[other], str(other)))[:MOST_NEIGHBOURS]

    def path(self, start: Node, end: Node) -> list[Node]:
        """Return the things on a shortest path over drawn relations, or nothing."""
        came: dict[Node, Node] = {start: start}
        front = [start]
        while front and end not in came and len(came) < MOST_FRONT * 10:
            fresh: list[Node] = []
            for node in front[:MOST_FRONT]:
                for other in self._drawn(node):
                    if other not in came:
                        came[other] = node
                        fresh.append(other)
            front = fresh
        if end not in came:
            return []
        path = [end]
        while path[-1] != start:
            path.append(came[path[-1]])
        return path[::-1]

    def _drawn(self, node: Node) -> list[Node]:
        found: set[Node] = set()
        for quad in self._store.quads_for_pattern(node, None, None):
            if relation_style(_local(quad.predicate)).opening:
                found.add(quad.object)
        for quad in self._store.quads_for_pattern(None, None, node):
            if relation_style(_local(quad.predicate)).opening:
                found.add(quad.subject)
        return sorted((other for other in found if other in self.kind_of), key=str)

    def of_classes(self, names: Iterable[str], most: int = 400) -> list[Node]:
        """Return the things of some classes, best connected first."""
        wanted = set(names)
        found = [node for node, kind in self.kind_of.items() if kind in wanted]
        return sorted(found, key=lambda node: (-self.degree[node], str(node)))[:most]

    def facts(self, nodes: Iterable[Node]) -> Facts:
        """Return some things with all the links among them, their values, their quotes, and where these stand."""
        return _Reading(self._store, self.kind_of).read(list(dict.fromkeys(nodes)))


class _Reading:
    """One excerpt under construction: things are numbered as they come."""

    def __init__(self, store: Store, kind_of: dict[Node, str]) -> None:
        self._store, self._kind_of = store, kind_of
        self._asked: set[Node] = set()
        self._number: dict[Node, int] = {}
        self._quote_number: dict[Node, int] = {}
        self._ends: dict[tuple[NamedNode, Node], set[Node]] = {}
        self._facts = Facts([], [], [])

    def read(self, nodes: list[Node]) -> Facts:
        self._asked = set(nodes)
        for node in nodes:
            self._thing(node)
        for node in nodes:
            for quad in self._store.quads_for_pattern(node, None, None):
                if quad.object in self._number and quad.predicate.value.startswith(_CETU):
                    said = self._evidence(node, quad.predicate, quad.object)
                    link = Link(self._number[node], _local(quad.predicate), self._number[quad.object], said)
                    self._facts.links.append(link)
        return self._facts

    def _thing(self, node: Node) -> int:
        """Return the number of a thing; of one that is only where a quote stands, no more is read than is shown."""
        if node in self._number:
            return self._number[node]
        asked = node in self._asked
        self._number[node] = len(self._facts.things)
        thing = Thing(node.value, self._kind_of[node])
        self._facts.things.append(thing)
        for predicate in [None] if asked else _SHOWN_OF_PLACES:
            for quad in self._store.quads_for_pattern(node, predicate, None):
                value: Node = quad.object
                if isinstance(value, Literal):
                    self._value(thing, node, quad.predicate, value, asked)
                elif predicate == _AUTHOR and value in self._kind_of:
                    link = Link(self._number[node], "author", self._thing(value), [])
                    self._facts.links.append(link)
        thing.label = thing.label or thing.name or thing.iri.rsplit("/", 1)[-1]
        thing.name = thing.name or thing.label
        thing.aliases.sort()
        thing.values.sort(key=lambda entry: entry[:2])
        return self._number[node]

    def _value(self, thing: Thing, node: Node, predicate: Node, value: Literal, asked: bool) -> None:
        name = _local(predicate)
        if predicate.value not in _NAMES:
            thing.values.append((name, value.value, self._evidence(node, predicate, value) if asked else []))
        elif name == "label":
            thing.label = value.value
        elif name == "prefLabel":
            thing.name = value.value
        else:
            thing.aliases.append(value.value)

    def _evidence(self, s: Node, p: Node, o: Node) -> list[int]:
        both = self._axioms(_SOURCE, s) & self._axioms(_TARGET, o)
        said = [axiom for axiom in both if Quad(axiom, _PROPERTY, p) in self._store]
        found = {quad.object for axiom in said for quad in self._store.quads_for_pattern(axiom, _EVIDENCE, None)}
        return sorted(self._quote(node) for node in sorted(found, key=str))

    def _axioms(self, end: NamedNode, node: Node) -> set[Node]:
        """Return the axioms that a node is the subject or the object of."""
        if (end, node) not in self._ends:
            self._ends[end, node] = {quad.subject for quad in self._store.quads_for_pattern(None, end, node)}
        return self._ends[end, node]

    def _quote(self, node: Node) -> int:
        if node in self._quote_number:
            return self._quote_number[node]
        quote = Quote()
        self._quote_number[node] = len(self._facts.quotes)
        self._facts.quotes.append(quote)
        for quad in self._store.quads_for_pattern(node, None, None):
            self._fill(quote, _local(quad.predicate), quad.object)
        return self._quote_number[node]

    def _fill(self, quote: Quote, name: str, value: Node) -> None:
        match name:
            case "inSource" if value in self._kind_of:
                quote.source = self._thing(value)
            case "inArticle" if value in self._kind_of:
                quote.article = self._thing(value)
            case "beginOffset":
                quote.begin = int(value.value)
            case "endOffset":
                quote.end = int(value.value)
            case "quote":
                quote.text = value.value
            case "rule":
                quote.rule = value.value
            case "confidence":
                quote.confidence = float(value.value)


def _local(predicate: Node) -> str:
    iri: str = predicate.value
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]
