"""The graph's file piece by piece: each thing, piece of evidence and candidate is a stretch of it by itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Protocol

from kg.graph import terms
from kg.graph.evidence import QUOTE_LENGTH, evidence_id, place, shorten
from kg.graph.head import header, header_of_data
from kg.graph.labels import is_like_evidence, readable, shown_files
from kg.graph.merging import Key, blank, merge, shown
from kg.graph.ontology import terms as ontology_terms
from kg.graph.turtle import PREFIX_LINES, confidence, description, literal, predicate, serialized, string, zh
from kg.model import Entity, Evidence, Literal, Statement, on_one_line
from kg.vocab import article_id, source_id

CODE_PROPERTIES = {"GB/T 2260": "administrativeCode", "ISO 3166-1": "countryCode"}
Pairs = Iterator[tuple[str, str]]  # predicate and object, spelled
_NO_IDS: Mapping[Evidence, str] = {}


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
        return PREFIX_LINES + serialized(chain(header(self.base), ontology_terms()))

    def head_of_data(self) -> bytes:
        """Return what the graph begins with where the ontology is a file beside it."""
        return PREFIX_LINES + serialized(header_of_data(header(self.base)))

    def thing(
        self, entity: Entity, label: str, statements: Iterable[Statement], ids: Mapping[Evidence, str] = _NO_IDS
    ) -> Block:
        """Return a thing with all that is stated of it; what `ids` has of the ids of evidence is not minted again."""
        merged = merge(statements)
        keys = sorted(merged)
        stated = {key: (predicate(key[1]), self._object(key)) for key in keys}
        node = self._iri(entity.id)
        pairs = [*_called(entity, label), *stated.values()]
        text, triples = [description(node, pairs)], len(pairs)
        for key in keys:
            if pairs := list(self._annotations(node, stated[key], *merged[key], ids)):
                text.append(description(blank(key), pairs))
                triples += len(pairs)
        return Block("".join(text).encode(), triples, dict(Counter(key[1] for key in keys)))

    def _annotations(
        self,
        node: str,
        stated: tuple[str, str],
        evidence: tuple[Evidence, ...],
        notes: tuple[tuple[str, Literal], ...],
        ids: Mapping[Evidence, str],
    ) -> Pairs:
        """Yield the annotations of a triple, those of one blank node; nothing where there is nothing to say."""
        if not evidence and not notes:
            return
        yield "a", "owl:Axiom"
        yield "owl:annotatedSource", node
        yield "owl:annotatedProperty", stated[0]
        yield "owl:annotatedTarget", stated[1]
        for id_ in sorted({ids.get(item) or evidence_id(item) for item in evidence}):
            yield "cetu:evidence", self._iri(id_)
        for quote in shown(evidence):
            yield "cetu:evidenceText", zh(quote)
        for name, value in sorted(set(notes)):
            yield predicate(name), _value(value)

    def evidence(self, items: Mapping[str, Evidence]) -> Block:
        """Return the evidence in one document, by id."""
        text, triples = self._places(items, self.files)
        return Block(text.encode(), triples, {})

    def _places(self, items: Mapping[str, Evidence], files: Mapping[str, str]) -> tuple[str, int]:
        """Return pieces of evidence as text, and how many triples that is."""
        text = "".join(self._evidence(id_, items[id_], place(items[id_], files)) for id_ in sorted(items))
        return text, sum(11 if item.article else 10 for item in items.values())

    def _evidence(self, id_: str, item: Evidence, label: str) -> str:
        """Return where a statement is made: source, offsets, quote, rule, confidence."""
        article = f"\tcetu:inArticle {self._iri(_article(item.article))} ;\n" if item.article else ""
        return (
            f"{self._iri(id_)} a owl:NamedIndividual , cetu:Evidence ;\n"
            f"\trdfs:label {zh(label)} ;\n"
            f"\tskos:prefLabel {string(shorten(item.quote, QUOTE_LENGTH))} ;\n"
            f"\tcetu:inSource {self._iri(_source(item.source))} ;\n{article}"
            f"\tcetu:beginOffset {item.begin} ;\n\tcetu:endOffset {item.end} ;\n"
            f"\tcetu:quote {string(item.quote)} ;\n"
            f"\tcetu:confidence {confidence(item.confidence)} ;\n"
            f"\tcetu:rule {string(item.rule)} .\n"
        )

    def candidates(self, found: Iterable[Doubt]) -> Block:
        """Return candidates as records: what may be stated, where it may be said; nothing of it is stated."""
        by_id: dict[str, list[Doubt]] = {}
        for each in found:
            by_id.setdefault(each.id, []).append(each)
        text, triples = [], 0
        for id_ in sorted(by_id):
            places = {evidence_id(each.evidence): each.evidence for each in by_id[id_]}
            pairs = list(self._candidate(by_id[id_], places))
            text.append(description(self._iri(id_), pairs))
            said, more = self._places(places, {})
            text.append(said)
            triples += len(pairs) + more
        return Block("".join(text).encode(), triples, {"candidate": len(by_id)} if by_id else {})

    def _candidate(self, found: list[Doubt], places: Mapping[str, Evidence]) -> Pairs:
        first = min(found, key=lambda each: (each.subject_name, each.object_name))
        label = f"{first.subject_name} · {first.predicate} · {first.object_name}？"
        yield "a", "rdf:Statement"
        yield "rdfs:label", zh(on_one_line(label))
        yield "rdf:subject", self._iri(first.subject)
        yield "rdf:predicate", predicate(first.predicate)
        yield "rdf:object", _value(first.object) if isinstance(first.object, Literal) else self._iri(first.object)
        for id_ in sorted(places):
            yield "cetu:evidence", self._iri(id_)

    def _iri(self, id_: str) -> str:
        return f"<{self.base}{id_}>"

    def _object(self, key: Key) -> str:
        _, _, is_literal, text, datatype = key
        return literal(text, datatype) if is_literal else self._iri(text)

    def name(self, entity: Entity) -> str:
        """Return what a thing is called where nothing else is called so."""
        return readable(entity)

    def is_doubtful(self, name: str) -> bool:
        """Tell whether a thing's name could be taken for something else's."""
        return is_like_evidence(name)


def _called(entity: Entity, label: str) -> Pairs:
    """Yield the types of an entity, what it is called, and its codes."""
    yield "a", "owl:NamedIndividual"
    yield "a", f"cetu:{entity.type}"
    yield "rdfs:label", zh(label)
    plain, aliases = names(entity)
    yield "skos:prefLabel", string(plain)
    for alias in aliases:
        yield "skos:altLabel", zh(alias)
    for property_, code in codes(entity):
        yield predicate(property_), string(code)


def names(entity: Entity) -> tuple[str, list[str]]:
    """Return the plain name of an entity, and its other ones."""
    plain = on_one_line(entity.label) or entity.id
    return plain, sorted({on_one_line(alias) for alias in entity.aliases} - {plain, ""})


def codes(entity: Entity) -> Iterator[tuple[str, str]]:
    """Yield the codes of an entity, each with the property that states it."""
    for scheme, code in sorted(entity.codes):
        yield CODE_PROPERTIES.get(scheme, "skos:notation"), code


def _value(value: Literal) -> str:
    term = terms.value(value)
    return literal(term.value, term.datatype.value)


@lru_cache(maxsize=10_000)
def _source(sha256: str) -> str:
    return source_id(sha256)


@lru_cache(maxsize=10_000)
def _article(article: str) -> str:
    return article_id(article)
