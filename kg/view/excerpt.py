"""Parts of a graph too large for one page: the opening, a neighbourhood, a path, a search."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from pyoxigraph import NamedNode, Store

from kg.view.facts import Facts, Node, local_name
from kg.view.legend import class_style, classes, relation_style, relations
from kg.view.pinyin import initials
from kg.view.reading import read_some
from kg.vocab import CETU, PREFIXES

_CETU, _SKOS = str(CETU), PREFIXES["skos"]
_TYPE, _LABEL = NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["rdfs"] + "label")
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
            if relation_style(local_name(quad.predicate.value)).opening:
                found.add(quad.object)
        for quad in self._store.quads_for_pattern(None, None, node):
            if relation_style(local_name(quad.predicate.value)).opening:
                found.add(quad.subject)
        return sorted((other for other in found if other in self.kind_of), key=str)

    def of_classes(self, names: Iterable[str], most: int = 400) -> list[Node]:
        """Return the things of some classes, best connected first."""
        wanted = set(names)
        found = [node for node, kind in self.kind_of.items() if kind in wanted]
        return sorted(found, key=lambda node: (-self.degree[node], str(node)))[:most]

    def facts(self, nodes: Iterable[Node]) -> Facts:
        """Return some things with all the links among them, their values, their quotes, and where these stand."""
        return read_some(self._store, self.kind_of.get, nodes)
