"""People of one name told apart by their posts: two 李强 with different posts stay two."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from kg.data import words
from kg.model import EntityType
from kg.resolve.bodies import front, written_out
from kg.resolve.listed import listed
from kg.resolve.normal import normal

Posts = Mapping[str, Collection[str]]  # by document: the institutions of a person's posts


class Person(NamedTuple):
    """One of those who share a name: the documents that speak of them, and the body that tells them apart."""

    documents: frozenset[str]
    sense: str  # empty for the one whom the plain name means


def told_apart(name: str, posts: Posts) -> tuple[Person, ...]:
    """Return the people that documents mean by a name; those without a post there are not among them.

    Posts are one person's where they are at one body, at a body and its unit, or named in one document.
    """
    groups = list(_groups({document: {*_bodies(bodies)} for document, bodies in posts.items()}))
    leader = is_leader(name)
    if len(groups) < 2 and not leader:
        return tuple(Person(frozenset(documents), "") for documents, _ in groups)
    return tuple(
        Person(frozenset(documents), "" if leader and any(map(is_national, bodies)) else min(bodies))
        for documents, bodies in groups
    )


def _bodies(printed: Iterable[str]) -> Iterator[str]:
    """Yield bodies under their full names, and that of which one is a unit whose full name does not say so."""
    for body in printed:
        yield (full := written_out(body))
        if (around := front(normal(body))) and not full.startswith(around):
            yield around


def is_leader(name: str) -> bool:
    """Tell whether the gazetteer knows a person by this name."""
    return bool(listed(EntityType.PERSON, normal(name)))


def is_national(body: str) -> bool:
    """Tell whether a body is a national organ, in which a leader of the country holds posts."""
    return body.startswith(words("national_organs"))


def _groups(posts: dict[str, set[str]]) -> Iterator[tuple[set[str], set[str]]]:
    documents: dict[frozenset[str], set[str]] = defaultdict(set)
    for document, bodies in posts.items():
        if bodies:
            documents[frozenset(bodies)].add(document)
    groups = [(found, set(bodies)) for bodies, found in sorted(documents.items(), key=lambda item: sorted(item[0]))]
    while pair := next((p for p in combinations(groups, 2) if _related(p[0][1], p[1][1])), None):
        one, other = pair
        groups.remove(other)
        one[0].update(other[0])
        one[1].update(other[1])
    yield from groups


def _related(bodies: Collection[str], others: Collection[str]) -> bool:
    return any(
        one.startswith(other) or other.startswith(one) or (front(one) and front(one) == front(other))
        for one in bodies
        for other in others
    )
