"""Torn reading order mended: posts to the names they belong to, cut-off openings and endings to their articles."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from kg.layout.drafts import Draft, furniture
from kg.layout.kinds import Kind, Marked
from kg.layout.seams import bigrams, links, overlap
from kg.layout.split import NOTE
from kg.layout.stops import ends_sentence
from kg.model import ArticleKind

_PAGE = 24  # articles before and after, among which a torn piece's own is looked for
_NO_BEGINNING = re.compile(r"[的了们性化业者和与及等、，。；：”’）》！？%％]")


def mend(source: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with every torn piece put where it belongs, and bare headings turned into furniture."""
    articles = [draft for draft in drafts if draft.kind is ArticleKind.ARTICLE]
    mended = _give_pieces(source, _give_posts(_give_bodies(articles)))
    others = [draft for draft in drafts if draft.kind is not ArticleKind.ARTICLE]
    return [piece for draft in mended for piece in _settle(draft)] + others


def _give_bodies(articles: Sequence[Draft]) -> list[Draft]:
    """Give a title and name that stand below their text the text above."""
    kept: list[Draft] = []
    for draft in articles:
        if not draft.body and draft.bylines and kept and kept[-1].is_orphan:
            draft.body = kept.pop().body
        kept.append(draft)
    return kept


def _give_posts(articles: Sequence[Draft]) -> list[Draft]:
    """Join an article that says only where its author works to a neighbour that says only who it is."""
    kept: list[Draft] = []
    for draft, after in zip_longest(articles, articles[1:]):
        before = kept[-1] if kept else None
        torn = bool(draft.posts and draft.body) and not draft.bylines
        if torn and before is not None and _lacks_posts(before):
            before.body += _with_title(draft)
            before.posts += draft.posts
        elif torn and after is not None and _lacks_posts(after):
            _share(draft, before, after)
        else:
            kept.append(draft)
    return kept


def _lacks_posts(draft: Draft) -> bool:
    named = bool(draft.bylines) and not any(author.posts for item in draft.bylines for author in item.authors)
    return named and not draft.posts


def _with_title(draft: Draft) -> list[Marked]:
    return [*([draft.title] if draft.title else []), *draft.body]


def _share(torn: Draft, before: Draft | None, after: Draft) -> None:
    """Part a text between the article above, whose tail it may begin with, and the article below, whose end it is."""
    items = _with_title(torn)
    keep = _best_cut(items, before, after) if before is not None else 0
    if before is not None:
        before.body += items[:keep]
    after.body += items[keep:]
    after.posts += torn.posts


def _best_cut(items: Sequence[Marked], before: Draft, after: Draft) -> int:
    """Return how many of the items are more like the article above than like the one below."""
    above = bigrams(item.text for item in before.body)
    below = bigrams(item.text for item in after.body)
    lean = [(overlap(item.text, above) - overlap(item.text, below)) * len(item.text) for item in items]
    totals = [sum(lean[:k]) - sum(lean[k:]) for k in range(len(items))]
    best = max(range(len(items)), key=lambda k: totals[k])
    return _to_heading(items, best)


def _to_heading(items: Sequence[Marked], cut: int) -> int:
    while cut and items[cut - 1].kind is Kind.HEADING:  # a heading goes with the text below it
        cut -= 1
    return cut


def _give_pieces(source: str, articles: Sequence[Draft]) -> list[Draft]:
    """Give pieces without title and byline to the article that they continue or open."""
    gone: set[int] = set()
    for i, piece in enumerate(articles):
        if not piece.is_orphan or not piece.body:
            continue
        near = articles[max(0, i - _PAGE) : i + _PAGE]
        others = [draft for draft in near if draft is not piece and draft.body and draft.head()]
        if _give_piece(source, piece, others, at_head=i == 0):
            gone.add(i)
    return [draft for i, draft in enumerate(articles) if i not in gone]


def _give_piece(source: str, piece: Draft, others: Sequence[Draft], at_head: bool) -> bool:
    opened = _opened_by(source, piece, others) or (_led_in_by(others, piece) if at_head else None)
    continued = None if opened else _continued_by(source, piece, others)
    if opened is not None:
        opened.body = piece.body + opened.body
    elif continued is not None:
        continued.body += piece.body
    return opened is not None or continued is not None


def _opened_by(source: str, piece: Draft, others: Sequence[Draft]) -> Draft | None:
    """Return the article that begins where the piece, cut off in mid-sentence, leaves off."""
    last = piece.body[-1].text
    if ends_sentence(last):
        return None
    fitting = [d for d in others if links(source, last, d.body[0].text, d.body[0].block.begin)]
    fitting.sort(key=lambda d: (not _NO_BEGINNING.match(d.body[0].text), d.begin))
    return fitting[0] if fitting else None


def _continued_by(source: str, piece: Draft, others: Sequence[Draft]) -> Draft | None:
    """Return the article that is cut off in mid-sentence where the piece goes on."""
    first = piece.body[0].text
    cut_off = [d for d in others if d.body[-1].kind is Kind.TEXT and not ends_sentence(d.body[-1].text)]
    fitting = [d for d in cut_off if links(source, d.body[-1].text, first, d.body[-1].block.begin)]
    return fitting[0] if fitting else None


def _led_in_by(others: Sequence[Draft], piece: Draft) -> Draft | None:
    """Return the article that a single paragraph at the head of the page, after boxes at most, leads in."""
    if len(piece.body) > 1 or NOTE.search(piece.body[0].text):
        return None
    return next((draft for draft in others if draft.title and draft.bylines), None)


def _settle(draft: Draft) -> list[Draft]:
    """Turn headings that nothing follows into furniture."""
    if draft.kind is not ArticleKind.ARTICLE:
        return [draft]
    bare: list[Draft] = []
    while draft.body and draft.body[-1].kind is Kind.HEADING:
        bare.append(furniture(draft.body.pop()))
    if not draft.body:
        return [*bare, *(furniture(item) for item in draft.blocks())]
    return [draft, *bare]
