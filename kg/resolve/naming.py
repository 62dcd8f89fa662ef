"""Which id each name goes by, over all documents: it looks at names, not at text.

Names with one canonical form are one thing; so are those that a document states to be so, and those that a person
decided to be so. What is only likely becomes a suggestion.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kg.model import EntityType, Name
from kg.resolve.bodies import written_out
from kg.resolve.forms import key
from kg.resolve.listed import listed, why
from kg.resolve.normal import normal
from kg.resolve.persons import Posts, told_apart
from kg.vocab import mint


class Merged(NamedTuple):
    """A name that was brought to a thing, and why."""

    id: str
    name: str
    reason: str
    score: float


class Suggestion(NamedTuple):
    """Two things that may be one: for a person to decide."""

    one: str  # id
    other: str
    reason: str
    score: float


@dataclass(slots=True)
class Usage:
    """How all documents together use names: what resolution holds in memory."""

    forms: dict[Name, dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    doubtful: dict[Name, set[str]] = field(default_factory=lambda: defaultdict(set))
    stated: dict[tuple[EntityType, str], set[Name]] = field(default_factory=lambda: defaultdict(set))
    posts: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    numbers: dict[str, set[Name]] = field(default_factory=lambda: defaultdict(set))


class Thing(NamedTuple):
    """What one or more names mean, before people have decided anything."""

    type: EntityType
    parts: tuple[str, ...]  # what its id is minted from: the canonical name, and the sense

    @property
    def id(self) -> str:
        """The id of the thing."""
        return mint(self.type, *self.parts)


_BRACKETED = re.compile(r"(.+)\(([^()]{2,})\)$")
_PERIOD = re.compile(r"\(\d{4}-\d{4}年?\)$")
APART = "≠"  # the sense of a name that people have told apart from what the rules take it for


def thing_of(name: Name) -> Thing:
    """Return what a name means by itself, wherever it stands."""
    if name.sense == APART:
        return Thing(name.type, (normal(name.text),))
    return Thing(name.type, tuple(canonical(name.type, part) for part in (name.text, name.sense) if part))


def things_of(usage: Usage) -> dict[Name, Thing]:
    """Return what each name means: documents of one title are told apart by number where they have more than one."""
    names = {**usage.forms, **usage.doubtful}
    numbers: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if _is_numbered(name):
            numbers[canonical(name.type, name.text)].add(name.sense)
    return {
        name: thing_of(name._replace(sense=""))
        if _is_numbered(name) and len(numbers[canonical(name.type, name.text)]) == 1
        else thing_of(name)
        for name in names
    }


def _is_numbered(name: Name) -> bool:
    return name.type is EntityType.POLICY_DOCUMENT and bool(name.sense) and name.sense != APART


@lru_cache(maxsize=100_000)
def canonical(type_: EntityType, text: str) -> str:
    """Return the form from which the id of a name is minted.

    >>> canonical(EntityType.INSTITUTION, "工信部"), canonical(EntityType.TECHNOLOGY, "AI芯片")
    ('工业和信息化部', '人工智能芯片')
    """
    if both := _BRACKETED.match(normal(text)):  # 中国进出口商品交易会（广交会）
        one, other = (canonical(type_, name) for name in both.groups())
        if one == other:
            return one
    if type_ is EntityType.INSTITUTION:
        return written_out(text)
    label = listed(type_, normal(text)) or _with_period(type_, normal(text))
    form = key(type_, label or text)
    again = "" if label else listed(type_, form)  # 生成式AI, once it is 生成式人工智能
    return key(type_, again) if again else form


def _with_period(type_: EntityType, name: str) -> str:
    """Return the label of a document that is listed by another wording of its title, with the same years behind it."""
    match = _PERIOD.search(name) if type_ is EntityType.POLICY_DOCUMENT else None
    label = listed(type_, name[: match.start()]) if match else ""
    return label if match and normal(label).endswith(match.group()) else ""


def reason_for(type_: EntityType, text: str, canonical_: str) -> tuple[str, float]:
    """Return why a name is brought to a canonical form that is not its own, and how surely."""
    plain = normal(text)
    if (label := listed(type_, plain)) and normal(label) != plain:
        return why(type_, plain)
    if type_ is EntityType.INSTITUTION:
        return f"机构名称的简写：{canonical_}", 0.95
    return f"同一规范形式：{canonical_}", 0.96


def people(posts: Mapping[str, Posts]) -> Iterator[tuple[str, str, Thing]]:
    """Yield the documents in which a person's name means another than the plain name does: document, name, thing."""
    for name, by_document in posts.items():
        for person in told_apart(name, by_document):
            if person.sense:
                parts = (canonical(EntityType.PERSON, name), person.sense)
                yield from ((document, name, Thing(EntityType.PERSON, parts)) for document in sorted(person.documents))


class Classes:
    """Things brought together: each class is one thing of the graph, under the id of its root."""

    def __init__(self) -> None:
        self._above: dict[Thing, Thing] = {}

    def root(self, thing: Thing) -> Thing:
        """Return the thing that stands for all of its class."""
        while thing in self._above:
            thing = self._above[thing]
        return thing

    def bring(self, thing: Thing, to: Thing) -> bool:
        """Make one class of two, under the root of the second; False where they are one already."""
        one, other = self.root(thing), self.root(to)
        if one == other:
            return False
        self._above[one] = other
        return True
