"""What documents together make likely of names: a stated short form, one title with and without its issuer."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kg.data import words
from kg.model import EntityType, Name
from kg.resolve.bodies import written_out
from kg.resolve.listed import is_label
from kg.resolve.naming import Thing, Usage, canonical, thing_of
from kg.resolve.normal import normal
from kg.resolve.persons import is_national

THRESHOLD = 0.9  # a merge; below it, a suggestion
_FOR_ALL = {EntityType.INSTITUTION, EntityType.TECHNOLOGY, EntityType.CONCEPT, EntityType.CLUSTER, EntityType.INDICATOR}
_SHORTEST_SHORT = 3
_SHORTEST_TITLE = 8  # characters from 关于 on: a title so long is no other document's
_ABOUT = "关于"
_PRINTING = ("关于印发", "关于发布", "关于转发")  # the notice that carries a document is not the document
_ISSUER_ENDS = tuple("部委局办院厅府会署行省市县区")


class Likely(NamedTuple):
    """That one thing is another, why, and how surely."""

    one: Thing
    other: Thing  # whose id stands
    reason: str
    score: float


def likely(usage: Usage, things: Mapping[Name, Thing]) -> Iterator[Likely]:
    """Yield what the documents together say of their names, surest first for each pair."""
    rules: tuple[Callable[[Usage, Mapping[Name, Thing]], Iterable[Likely]], ...]
    rules = (_numbers, _titles, _stated, _issuers)
    yield from (found for rule in rules for found in rule(usage, things) if found.one != found.other)


def _stated(usage: Usage, known: Mapping[Name, Thing]) -> Iterator[Likely]:
    """Take a short form that the documents state for one thing only: it is that thing's where it stands unexplained."""
    for (type_, short), names in sorted(usage.stated.items()):
        name = Name(type_, short)
        used = [each for each in usage.forms if each.type is type_ and normal(each.text) == short and not each.sense]
        things = {known.get(each) or thing_of(each) for each in names}
        if not used or is_label(type_, short):
            continue
        sure = len(things) == 1 and type_ in _FOR_ALL and len(short) >= _SHORTEST_SHORT and not _is_generic(short)
        score = 0.93 if sure else 0.6 / len(things)
        for thing in sorted(things, key=lambda thing: thing.id):
            yield Likely(thing_of(name), thing, "另一文中说明的简称", score)


def _is_generic(short: str) -> bool:
    """Tell whether a short form is any body's of its kind: made of what bodies are called by, and nothing else."""
    return short in words("generic_institutions") or bool(_heads_alone().fullmatch(short))


@cache
def _heads_alone() -> re.Pattern[str]:
    parts = sorted((*words("institution_heads"), *words("generic_parts")), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, parts))})+")


def _titles(usage: Usage, things: Mapping[Name, Thing]) -> Iterator[Likely]:
    """Documents of one title and several numbers are for people to look at."""
    by_title: dict[str, set[Thing]] = defaultdict(set)
    for name, thing in things.items():
        if name.type is EntityType.POLICY_DOCUMENT:
            by_title[thing.parts[0]].add(thing)
    for _, found in sorted(by_title.items()):
        ordered = sorted(found, key=lambda thing: thing.parts)
        yield from (Likely(other, one, "标题相同，文号不同或未说明", 0.5) for one, other in pairwise(ordered))


def _numbers(usage: Usage, things: Mapping[Name, Thing]) -> Iterator[Likely]:
    """Documents of one 文号 are one, but for the notice that prints another."""
    for number, names in sorted(usage.numbers.items()):
        first, *others = sorted({things[name] for name in names}, key=lambda thing: (-len(thing.parts[0]), thing.id))
        for other in others:
            printed = _prints(first.parts[0], other.parts[0])
            yield Likely(other, first, f"文号相同：{number}", 0.6 if printed else 0.95)


def _prints(longer: str, shorter: str) -> bool:
    return any(each in longer for each in _PRINTING) or any(each in shorter for each in _PRINTING)


def _issuers(usage: Usage, things: Mapping[Name, Thing]) -> Iterator[Likely]:
    """国务院关于…的意见 is the 关于…的意见 of which no other issuer's is named; provinces may issue one title each."""
    titles: dict[str, dict[str, Thing]] = defaultdict(dict)
    for name in usage.forms:
        text = canonical(name.type, name.text)
        if len(things[name].parts) > 1:
            continue  # told apart by number
        issuer, about, rest = text.partition(_ABOUT)
        if name.type is EntityType.POLICY_DOCUMENT and about and (not issuer or issuer.endswith(_ISSUER_ENDS)):
            titles[about + rest][_bodies(issuer)] = things[name]
    for title, by_issuer in sorted(titles.items()):
        bare = by_issuer.pop("", None)
        sure = len(by_issuer) == 1 and len(title) >= _SHORTEST_TITLE and all(map(is_national, by_issuer))
        if bare:
            for issuer, thing in sorted(by_issuer.items(), key=lambda item: item[0]):
                yield Likely(bare, thing, f"标题相同，另有发文机关：{issuer}", 0.93 if sure else 0.5)


def _bodies(issuer: str) -> str:
    return "、".join(written_out(part) for part in issuer.replace("，", "、").split("、")) if issuer else ""
