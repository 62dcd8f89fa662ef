"""Entities and statements to one self-contained Turtle file: the same bytes whatever the order they came in."""

import hashlib
import io
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import IO, Any, BinaryIO, Protocol, cast

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph import terms
from kg.graph.labels import readable, shown_files, unique_labels
from kg.graph.ontology import names, version
from kg.graph.ontology import terms as ontology_terms
from kg.model import Entity, Evidence, Literal, Statement
from kg.vocab import BASE, PREFIXES, article_id, mint, source_id

QUOTES = 3  # evidence texts shown with a statement; the evidence itself is complete
QUOTE_LENGTH = 80
CODE_PROPERTIES = {"GB/T 2260": "administrativeCode", "ISO 3166-1": "countryCode"}


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
    by_id = {entity.id: entity for entity in entities}
    merged = merge(statements)
    evidence = _evidence(chain.from_iterable(parts[0] for parts in merged.values()))
    files = shown_files((source.sha256, source.name) for source in sources)
    labels = unique_labels({id: (str(entity.type), readable(entity)) for id, entity in by_id.items()}, names().values())
    labels |= {id: place(item, files) for id, item in evidence.items()}
    writer = Writer(base, by_id, labels)
    rows: dict[str, list[_Key]] = {}
    for key in sorted(merged):
        rows.setdefault(key[0], []).append(key)
    if strangers := rows.keys() - by_id.keys():
        raise KgError(f"statement about {min(strangers)}, which is no entity of the graph")
    for id in sorted(by_id):
        yield from writer.entity(by_id[id])
        for key in rows.get(id, ()):
            yield writer.plain(key)
        for key in rows.get(id, ()):
            yield from writer.axiom(key, *merged[key])
    for id in sorted(evidence, key=lambda id: (evidence[id].source, id)):
        yield from writer.evidence(id, evidence[id])


def write_turtle(graph: Iterable[ox.Triple], path: Path) -> None:
    """Write triples as Turtle in their own order; the file appears only when it is whole."""
    partial = path.with_name(path.name + ".partial")
    with partial.open("wb") as file:
        ox.serialize(graph, cast("IO[bytes]", _Steady(file)), ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    partial.replace(path)


PREFIX_LINES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()).encode()


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


_Key = tuple[str, str, bool, str, str]  # subject, predicate, is a literal, object or value, datatype
_Support = tuple[tuple[Evidence, ...], tuple[tuple[str, Literal], ...]]


def merge(statements: Iterable[Statement]) -> dict[_Key, _Support]:
    """Return what supports each triple: statements of one triple are one."""
    merged: dict[_Key, tuple[list[Evidence], list[tuple[str, Literal]]]] = {}
    for statement in statements:
        evidence, notes = merged.setdefault(_key(statement), ([], []))
        evidence += statement.evidence
        notes += statement.notes
    return {key: (tuple(evidence), tuple(notes)) for key, (evidence, notes) in merged.items()}


def _key(statement: Statement) -> _Key:
    """Return what makes two statements the same triple: numbers by value, not by how they are written."""
    if isinstance(statement.object, Literal):
        term = terms.value(statement.object)
        return statement.subject, statement.predicate, True, term.value, term.datatype.value
    return statement.subject, statement.predicate, False, statement.object, ""


def evidence_id(evidence: Evidence) -> str:
    """Return the id of an evidence: one for each place and rule."""
    return mint("Evidence", evidence.source, str(evidence.begin), str(evidence.end), evidence.rule)


def _evidence(items: Iterable[Evidence]) -> dict[str, Evidence]:
    """Return the evidence by id; where one place was read twice by one rule, the surer reading stands."""
    best: dict[str, Evidence] = {}
    for item in items:
        id = evidence_id(item)
        if id not in best or item.rank < best[id].rank:
            best[id] = item
    return best


def place(evidence: Evidence, files: Mapping[str, str]) -> str:
    """Return what a piece of evidence is called: its first words, its file, its offsets, its rule."""
    name = files.get(evidence.source, evidence.source[:8])
    return f"{shorten(evidence.quote, 24)}（{name} {evidence.begin}–{evidence.end} {evidence.rule}）"


