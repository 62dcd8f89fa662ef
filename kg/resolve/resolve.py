"""From extractions to entities and statements, all in memory: what a build does document by document, in one step."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Entity, Evidence, Extraction, Literal, Statement
from kg.resolve.assign import Naming, assign
from kg.resolve.decisions import Decision, apart
from kg.resolve.facts import Candidate, Said, facts
from kg.resolve.listed import is_former
from kg.resolve.naming import Usage
from kg.resolve.normal import begins_well, normal
from kg.resolve.profile import Profile, profile, told_apart
from kg.resolve.relative import is_whole


@dataclass(frozen=True, slots=True)
class Resolution:
    """The graph before it is written, and what stayed outside it."""

    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    candidates: tuple[Candidate, ...]  # below the threshold: not to be asserted
    naming: Naming


def resolve(extractions: Iterable[Extraction], decisions: Sequence[Decision] = ()) -> Resolution:
    """Return the entities and statements of extractions, the same whatever their order.

    Raises:
        ConflictingDecisions: two decisions cannot both hold.
    """
    ordered = sorted((told_apart(each, apart(decisions)) for each in extractions), key=lambda each: each.sha256)
    profiles = [profile(extraction) for extraction in ordered]
    naming = assign(usage(profiles), decisions)
    records: dict[str, Entity] = {}
    said: Said = defaultdict(set)
    doubtful: list[Candidate] = []
    for extraction, own in zip(ordered, profiles, strict=True):
        found = facts(extraction, own, naming)
        for entity in found.records.values():
            known = records.setdefault(entity.id, entity)
            records[entity.id] = min(known, entity, key=lambda each: each.label)
        for key, evidence in found.said.items():
            said[key] |= evidence
        doubtful += found.doubtful
    named = named_entities(_forms(profiles, naming), naming, {end for s, _, o in said for end in (s, o)})
    entities = sorted([*named, *records.values()], key=lambda entity: entity.id)
    candidates = [each for each in doubtful if (each.subject, each.predicate, each.object) not in said]
    return Resolution(tuple(entities), _statements(said), tuple(candidates), naming)


def usage(profiles: Iterable[Profile]) -> Usage:
    """Return how documents together use their names."""
    found = Usage()
    for each in profiles:
        for (name, printed), count in each.forms.items():
            found.forms[name][printed] += count
        for name, printed in each.doubtful:
            found.doubtful[name].add(printed)
        for short, name in each.stated:
            found.stated[name.type, short].add(name)
        for number, name in each.numbers:
            found.numbers[number].add(name)
        for person, bodies in each.posts.items():
            found.posts[person][each.source] |= bodies
    return found


Forms = Mapping[str, Mapping[str, int]]  # by id: printed form, how often


def _forms(profiles: Iterable[Profile], naming: Naming) -> Forms:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    sure: set[str] = set()
    for each in profiles:
        for (name, printed), count in each.forms.items():
            id_ = naming.id(name, each.source)
            found[id_][printed] += count
            sure.add(id_)
    for each in profiles:
        for name, printed in each.doubtful:
            if (id_ := naming.id(name, each.source)) not in sure:
                found[id_].update({name.text: 0, printed: 1})
    return found


def named_entities(forms: Forms, naming: Naming, used: Iterable[object]) -> list[Entity]:
    """Return the named things that statements speak of, each under its longest form or the label it was given."""
    wanted = set(used)
    return [named_entity(id_, printed, naming) for id_, printed in forms.items() if id_ in wanted]


def named_entity(id_: str, forms: Mapping[str, int], naming: Naming) -> Entity:
    """Return a named thing with its label and its other printed forms.

    The label is the longest form that is printed, with the place or year that its document gives it; a former name
    only where there is no other.
    """
    type_ = naming.types[id_]
    whole = {form for form in forms if any(is_whole(type_, form, each) for each, count in forms.items() if count)}
    longest = max(
        forms,
        key=lambda form: (
            forms[form] > 0 or form in whole,
            not is_former(type_, normal(form)),
            begins_well(form),
            len(form),
            form,
        ),
    )
    label = naming.labels.get(id_, longest)
    return Entity(id_, type_, label, tuple(sorted(set(forms) - {label})))


def _statements(said: Mapping[tuple[str, str, str | Literal], set[Evidence]]) -> tuple[Statement, ...]:
    ordered = sorted(said.items(), key=lambda item: (item[0][0], item[0][1], str(item[0][2])))
    return tuple(Statement(s, p, o, tuple(sorted(evidence, key=_place))) for (s, p, o), evidence in ordered)


def _place(evidence: Evidence) -> tuple[str, int, int, str]:
    return evidence.source, evidence.begin, evidence.end, evidence.rule
