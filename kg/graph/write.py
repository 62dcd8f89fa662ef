"""Entities and statements to one self-contained Turtle file: the same bytes whatever the order they came in."""

import io
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Any, BinaryIO, Protocol, cast

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.blocks import Blocks
from kg.graph.evidence import by_id
from kg.graph.head import header
from kg.graph.labels import readable, unique_labels
from kg.graph.ontology import names
from kg.graph.ontology import terms as ontology_terms
from kg.graph.turtle import PREFIX_LINES
from kg.model import Entity, Evidence, Statement
from kg.vocab import BASE, PREFIXES, article_id, source_id


class Source(Protocol):
    """What is asked of a source: an Extraction or a SourceText will do."""

    @property
    def sha256(self) -> str:
        """Digest of its bytes."""

    @property
    def name(self) -> str:
        """File name."""


def triples(
    entities: Iterable[Entity], statements: Iterable[Statement], sources: Iterable[Source] = (), base: str = BASE
) -> Iterator[ox.Triple]:
    """Yield the whole graph: header, ontology, entities with their statements, evidence.

    Args:
        entities: everything that a statement speaks of, sources and articles included, each once.
        statements: triples with their evidence; the same triple may come more than once.
        sources: names of the files, for the labels of evidence.
        base: what the IRIs of individuals begin with.

    Raises:
        KgError: a predicate, a value or an id that the contract does not know.
    """
    return chain(header(base), ontology_terms(), data(entities, statements, sources, base))


def data(
    entities: Iterable[Entity], statements: Iterable[Statement], sources: Iterable[Source] = (), base: str = BASE
) -> Iterator[ox.Triple]:
    """Yield the individuals alone, as `triples` does: every term that they use is declared in the ontology."""
    text = PREFIX_LINES + b"".join(_pieces(entities, statements, sources, base))
    return (quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE))


def _pieces(
    entities: Iterable[Entity], statements: Iterable[Statement], sources: Iterable[Source], base: str
) -> Iterator[bytes]:
    known = {entity.id: entity for entity in entities}
    about: dict[str, list[Statement]] = {}
    for statement in statements:
        about.setdefault(statement.subject, []).append(statement)
    evidence = by_id(item for stated in about.values() for each in stated for item in each.evidence)
    _check(known, about, evidence.values())
    blocks = Blocks(base, {source.sha256: source.name for source in sources})
    labels = unique_labels({id: (str(entity.type), readable(entity)) for id, entity in known.items()}, names().values())
    for id in sorted(known):
        yield blocks.thing(known[id], labels[id], about.get(id, ())).text
    for source in sorted({item.source for item in evidence.values()}):
        yield blocks.evidence({id: item for id, item in evidence.items() if item.source == source}).text


def _check(known: dict[str, Entity], about: dict[str, list[Statement]], evidence: Iterable[Evidence]) -> None:
    """Raise KgError where a statement or a piece of evidence speaks of what is not there."""
    if strangers := about.keys() - known.keys():
        raise KgError(f"statement about {min(strangers)}, which is no entity of the graph")
    ends = [("object", each.object) for stated in about.values() for each in stated if isinstance(each.object, str)]
    ends += [("source of evidence", source_id(item.source)) for item in evidence]
    ends += [("article of evidence", article_id(item.article)) for item in evidence if item.article]
    for role, id in ends:
        if id not in known:
            raise KgError(f"{role} {id} is no entity of the graph")


def write_turtle(graph: Iterable[ox.Triple], path: Path) -> None:
    """Write triples as Turtle in their own order; the file appears only when it is whole."""
    partial = path.with_name(path.name + ".partial")
    with partial.open("wb") as file:
        ox.serialize(graph, cast("IO[bytes]", _Steady(file)), ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    partial.replace(path)


class _Steady(io.RawIOBase):
    """Writes on to a file, the lines of prefixes in our order: Oxigraph's order is another in every process."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.skip = file.write(PREFIX_LINES)

    def write(self, data: Any) -> int:
        skipped = min(self.skip, len(data))
        self.skip -= skipped
        self.file.write(data[skipped:])
        return len(data)
