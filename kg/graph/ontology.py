"""Where the ontology lies, and its triples and names."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError
from kg.vocab import CETU, ONTOLOGY, PREFIXES

_PROPERTIES = {PREFIXES["owl"] + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
_HEADER = ox.NamedNode(ONTOLOGY)


def ontology_file(name: str = "cetu.ttl") -> Traversable:
    """Return a file of `ontology/`: from the installed package, or beside it in a checkout.

    Raises:
        KgError: it is in neither place.
    """
    for folder in (files("kg") / "ontology", Path(__file__).parents[2] / "ontology"):
        if (found := folder / name).is_file():
            return found
    raise KgError(f"ontology/{name} is missing: neither in the package nor beside it")


def ontology_text(name: str = "cetu.ttl") -> str:
    """Return the text of a file of `ontology/`."""
    return ontology_file(name).read_text("utf-8")


@cache
def ontology_triples() -> tuple[ox.Triple, ...]:
    """Return the triples of the ontology in the order of its file, its blank nodes numbered in that order."""
    numbers: dict[str, ox.BlankNode] = {}

    def number(node: ox.BlankNode) -> ox.BlankNode:
        return numbers.setdefault(node.value, ox.BlankNode(f"o{len(numbers) + 1}"))

    def renamed(quad: ox.Quad) -> ox.Triple:
        begin = number(quad.subject) if isinstance(quad.subject, ox.BlankNode) else quad.subject
        end = number(quad.object) if isinstance(quad.object, ox.BlankNode) else quad.object
        return ox.Triple(begin, quad.predicate, end)

    return tuple(renamed(quad) for quad in ox.parse(ontology_text(), format=ox.RdfFormat.TURTLE))


def terms() -> Iterator[ox.Triple]:
    """Yield the triples of the ontology without its header, to stand in a file that has another."""
    return (triple for triple in ontology_triples() if triple.subject != _HEADER)


@cache
def version() -> str:
    """Return the version IRI of the ontology."""
    return next(end for _, end in _named_pairs(PREFIXES["owl"] + "versionIRI"))


@cache
def properties() -> frozenset[str]:
    """Return the IRIs of all properties that the ontology declares, its own and others'."""
    return frozenset(begin for begin, end in _named_pairs(PREFIXES["rdf"] + "type") if end in _PROPERTIES)


@cache
def names(language: str = "zh") -> dict[str, str]:
    """Return the label of each term of our own by its local name.

    >>> names()["Industry"]
    '产业'
    """
    return {
        t.subject.value.removeprefix(str(CETU)): t.object.value
        for t in ontology_triples()
        if t.predicate == _LABEL and isinstance(t.subject, ox.NamedNode)
        if isinstance(t.object, ox.Literal) and t.object.language == language
    }


def _named_pairs(predicate: str) -> Iterator[tuple[str, str]]:
    for t in ontology_triples():
        if (
            t.predicate.value == predicate
            and isinstance(t.subject, ox.NamedNode)
            and isinstance(t.object, ox.NamedNode)
        ):
            yield t.subject.value, t.object.value
