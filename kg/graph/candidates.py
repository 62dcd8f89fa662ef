"""What may be stated, read back from candidates.ttl, and what the graph says of a thing, for people who decide."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.graph.terms import ANNOTATED, LABEL, own
from kg.vocab import CETU, PREFIXES

FILE = "candidates.ttl"
_STATEMENT = ox.NamedNode(PREFIXES["rdf"] + "Statement")
_QUOTES = 3
Node = Any


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may be made, with the words that may say it."""

    label: str
    subject: str  # id
    predicate: str
    object: str  # id, or a value
    quotes: tuple[str, ...]


def read_candidates(out: Path, base: str) -> Iterator[Candidate]:
    """Yield the candidates of a build in the order of their labels; none where it has no file of them."""
    if not (out / FILE).is_file():
        return
    facts: dict[Node, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=str(out / FILE), format=ox.RdfFormat.TURTLE):
        facts[quad.subject][quad.predicate.value.replace("#", "/").rpartition("/")[2]].append(quad.object)
    found = []
    for held in facts.values():
        if _STATEMENT in held["type"]:
            quotes = tuple(quote.value for place in held["evidence"] for quote in facts[place]["quote"])
            s, p, o = (held[part][0].value for part in ("subject", "predicate", "object"))
            label = held["label"][0].value
            found.append(
                Candidate(label, s.removeprefix(base), p.removeprefix(str(CETU)), o.removeprefix(base), quotes)
            )
    yield from sorted(found, key=lambda each: (each.label, each.subject))


def sayings(store: ox.Store, iri: str) -> list[str]:
    """Return what is said of a thing: the words of a few statements about it, mere mentions only for want of others."""
    node = ox.NamedNode(iri)
    said: dict[bool, set[str]] = {True: set(), False: set()}
    for end in (ANNOTATED[0], ANNOTATED[2]):
        for quad in store.quads_for_pattern(None, end, node):
            [stated] = store.quads_for_pattern(quad.subject, ANNOTATED[1], None)
            for shown in store.quads_for_pattern(quad.subject, own("evidenceText"), None):
                text: Node = shown.object
                said[stated.object == own("mentions")].add(text.value)
    ordered = [sorted(said[mere], key=lambda text: (-len(text), text)) for mere in (False, True)]
    return (ordered[0] or ordered[1])[:_QUOTES]


def label_of(store: ox.Store, iri: str) -> str:
    """Return the label of a thing; empty where the graph has no such thing."""
    labels: list[Node] = [quad.object for quad in store.quads_for_pattern(ox.NamedNode(iri), LABEL, None)]
    return labels[0].value if labels else ""