def shorten(text: str, length: int) -> str:
    """Return a text on one line, cut to a length."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"


def header(base: str) -> Iterator[ox.Triple]:
    """Yield the header of the graph."""
    graph = ox.NamedNode(base + "graph")
    yield ox.Triple(graph, terms.TYPE, ox.NamedNode(PREFIXES["owl"] + "Ontology"))
    yield ox.Triple(graph, ox.NamedNode(PREFIXES["dcterms"] + "title"), terms.zh("策图知识图谱"))
    yield ox.Triple(graph, ox.NamedNode(PREFIXES["dcterms"] + "source"), ox.NamedNode(version()))


class Writer:
    """Spells ids under one base; knows every entity and its label."""

    def __init__(self, base: str, entities: Container[str], labels: Mapping[str, str]) -> None:
        self.base, self.entities, self.labels = base, entities, labels

    def iri(self, id: str) -> ox.NamedNode:
        """Return the IRI of an id."""
        return ox.NamedNode(self.base + id)

    def known(self, id: str, role: str) -> ox.NamedNode:
        """Return the IRI of an entity; raises KgError, with its role, where there is none."""
        if id not in self.entities:
            raise KgError(f"{role} {id} is no entity of the graph")
        return self.iri(id)

    def object(self, key: _Key) -> ox.NamedNode | ox.Literal:
        """Return what stands behind a predicate."""
        _, _, is_literal, text, datatype = key
        if is_literal:
            return ox.Literal(text, datatype=ox.NamedNode(datatype))
        return self.known(text, "object")

    def individual(self, id: str, kind: str) -> Iterator[ox.Triple]:
        """Yield the types and the label of a thing."""
        node = self.iri(id)
        yield ox.Triple(node, terms.TYPE, terms.INDIVIDUAL)
        yield ox.Triple(node, terms.TYPE, terms.own(kind))
        yield ox.Triple(node, terms.LABEL, terms.zh(self.labels[id]))

    def entity(self, entity: Entity) -> Iterator[ox.Triple]:
        """Yield what an entity is called and its codes."""
        node = self.iri(entity.id)
        yield from self.individual(entity.id, entity.type)
        plain = " ".join(entity.label.split()) or entity.id
        yield ox.Triple(node, terms.PREF_LABEL, ox.Literal(plain))
        for alias in sorted({" ".join(alias.split()) for alias in entity.aliases} - {plain, ""}):
            yield ox.Triple(node, terms.ALT_LABEL, terms.zh(alias))
        for scheme, code in sorted(entity.codes):
            yield ox.Triple(node, terms.predicate(CODE_PROPERTIES.get(scheme, "skos:notation")), ox.Literal(code))

    def plain(self, key: _Key) -> ox.Triple:
        """Return a statement as one triple."""
        return ox.Triple(self.iri(key[0]), terms.predicate(key[1]), self.object(key))

    def axiom(
        self, key: _Key, evidence: tuple[Evidence, ...], notes: tuple[tuple[str, Literal], ...]
    ) -> Iterator[ox.Triple]:
        """Yield the annotations of a triple: one blank node, or nothing where there is nothing to say."""
        if not evidence and not notes:
            return
        triple = self.plain(key)
        digest = hashlib.sha256("\x1f".join(map(str, key)).encode()).hexdigest()
        node = ox.BlankNode("a" + digest[:24])
        yield ox.Triple(node, terms.TYPE, terms.AXIOM)
        for role, term in zip(terms.ANNOTATED, (triple.subject, triple.predicate, triple.object), strict=True):
            yield ox.Triple(node, role, term)
        for id in sorted({evidence_id(item) for item in evidence}):
            yield ox.Triple(node, terms.own("evidence"), self.iri(id))
        quotes = dict.fromkeys(shorten(item.quote, QUOTE_LENGTH) for item in sorted(evidence, key=attrgetter("rank")))
        for quote in list(quotes)[:QUOTES]:
            yield ox.Triple(node, terms.own("evidenceText"), terms.zh(quote))
        for name, value in sorted(set(notes)):
            yield ox.Triple(node, terms.own(name), terms.value(value))

    def evidence(self, id: str, item: Evidence) -> Iterator[ox.Triple]:
        """Yield where a statement is made: source, offsets, quote, rule, confidence."""
        node = self.iri(id)
        yield from self.individual(id, "Evidence")
        yield ox.Triple(node, terms.PREF_LABEL, ox.Literal(shorten(item.quote, QUOTE_LENGTH)))
        yield ox.Triple(node, terms.own("inSource"), self.known(source_id(item.source), "source of evidence"))
        if item.article:
            yield ox.Triple(node, terms.own("inArticle"), self.known(article_id(item.article), "article of evidence"))
        yield ox.Triple(node, terms.own("beginOffset"), terms.integer(item.begin))
        yield ox.Triple(node, terms.own("endOffset"), terms.integer(item.end))
        yield ox.Triple(node, terms.own("quote"), ox.Literal(item.quote))
        yield ox.Triple(node, terms.own("confidence"), terms.decimal(str(round(item.confidence, 4))))
        yield ox.Triple(node, terms.own("rule"), ox.Literal(item.rule))
