"""What one document states, under the ids of the graph."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

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
    Term,
)
from kg.resolve.assign import Naming
from kg.resolve.profile import ALIAS, Profile
from kg.vocab import article_id, mint, source_id

THRESHOLD = 0.5  # confidence of a candidate; what is surer is stated
_OPENING = 18

Said = dict[tuple[str, str, str | Literal], set[Evidence]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a document may say: not to be stated unless somebody accepts it."""

    subject: str
    predicate: str
    object: str | Literal
    evidence: Evidence
    subject_name: str  # as a reader may call the two
    object_name: str

    @property
    def id(self) -> str:
        """One id for each statement that may be made."""
        return mint("Candidate", self.subject, self.predicate, str(self.object))


@dataclass(slots=True)
class Facts:
    """Records, statements, and candidates for statements."""

    records: dict[str, Entity] = field(default_factory=dict)
    said: Said = field(default_factory=lambda: defaultdict(set))
    doubtful: list[Candidate] = field(default_factory=list)
    rejected: set[tuple[str, str, str | Literal]] = field(default_factory=set)  # what people took out


def facts(extraction: Extraction, profile: Profile, naming: Naming) -> Facts:
    """Return what a document states: what is rejected is left out, what is accepted counts as said."""
    return _Document(extraction, profile, naming).run()


class _Document:
    def __init__(self, extraction: Extraction, profile: Profile, naming: Naming) -> None:
        self.extraction, self.profile, self.naming = extraction, profile, naming
        self.found = Facts()
        self.locals: dict[str, str] = {extraction.sha256: source_id(extraction.sha256)}
        self.ids: dict[Name, str] = {}

    def run(self) -> Facts:
        self._documents()
        for candidates, found in ((False, self.extraction.mentions), (True, self.extraction.candidates)):
            for name, _, evidence in found:
                article = evidence.article
                here = Local(EntityType.ARTICLE, article) if article else Local(EntityType.SOURCE, evidence.source)
                self._say(here, "mentions", name, evidence, doubtful=candidates)
        claims = [claim for claim in self.extraction.claims if claim.predicate != ALIAS]
        self._records(claims)
        for claim in claims:
            doubtful = claim.evidence.confidence < THRESHOLD
            self._say(claim.subject, claim.predicate, claim.object, claim.evidence, doubtful=doubtful)
        return self.found

    def _say(self, subject: Name | Local, p: str, object_: Term, evidence: Evidence, *, doubtful: bool) -> None:
        s, o = self._term(subject), self._term(object_)
        if not isinstance(s, str) or s == o:
            return
        if self.naming.is_asserted(s, p, o, doubtful=doubtful):
            self.found.said[s, p, o].add(evidence)
        elif not self.naming.is_asserted(s, p, o, doubtful=False):
            self.found.rejected.add((s, p, o))
        elif doubtful:
            names = (self._readable(subject), self._readable(object_))
            self.found.doubtful.append(Candidate(s, p, o, evidence, *names))

    def _readable(self, term: Term) -> str:
        """Return what a candidate calls its ends: a name with its type, a record's or document's label, a value."""
        if isinstance(term, Name):
            return f"{term.type}/{term.text}"
        if isinstance(term, Literal):
            return term.value
        return self.found.records[self.locals[term.id]].label

    def _documents(self) -> None:
        extraction, said = self.extraction, self.found.said
        source = source_id(extraction.sha256)
        self.found.records[source] = Entity(source, EntityType.SOURCE, extraction.name)
        for predicate, value in _source_facts(extraction):
            said[source, predicate, value] = set()
        for article in extraction.articles:
            if article.kind is not ArticleKind.ARTICLE:
                continue
            id_ = self.locals[article.id] = article_id(article.id)
            self.found.records[id_] = Entity(id_, EntityType.ARTICLE, _title(article))
            said[id_, "inSource", source] = set()
            said[id_, "beginOffset", Literal(str(article.extent.begin), Datatype.INTEGER)] = set()
            said[id_, "endOffset", Literal(str(article.extent.end), Datatype.INTEGER)] = set()

    def _records(self, claims: list[Claim]) -> None:
        """Mint the ids of records from what is claimed of them: one remark printed twice is one speech."""
        said: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            if isinstance(claim.subject, Local):
                said[claim.subject.id].append(claim)
        for record in self.extraction.records:
            id_ = mint(record.type, *self._identity(record, said[record.id]))
            self.locals[record.id] = id_
            known = self.found.records.get(id_)
            if known is None or record.label < known.label:
                self.found.records[id_] = Entity(id_, record.type, record.label)

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
        if name not in self.ids:
            self.ids[name] = self.naming.id(self.profile.name(name), self.extraction.sha256)
        return self.ids[name]


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
