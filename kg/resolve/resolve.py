"""From extractions to entities and statements: names are merged by normal form and stated short forms, records by what they say."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import (
    ArticleInfo,
    ArticleKind,
    Claim,
    Datatype,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Literal,
    Local,
    Name,
    Record,
    Statement,
    Term,
)
from kg.resolve.forms import key
from kg.resolve.shortened import short_forms
from kg.vocab import article_id, mint, source_id

ALIAS = "alias"  # a claim that gives a name another form; resolution uses it up
_OPENING = 18


@dataclass(frozen=True, slots=True)
class Resolution:
    """The graph before it is written."""

    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]


def resolve(extractions: Iterable[Extraction]) -> Resolution:
    """Return the entities and statements of extractions, the same whatever their order."""
    return _Resolver(sorted(extractions, key=lambda e: e.sha256)).run()


class _Resolver:
    def __init__(self, extractions: list[Extraction]) -> None:
        self.extractions = extractions
        self.printed: dict[str, Counter[str]] = defaultdict(Counter)  # entity id -> forms
        self.types: dict[str, EntityType] = {}
        self.records: dict[str, Entity] = {}
        self.held: dict[tuple[str, str, str | Literal], set[Evidence]] = defaultdict(set)

    def run(self) -> Resolution:
        for extraction in self.extractions:
            _One(self, extraction).run()
        named = (self._entity(id_, type_) for id_, type_ in self.types.items())
        entities = sorted([*named, *self.records.values()], key=lambda e: e.id)
        statements = tuple(
            Statement(s, p, o, tuple(sorted(evidence, key=_place)))
            for (s, p, o), evidence in sorted(
                self.held.items(), key=lambda item: (item[0][0], item[0][1], str(item[0][2]))
            )
        )
        return Resolution(tuple(entities), statements)

    def _entity(self, id_: str, type_: EntityType) -> Entity:
        forms = self.printed[id_]
        label = max(forms, key=lambda form: (forms[form] > 0, len(form), form))
        return Entity(id_, type_, label, tuple(sorted(set(forms) - {label})))


class _One:
    """One extraction's names and records under the graph's ids."""

    def __init__(self, whole: _Resolver, extraction: Extraction) -> None:
        self.whole, self.extraction = whole, extraction
        self.merged = short_forms(extraction)
        self.locals: dict[str, str] = {extraction.sha256: source_id(extraction.sha256)}

    def run(self) -> None:
        self._documents()
        for name, printed, evidence in self.extraction.mentions:
            id_ = self._name(name)
            self.whole.printed[id_][_unmarked(printed)] += 1
            here = article_id(evidence.article) if evidence.article else source_id(evidence.source)
            self.whole.held[here, "mentions", id_].add(evidence)
        claims = [claim for claim in self.extraction.claims if claim.predicate != ALIAS]
        self._records(claims)
        for claim in claims:
            subject, object_ = self._term(claim.subject), self._term(claim.object)
            if isinstance(subject, str) and subject != object_:
                self.whole.held[subject, claim.predicate, object_].add(claim.evidence)

    def _documents(self) -> None:
        extraction = self.extraction
        source = source_id(extraction.sha256)
        self.whole.records[source] = Entity(source, EntityType.SOURCE, extraction.name)
        for predicate, value in _source_facts(extraction):
            self.whole.held[source, predicate, value]
        for article in extraction.articles:
            if article.kind is not ArticleKind.ARTICLE:
                continue
            id_ = article_id(article.id)
            self.locals[article.id] = id_
            self.whole.records[id_] = Entity(id_, EntityType.ARTICLE, _title(article))
            self.whole.held[id_, "inSource", source]
            self.whole.held[id_, "beginOffset", Literal(str(article.extent.begin), Datatype.INTEGER)]
            self.whole.held[id_, "endOffset", Literal(str(article.extent.end), Datatype.INTEGER)]

    def _records(self, claims: list[Claim]) -> None:
        """Mint the ids of records from what is claimed of them: one remark printed twice is one speech."""
        said: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            if isinstance(claim.subject, Local):
                said[claim.subject.id].append(claim)
        for record in self.extraction.records:
            id_ = mint(record.type, *self._identity(record, said[record.id]))
            self.locals[record.id] = id_
            known = self.whole.records.get(id_)
            if known is None or record.label < known.label:
                self.whole.records[id_] = Entity(id_, record.type, record.label)

    def _identity(self, record: Record, claims: list[Claim]) -> Iterator[str]:
        if record.type is EntityType.MEASURE:
            yield record.id.rpartition("/Measure/")[0]
        for predicate in record.identity:
            values = sorted(str(self._term(claim.object)) for claim in claims if claim.predicate == predicate)
            yield f"{predicate}={'|'.join(values)}"

    def _term(self, term: Term) -> str | Literal:
        if isinstance(term, Name):
            return self._name(term)
        if isinstance(term, Local):
            return self.locals[term.id]
        return term

    def _name(self, name: Name) -> str:
        name = self.merged.get(name, name)
        id_ = mint(name.type, *(key(name.type, part) for part in (name.text, name.sense) if part))
        self.whole.types[id_] = name.type
        self.whole.printed[id_][name.text] += 0
        return id_


def _source_facts(extraction: Extraction) -> Iterator[tuple[str, Literal]]:
    metadata = extraction.metadata
    yield "fileName", Literal(extraction.name)
    yield "sha256", Literal(extraction.sha256)
    yield "encoding", Literal(extraction.encoding)
    for predicate in ("title", "publication", "page"):
        if value := getattr(metadata, predicate):
            yield predicate, Literal(value)
    if metadata.date:
        yield "date", Literal(metadata.date, Datatype.DATE)


def _title(article: ArticleInfo) -> str:
    return article.title or f"{article.opening[:_OPENING]}…"


def _unmarked(printed: str) -> str:
    """Return a printed form without a pair of marks that encloses all of it."""
    for left, right in ("“”", "《》", "‘’"):
        if printed.startswith(left) and printed.endswith(right) and printed.count(left) == 1:
            return printed[1:-1]
    return printed


def _place(evidence: Evidence) -> tuple[str, int, int, str]:
    return evidence.source, evidence.begin, evidence.end, evidence.rule
