"""The graph's file piece by piece: each thing, piece of evidence and candidate is a stretch of it by itself."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Protocol

import pyoxigraph as ox

from kg.graph import terms
from kg.graph.labels import is_like_evidence, readable, shown_files
from kg.graph.ontology import terms as ontology_terms
from kg.graph.split import header_of_data
from kg.graph.write import PREFIX_LINES, QUOTE_LENGTH, Writer, evidence_id, header, merge, place, shorten
from kg.model import Entity, Evidence, Literal, Statement
from kg.vocab import PREFIXES, article_id, source_id

_RDF = PREFIXES["rdf"]
_STATEMENT = ox.NamedNode(_RDF + "Statement")
_PARTS = tuple(ox.NamedNode(_RDF + name) for name in ("subject", "predicate", "object"))
_SAMPLE = Evidence("0" * 64, "0" * 64 + "#1", 1, 2, "“引”\\\n\t", "rule", 0.5)
_ESCAPES = str.maketrans(
    {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
    | {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of Turtle, without prefixes."""

    text: bytes
    triples: int
    counts: dict[str, int]  # statements by predicate


class Doubt(Protocol):
    """What is asked of a candidate."""

    @property
    def id(self) -> str:
        """Of the record."""

    @property
    def subject(self) -> str:
        """Id of the thing."""

    @property
    def predicate(self) -> str:
        """As in a statement."""

    @property
    def object(self) -> str | Literal:
        """As in a statement."""

    @property
    def evidence(self) -> Evidence:
        """Where it may be said."""

    @property
    def subject_name(self) -> str:
        """What a reader calls it."""

    @property
    def object_name(self) -> str:
        """What a reader calls it."""


class Blocks:
    """Writes the pieces of one graph; `files` are the names of the sources by digest."""

    def __init__(self, base: str, files: Mapping[str, str]) -> None:
        self.base = base
        self.files = shown_files(files.items())
        self.triples_of_head = sum(1 for _ in chain(header(base), ontology_terms()))

    def head(self) -> bytes:
        """Return what the graph begins with: prefixes, header, ontology."""
        return PREFIX_LINES + _text(chain(header(self.base), ontology_terms()))

    def head_of_data(self) -> bytes:
        """Return what the graph begins with where the ontology is a file beside it."""
        return PREFIX_LINES + _text(header_of_data(header(self.base)))

    def thing(self, entity: Entity, label: str, statements: Iterable[Statement]) -> Block:
        """Return a thing with all that is stated of it."""
        writer = Writer(self.base, _Anything(), {entity.id: label})
        merged = merge(statements)
        keys = sorted(merged)
        triples = list(writer.entity(entity))
        triples += [writer.plain(key) for key in keys]
        for key in keys:
            triples += writer.axiom(key, *merged[key])
        return Block(_text(triples), len(triples), dict(Counter(key[1] for key in keys)))

    def evidence(self, items: Mapping[str, Evidence]) -> Block:
        """Return the evidence in one document, by id."""
        triples = sum(11 if item.article else 10 for item in items.values())
        labelled = [(id_, items[id_], place(items[id_], self.files)) for id_ in sorted(items)]
        if self._is_plain:
            return Block(b"".join(self._spelt(*each) for each in labelled), triples, {})
        return Block(_text(triple for each in labelled for triple in self._evidence_triples(*each)), triples, {})

    @cached_property
    def _is_plain(self) -> bool:
        """Whether IRIs under the base are spelt out whole, so that evidence need not go through the serialiser."""
        sample = ("evidence/0123456789abcdef", _SAMPLE, "标签")
        return self._spelt(*sample) == _text(self._evidence_triples(*sample))

    def _evidence_triples(self, id_: str, item: Evidence, label: str) -> Iterator[ox.Triple]:
        return Writer(self.base, _Anything(), {id_: label}).evidence(id_, item)

    def _spelt(self, id_: str, item: Evidence, label: str) -> bytes:
        """Return the text that the serialiser would make of a piece of evidence; they are most of every graph."""
        article = f"\tcetu:inArticle <{self.base}{_article(item.article)}> ;\n" if item.article else ""
        return (
            f"<{self.base}{id_}> a owl:NamedIndividual , cetu:Evidence ;\n"
            f"\trdfs:label {_quoted(label)}@zh ;\n"
            f"\tskos:prefLabel {_quoted(shorten(item.quote, QUOTE_LENGTH))} ;\n"
            f"\tcetu:inSource <{self.base}{_source(item.source)}> ;\n{article}"
            f"\tcetu:beginOffset {item.begin} ;\n\tcetu:endOffset {item.end} ;\n"
            f"\tcetu:quote {_quoted(item.quote)} ;\n"
            f"\tcetu:confidence {_decimal(item.confidence)} ;\n"
            f"\tcetu:rule {_quoted(item.rule)} .\n"
        ).encode()

    def candidates(self, found: Iterable[Doubt]) -> Block:
        """Return candidates as records: what may be stated, where it may be said; nothing of it is stated."""
        by_id: dict[str, list[Doubt]] = {}
        for each in found:
            by_id.setdefault(each.id, []).append(each)
        triples = [triple for id_ in sorted(by_id) for triple in self._candidate(id_, by_id[id_])]
        return Block(_text(triples), len(triples), {"candidate": len(by_id)} if by_id else {})

    def _candidate(self, id_: str, found: list[Doubt]) -> Iterator[ox.Triple]:
        node, first = ox.NamedNode(self.base + id_), min(found, key=lambda each: (each.subject_name, each.object_name))
        end = first.object
        object_ = terms.value(end) if isinstance(end, Literal) else ox.NamedNode(self.base + end)
        yield ox.Triple(node, terms.TYPE, _STATEMENT)
        label = f"{first.subject_name} · {first.predicate} · {first.object_name}？"
        yield ox.Triple(node, terms.LABEL, terms.zh(" ".join(label.split())))
        ends = (ox.NamedNode(self.base + first.subject), terms.predicate(first.predicate), object_)
        yield from (ox.Triple(node, part, end) for part, end in zip(_PARTS, ends, strict=True))
        places = {evidence_id(each.evidence): each.evidence for each in found}
        for place_id in sorted(places):
            yield ox.Triple(node, terms.own("evidence"), ox.NamedNode(self.base + place_id))
        for place_id in sorted(places):
            yield from self._evidence_triples(place_id, places[place_id], place(places[place_id], {}))

    def name(self, entity: Entity) -> str:
        """Return what a thing is called where nothing else is called so."""
        return readable(entity)

    def is_doubtful(self, name: str) -> bool:
        """Tell whether a thing's name could be taken for something else's."""
        return is_like_evidence(name)


class _Anything:
    """Holds every id: whoever keeps the pieces sees to it that statements speak of things that are there."""

    def __contains__(self, id_: object) -> bool:
        return True


def _text(triples: Iterable[ox.Triple]) -> bytes:
    """Return triples as Turtle without the lines of prefixes, whose order is another in every process."""
    buffer = io.BytesIO()
    ox.serialize(triples, buffer, ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return buffer.getvalue()[len(PREFIX_LINES) :]


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'


@lru_cache(maxsize=10_000)
def _source(sha256: str) -> str:
    return source_id(sha256)


@lru_cache(maxsize=10_000)
def _article(article: str) -> str:
    return article_id(article)


@lru_cache(maxsize=1000)
def _decimal(confidence: float) -> str:
    return terms.decimal(str(round(confidence, 4))).value
