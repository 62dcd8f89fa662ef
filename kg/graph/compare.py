"""What two graphs differ in: things, statements and evidence; only the stretches of the files that differ are read."""

import mmap
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.terms import ANNOTATED, AXIOM, DECIMAL, INDIVIDUAL, LABEL, PREF_LABEL, TYPE, own
from kg.graph.turtle import PREFIX_LINES
from kg.vocab import CETU, PREFIXES

_SUBJECT = re.compile(
    rb"^<([^>]*)>", re.MULTILINE
)  # our files have a subject at the head of its line, text on one line
_NAMES = {TYPE.value, LABEL.value, PREF_LABEL.value, PREFIXES["skos"] + "altLabel"}
_EVIDENCE = str(CETU) + "Evidence"
Node = Any
Triple = tuple[str, str, Node]  # two IRIs, and the node or value that the graph has


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """A thing of either graph."""

    kind: str
    label: str
    iri: str


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """A statement of either graph, readable, with the evidence that has come or gone, or all of it."""

    subject: str
    predicate: str
    object: str
    triple: Triple = field(compare=False)
    evidence: tuple[str, ...] = ()  # quotes
    places: tuple[str, ...] = ()  # IRIs


@dataclass(slots=True)
class Difference:
    """What has come and gone between two graphs."""

    things_added: list[Thing] = field(default_factory=list)
    things_removed: list[Thing] = field(default_factory=list)
    things_renamed: list[tuple[Thing, Thing]] = field(default_factory=list)
    added: list[Statement] = field(default_factory=list)
    removed: list[Statement] = field(default_factory=list)
    supported: list[Statement] = field(default_factory=list)  # in both; with more evidence than before
    weakened: list[Statement] = field(default_factory=list)  # in both; with less

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


def compare(old: Path, new: Path) -> Difference:
    """Return what two builds differ in.

    Raises:
        KgError: one of the folders holds no graph.
    """
    with _opened(old) as one, _opened(new) as other:
        mine, others = _File(one), _File(other)
        differing = {iri for iri in mine.places.keys() | others.places.keys() if mine.digest(iri) != others.digest(iri)}
        before, after = mine.read(differing), others.read(differing)
        return _difference(before, after, mine, others)


def graph_of(out: Path) -> Path:
    """Return the graph of a build, or the file itself where one is given.

    Raises:
        KgError: there is none.
    """
    path = out / "graph.ttl" if out.is_dir() else out
    if not path.is_file():
        raise KgError(f"{path}: no such file; `kg build INPUT -o {out}` makes it")
    return path


class _opened:  # noqa: N801
    """Maps a graph's file into memory."""

    def __init__(self, out: Path) -> None:
        self._path = graph_of(out)

    def __enter__(self) -> mmap.mmap:
        self._file = self._path.open("rb")
        self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        return self._map

    def __exit__(self, *_: object) -> None:
        self._map.close()
        self._file.close()


@dataclass(slots=True)
class _Facts:
    """Some things of one graph."""

    things: dict[str, Thing] = field(default_factory=dict)
    said: dict[Triple, frozenset[str]] = field(default_factory=dict)  # evidence by statement


