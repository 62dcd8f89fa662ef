"""An extraction as compact JSON and back: names and evidence once each, then numbers that point at them."""

import json
import zlib
from dataclasses import astuple
from typing import TYPE_CHECKING, Any, Generic, TypeVar

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
    data = [head, [list(name) for name in names.items], places, *body]
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


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
