"""Extractions and briefs as compact JSON and back: names and evidence once each, then numbers that point at them."""

import json
import zlib
from collections import Counter
from dataclasses import astuple
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from kg.model import (
    ArticleInfo,
    ArticleKind,
    Claim,
    Datatype,
    EntityType,
    Evidence,
    Extraction,
    Literal,
    Local,
    Metadata,
    Name,
    Range,
    Record,
    Term,
)
from kg.resolve import Profile, profile
from kg.resolve.shortened import Merge

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_LEVEL = 1  # of compression: the fastest makes a fifth of the size


def encode(extraction: Extraction) -> bytes:
    """Return an extraction as bytes that `decode` reads."""
    names, evidence = _Pool[Name](), _Pool[Evidence]()

    def term(each: Term) -> list[Any]:
        if isinstance(each, Name):
            return [0, names.number(each)]
        return [1, *each] if isinstance(each, Local) else [2, *each]

    def mention(each: tuple[Name, str, Evidence]) -> list[Any]:
        return [names.number(each[0]), each[1], evidence.number(each[2])]

    e = extraction
    head = [e.name, e.sha256, e.length, e.encoding, list(astuple(e.metadata))]
    articles = [[a.id, a.number, a.kind, a.title, a.opening, list(a.extent), list(a.outline)] for a in e.articles]
    body = [
        articles,
        [mention(each) for each in e.mentions],
        [[r.id, r.type, r.label, list(r.identity)] for r in e.records],
        [[term(c.subject), c.predicate, term(c.object), evidence.number(c.evidence)] for c in e.claims],
        [mention(each) for each in e.candidates],
    ]
    places = [[i.source, i.article, i.begin, i.end, i.quote, i.rule, i.confidence] for i in evidence.items]
    return _packed([head, [list(name) for name in names.items], places, *body])


def decode(data: bytes) -> Extraction:
    """Return the extraction that `encode` made bytes of.

    Raises:
        ValueError: the bytes are no extraction of this version.
    """
    try:
        return _decode(json.loads(zlib.decompress(data)))
    except (zlib.error, TypeError, IndexError, KeyError) as error:
        raise ValueError(f"not an extraction: {error}") from error


def _decode(data: list[Any]) -> Extraction:
    head, names, places, articles, mentions, records, claims, candidates = data
    named = [Name(EntityType(type_), text, sense) for type_, text, sense in names]
    said = [Evidence(*place) for place in places]
    makers: tuple[Callable[..., Name | Local | Literal], ...] = (
        named.__getitem__,
        lambda type_, id_: Local(EntityType(type_), id_),
        lambda value, datatype: Literal(value, Datatype(datatype)),
    )

    def term(each: list[Any]) -> Any:
        return makers[each[0]](*each[1:])

    name, sha256, length, encoding, metadata = head
    return Extraction(
        name,
        sha256,
        length,
        encoding,
        Metadata(*metadata),
        tuple(
            ArticleInfo(id_, number, ArticleKind(kind), title, opening, Range(*extent), tuple(outline))
            for id_, number, kind, title, opening, extent, outline in articles
        ),
        tuple((named[n], printed, said[e]) for n, printed, e in mentions),
        tuple(Record(id_, EntityType(type_), label, tuple(identity)) for id_, type_, label, identity in records),
        tuple(Claim(term(s), predicate, term(o), said[e]) for s, predicate, o, e in claims),
        tuple((named[n], printed, said[e]) for n, printed, e in candidates),
    )


class Brief(NamedTuple):
    """What an index has to know of a document before all names are settled."""

    sha256: str
    name: str
    characters: int
    articles: int
    profile: Profile


def brief_of(extraction: Extraction) -> Brief:
    """Return the brief of an extraction."""
    articles = sum(article.kind is ArticleKind.ARTICLE for article in extraction.articles)
    return Brief(extraction.sha256, extraction.name, extraction.length, articles, profile(extraction))


def encode_brief(brief: Brief) -> bytes:
    """Return a brief as bytes that `decode_brief` reads."""
    names, p = _Pool[Name](), brief.profile
    body = [
        [[names.number(name), printed, times] for (name, printed), times in p.forms.items()],
        [[names.number(name), printed] for name, printed in sorted(p.doubtful)],
        [[names.number(name), names.number(m.name), m.reason, m.score] for name, m in p.merges.items()],
        [[short, names.number(name)] for short, name in sorted(p.stated)],
        [[person, sorted(bodies)] for person, bodies in p.posts.items()],
        [[number, names.number(name)] for number, name in sorted(p.numbers)],
    ]
    return _packed([list(brief[:-1]), [list(name) for name in names.items], *body])


def decode_brief(data: bytes) -> Brief:
    """Return the brief that `encode_brief` made bytes of."""
    head, names, forms, doubtful, merges, stated, posts, numbers = json.loads(zlib.decompress(data))
    named = [Name(EntityType(type_), text, sense) for type_, text, sense in names]
    sha256, name, characters, articles = head
    return Brief(
        sha256,
        name,
        characters,
        articles,
        Profile(
            sha256,
            Counter({(named[n], printed): times for n, printed, times in forms}),
            frozenset((named[n], printed) for n, printed in doubtful),
            {named[n]: Merge(named[other], reason, score) for n, other, reason, score in merges},
            frozenset((short, named[n]) for short, n in stated),
            {person: frozenset(bodies) for person, bodies in posts},
            frozenset((number, named[n]) for number, n in numbers),
        ),
    )


def _packed(data: list[Any]) -> bytes:
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


class _Pool(Generic[T]):
    """Things in the order of their first use, each with its number."""

    def __init__(self) -> None:
        self.items: list[T] = []
        self._numbers: dict[T, int] = {}

    def number(self, item: T) -> int:
        found = self._numbers.setdefault(item, len(self.items))
        if found == len(self.items):
            self.items.append(item)
        return found
