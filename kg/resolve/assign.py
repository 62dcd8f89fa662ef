"""Names to ids over all documents: canonical forms, what the documents make likely, and what people decided."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import EntityType, Literal, Name
from kg.resolve.alike import alike
from kg.resolve.deciding import Ruling, Triple, rule
from kg.resolve.decisions import Decision
from kg.resolve.likely import THRESHOLD, Likely, likely
from kg.resolve.naming import (
    APART,
    Classes,
    Merged,
    Suggestion,
    Thing,
    Usage,
    canonical,
    people,
    reason_for,
    things_of,
)
from kg.resolve.normal import normal
from kg.resolve.persons import is_leader
from kg.resolve.similar import similar


@dataclass(frozen=True, slots=True)
class Naming:
    """What each name is, and all that was decided on the way."""

    ids: Mapping[Name, str]
    people: Mapping[tuple[str, str], str]  # document and name: where the name means another than the plain one does
    types: Mapping[str, EntityType]  # of each id
    labels: Mapping[str, str]  # that people gave
    rejected: Mapping[Triple, Decision]
    accepted: Mapping[Triple, Decision]
    merges: tuple[Merged, ...]
    suggestions: tuple[Suggestion, ...]
    orphans: tuple[Decision, ...]  # decisions about what is not there

    def id(self, name: Name, document: str) -> str:
        """Return the id of a name in a document."""
        if name.type is EntityType.PERSON and (other := self.people.get((document, name.text))):
            return other
        return self.ids[name]

    def is_asserted(self, subject: str, predicate: str, object_: str | Literal, *, doubtful: bool) -> bool:
        """Tell whether a statement is in the graph: what is sure and not rejected, what is doubtful and accepted."""
        triple = (subject, predicate, object_ if isinstance(object_, str) else object_.value)
        return triple in self.accepted if doubtful else triple not in self.rejected


def assign(usage: Usage, decisions: Sequence[Decision] = ()) -> Naming:
    """Return the naming of all names, the same whatever the order of documents and decisions.

    Raises:
        ConflictingDecisions: two decisions cannot both hold.
    """
    things = things_of(usage)
    apart = list(people(usage.posts))
    everything = {*things.values(), *(thing for _, _, thing in apart)}
    classes, merges, suggestions = Classes(), [], []
    ruling = rule(decisions, _references(usage, things, apart) if decisions else {})
    for found in (*likely(usage, things), *alike(usage)):
        if found.score < THRESHOLD or ruling.parts(found.one, found.other, classes):
            suggestions.append(found)
        elif classes.bring(found.one, found.other):
            merges.append(found)
    ruling.unite(classes)
    ids = {thing: ruling.id(thing, classes) for thing in everything}
    types = {ids[thing]: ruling.type(thing, classes) for thing in everything}
    said = [*suggestions, *similar(usage, things), *_namesakes(apart, things)]
    rejected, accepted = ruling.statements(classes)
    return Naming(
        {name: ids[thing] for name, thing in things.items()},
        {(document, name): ids[thing] for document, name, thing in apart},
        types,
        ruling.labels(classes),
        rejected,
        accepted,
        tuple(sorted({*_brought(usage, things, ids), *(_merged(each, ids) for each in merges)})),
        tuple(sorted(set(_open(said, ids, ruling)), key=lambda s: (-s.score, s))),
        ruling.orphans,
    )


def _references(
    usage: Usage, things: Mapping[Name, Thing], apart: Sequence[tuple[str, str, Thing]]
) -> Mapping[str, set[Thing]]:
    """Return what people may call each thing: its type with any of its names, or its id."""
    found: dict[str, set[Thing]] = defaultdict(set)
    for name, thing in things.items():
        for text in {name.text, *usage.forms.get(name, ()), *usage.doubtful.get(name, ())}:
            found[f"{name.type}/{normal(text)}"].add(thing)
        found[thing.id].add(thing)
    for _, text, thing in apart:
        found[thing.id].add(thing)
        if not is_leader(text):  # of a leader's name, the plain thing is meant
            by_name = found[f"{EntityType.PERSON}/{normal(text)}"]
            by_name.discard(things.get(Name(EntityType.PERSON, text), thing))
            by_name.add(thing)
    return found


def _brought(usage: Usage, things: Mapping[Name, Thing], ids: Mapping[Thing, str]) -> Iterator[Merged]:
    """Yield the names, and the printed forms, whose canonical form is not their own."""
    called: dict[Thing, set[str]] = defaultdict(set)
    for name, forms in usage.forms.items():
        called[things[name]].update(map(normal, {name.text, *forms}))
    for name, forms in usage.forms.items():
        thing = things[name]
        if len(called[thing]) == 1:
            continue
        for text in {name.text, *forms} if name.sense != APART else ():
            if normal(text) != thing.parts[0] and canonical(name.type, text) == thing.parts[0]:
                yield Merged(ids[thing], text, *reason_for(name.type, text, thing.parts[0]))


def _merged(found: Likely, ids: Mapping[Thing, str]) -> Merged:
    return Merged(ids.get(found.other, found.other.id), found.one.parts[0], found.reason, found.score)


def _namesakes(apart: Sequence[tuple[str, str, Thing]], things: Mapping[Name, Thing]) -> Iterator[Likely]:
    by_name: dict[str, set[Thing]] = defaultdict(set)
    for _, name, thing in apart:
        by_name[name].add(thing)
    for name, found in by_name.items():
        plain = things.get(Name(EntityType.PERSON, name))
        ordered = sorted(found, key=lambda thing: thing.parts)
        for one, other in pairwise([*([plain] if plain else []), *ordered]):
            yield Likely(other, one, "同名而职务不同", 0.4)


def _open(said: Sequence[Likely], ids: Mapping[Thing, str], ruling: Ruling) -> Iterator[Suggestion]:
    """Yield what is still to be decided: two things of the graph on which nobody has spoken."""
    for found in said:
        one, other = sorted((ids.get(found.one, ""), ids.get(found.other, "")))
        if one and other and one != other and not ruling.has_parted(found.one, found.other):
            yield Suggestion(one, other, found.reason, found.score)
