"""The contributors of one article, put together from everything on the page that names them."""

from collections.abc import Iterable, Sequence

from kg.layout.bylines import Author, read_dateline, read_signed_end
from kg.layout.drafts import Draft
from kg.layout.kinds import Kind, Marked
from kg.model import Contributor, Post, Range, without_space


def contributors(text: str, draft: Draft, places: Sequence[tuple[Marked, Range]]) -> tuple[Contributor, ...]:
    """Return who wrote the article: the bylines' names, with posts printed elsewhere; else reporters in the text."""
    place = {id(item): range_.begin for item, range_ in places}
    named = _authors(draft.bylines, place)
    unnamed = _authors(draft.posts, place)
    found = _with_posts(named, unnamed) if unnamed else named
    if not found:
        found = _in_text(draft.body, place)
    return tuple(Contributor(author.name, author.posts) for author in _merged(text, found))


def _authors(items: Iterable[Marked], place: dict[int, int]) -> list[Author]:
    return [author.moved(place[id(item)]) for item in items for author in item.authors]


def _with_posts(people: Sequence[Author], unnamed: Sequence[Author]) -> list[Author]:
    """Give posts printed without a name to the people named elsewhere: one each, or all to everybody."""
    if not people:
        return list(unnamed)
    posts = tuple(post for author in unnamed if author.name is None for post in author.posts)
    named = [author for author in unnamed if author.name is not None]
    if len(people) == len(posts) > 1:
        return [Author(who.name, (*who.posts, post)) for who, post in zip(people, posts, strict=True)] + named
    return [Author(who.name, who.posts + posts) for who in people] + named


def _in_text(body: Sequence[Marked], place: dict[int, int]) -> list[Author]:
    texts = [item for item in body if item.kind is Kind.TEXT]
    if not texts:
        return []
    opening = [author.moved(place[id(texts[0])]) for author in read_dateline(texts[0].text)]
    return opening or [author.moved(place[id(texts[-1])]) for author in read_signed_end(texts[-1].text)]


def _merged(text: str, authors: Sequence[Author]) -> list[Author]:
    """Make one of a person named twice: above the text and in the note below it."""
    merged: dict[str, Author] = {}
    for k, author in enumerate(authors):
        name = without_space(author.name.of(text)) if author.name else f"#{k}"
        before = merged.get(name)
        merged[name] = Author(before.name, _joined(text, before.posts, author.posts)) if before else author
    return list(merged.values())


def _joined(text: str, posts: Sequence[Post], more: Sequence[Post]) -> tuple[Post, ...]:
    """Return both lists of posts, without an institution alone that the second list gives a job title in."""
    titled = {post.institution.of(text) for post in more}
    return (*(post for post in posts if post.role or post.institution.of(text) not in titled), *more)