class _File:
    """A graph's file by the stretches of its things."""

    def __init__(self, text: mmap.mmap) -> None:
        self._text = text
        begins = [(match.start(), match[1].decode()) for match in _SUBJECT.finditer(text)]
        ends = [*(at for at, _ in begins[1:]), len(text)]
        self.places = {iri: (at, end) for (at, iri), end in zip(begins, ends, strict=True)}

    def digest(self, iri: str) -> bytes:
        """Return what tells a stretch from another; nothing for a thing that is not there."""
        place = self.places.get(iri)
        return blake2b(self._text[slice(*place)], digest_size=16).digest() if place else b""

    def quads(self, iris: set[str]) -> Iterator[ox.Quad]:
        """Yield the triples of some things, with the annotations of their statements."""
        for iri in sorted(iris & self.places.keys()):
            yield from ox.parse(PREFIX_LINES + self._text[slice(*self.places[iri])], format=ox.RdfFormat.TURTLE)

    def read(self, iris: set[str]) -> _Facts:
        """Return some things and what is stated of them."""
        found = _Facts()
        kinds: dict[str, set[str]] = defaultdict(set)
        labels: dict[str, str] = {}
        axioms: dict[Node, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        for quad in self.quads(iris):
            subject: Node = quad.subject
            object_: Node = quad.object
            if isinstance(subject, ox.BlankNode):
                axioms[subject][quad.predicate.value].append(object_)
            elif quad.predicate == TYPE:
                kinds[subject.value].add(object_.value)
            elif quad.predicate == LABEL:
                labels[subject.value] = object_.value
            elif quad.predicate.value not in _NAMES:
                found.said[subject.value, quad.predicate.value, object_] = frozenset()
        evidence = {iri for iri, named in kinds.items() if _EVIDENCE in named or INDIVIDUAL.value not in named}
        found.said = {triple: places for triple, places in found.said.items() if triple[0] not in evidence}
        for held in axioms.values():
            if AXIOM in held[TYPE.value]:
                s, p, o = (held[end.value][0] for end in ANNOTATED)
                if (triple := (s.value, p.value, o)) in found.said:
                    found.said[triple] = frozenset(place.value for place in held[own("evidence").value])
        for iri, named in kinds.items():
            if iri not in evidence:
                kind = max(each for each in named if each != INDIVIDUAL.value)
                found.things[iri] = Thing(kind.removeprefix(str(CETU)), labels.get(iri, iri), iri)
        return found

    def label(self, text: str) -> str:
        """Return the label of a thing; what is none is its own."""
        return self._value(text, LABEL.value) if text in self.places else text

    def shown(self, node: Node) -> str:
        """Return the label of a thing, or a value as people write it."""
        return self.label(node.value) if isinstance(node, ox.NamedNode) else _text(node)

    def quote(self, iri: str) -> str:
        """Return the words of a piece of evidence."""
        return self._value(iri, own("quote").value)

    def _value(self, iri: str, predicate: str) -> str:
        values: list[Node] = [q.object for q in self.quads({iri}) if q.predicate.value == predicate]
        return values[0].value if values else iri


def _text(node: Node) -> str:
    """Return a value as people write it: 11, not 11.0."""
    is_decimal = isinstance(node, ox.Literal) and node.datatype == DECIMAL
    text: str = node.value
    return text.removesuffix(".0") if is_decimal else text


def _difference(before: _Facts, after: _Facts, old: _File, new: _File) -> Difference:
    found = Difference()
    for iri in sorted(before.things.keys() | after.things.keys()):
        one, other = before.things.get(iri), after.things.get(iri)
        if one is None and other is not None:
            found.things_added.append(other)
        elif one is not None and other is None:
            found.things_removed.append(one)
        elif one is not None and other is not None and one != other:
            found.things_renamed.append((one, other))
    for triple in before.said.keys() | after.said.keys():
        had, has = before.said.get(triple), after.said.get(triple)
        if had is None:
            found.added.append(_statement(triple, has or frozenset(), new))
        elif has is None:
            found.removed.append(_statement(triple, had, old))
        else:
            if has - had:
                found.supported.append(_statement(triple, has - had, new))
            if had - has:
                found.weakened.append(_statement(triple, had - has, old))
    for things in (found.things_added, found.things_removed, found.things_renamed):
        things.sort()
    for said in (found.added, found.removed, found.supported, found.weakened):
        said.sort(key=lambda each: (each, each.triple[0], str(each.triple[2])))
    return found


def _statement(triple: Triple, places: frozenset[str], file: _File) -> Statement:
    subject, predicate, object_ = triple
    quotes = tuple(sorted(file.quote(place) for place in places))
    name = predicate.replace("#", "/").rpartition("/")[2]
    return Statement(file.label(subject), name, file.shown(object_), triple, quotes, tuple(sorted(places)))
