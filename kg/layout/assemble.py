"""A draft becomes an Article: its repaired text, with the source offset of every character."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence

from kg.layout.drafts import Draft
from kg.layout.kinds import Marked
from kg.layout.outline import Heading, outline
from kg.layout.people import contributors
from kg.model import Article, ArticleKind, Range, SourceText


def assemble(source: SourceText, draft: Draft, number: int, owners: Sequence[tuple[int, int]]) -> Article:
    """Return the article that a draft makes: title line, byline lines, body.

    Owners are the places in the source, in order, where a block of an article begins, with that article's number: the
    extent holds no other's.
    """
    text, offsets, places = _text(draft)
    body = _body_range(draft, places, len(text))
    headings = [
        Heading(place, item.block.head) for item, place in places if item.is_heading and place.begin >= body.begin
    ]
    is_article = draft.kind is ArticleKind.ARTICLE
    return Article(
        source=source,
        number=number,
        kind=draft.kind,
        text=text,
        offsets=offsets,
        title=places[0][1] if draft.title else None,
        contributors=contributors(text, draft, places) if is_article else (),
        body=body,
        extent=_extent(draft, number, owners),
        outline=outline(text, body, headings) if is_article else (),
        editors=tuple(_editors(places)),
    )


def _text(draft: Draft) -> tuple[str, "array[int]", list[tuple[Marked, Range]]]:
    """Return the draft's lines as one text, the source offset of each character, and each block's place in the text."""
    offsets: array[int] = array("I")
    parts: list[str] = []
    places: list[tuple[Marked, Range]] = []
    for item in draft.blocks():
        if parts:
            offsets.append(offsets[-1] + 1)
        begin = len(offsets)
        for first, last in item.block.spans:
            offsets.extend(range(first, last))
        parts.append(item.text)
        places.append((item, Range(begin, len(offsets))))
    return "\n".join(parts), offsets, places


def _body_range(draft: Draft, places: Sequence[tuple[Marked, Range]], end: int) -> Range:
    first = len(draft.head())
    return Range(places[first][1].begin if first < len(places) else end, end)


def _editors(places: Sequence[tuple[Marked, Range]]) -> list[Range]:
    return [Range(name.begin + place.begin, name.end + place.begin) for item, place in places for name in item.editors]


def _extent(draft: Draft, number: int, owners: Sequence[tuple[int, int]]) -> Range:
    """Return where the largest piece of the body stands that nothing of another article interrupts."""
    pieces: list[Range] = []
    for item in draft.body:
        here = Range(item.block.spans[0][0], item.block.spans[-1][1])
        if pieces and pieces[-1].end <= here.begin and _is_free(owners, number, pieces[-1].end, here.begin):
            pieces[-1] = Range(pieces[-1].begin, here.end)
        else:
            pieces.append(here)
    return max(pieces, key=lambda piece: piece.end - piece.begin, default=Range(draft.begin, draft.begin))


def _is_free(owners: Sequence[tuple[int, int]], number: int, begin: int, end: int) -> bool:
    return all(owner == number for _, owner in owners[bisect_left(owners, (begin, 0)) : bisect_left(owners, (end, 0))])
