"""The effect of decisions: what they bring together, keep apart and call things, which statements they turn."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.errors import KgError
from kg.model import EntityType
from kg.resolve.decisions import NAMED, ConflictingDecisions, Decision, Kind
from kg.resolve.naming import Classes, Thing, canonical
from kg.resolve.normal import normal
from kg.vocab import mint

References = Mapping[str, set[Thing]]
Triple = tuple[str, str, str]  # ids; the object may be a value
Turned = Mapping[Triple, Decision]
_ABOUT_TWO = (Kind.SAME, Kind.DIFFERENT)


def rule(decisions: Sequence[Decision], known: References) -> "Ruling":
    """Return the effect of decisions on the things that documents name.

    Args:
        decisions: in any order.
        known: the things that each reference (`Institution/工信部`, an id) may mean.

    Raises:
        ConflictingDecisions: two of them cannot both hold.
    """
    return Ruling(sorted(decisions), known)


class Ruling:
    """Decisions with the things that they speak of."""

    def __init__(self, decisions: Sequence[Decision], known: References) -> None:
        self._known = known
        self._by_kind: dict[Kind, list[tuple[Decision, Thing, Thing]]] = defaultdict(list)
        self._statements: list[Decision] = []
        self._orphans: list[Decision] = []
        retyped = {d.subject: d.object for d in decisions if d.kind is Kind.RETYPE}
        self._after = dict(self._retyped_references(retyped))
        for decision in decisions:
            self._take(decision)
        self._united = self._unite()
        self._types = self._agreed(Kind.RETYPE, "one thing has one type")
        self._labels = self._agreed(Kind.RENAME, "one thing has one label")
        self._check()

    @property
    def orphans(self) -> tuple[Decision, ...]:
        """The decisions about what no document names."""
        return tuple(sorted(self._orphans))

    def parts(self, one: Thing, other: Thing, classes: Classes) -> bool:
        """Tell whether somebody has decided that two things, or others of their classes, are different."""
        ends = {self._united.root(classes.root(one)), self._united.root(classes.root(other))}
        return any(
            {self._united.root(classes.root(a)), self._united.root(classes.root(b))} == ends
            for _, a, b in self._by_kind[Kind.DIFFERENT]
        )

    def has_parted(self, one: Thing, other: Thing) -> bool:
        """Tell whether the two are known to be different."""
        return self.parts(one, other, Classes())

    def unite(self, classes: Classes) -> None:
        """Bring together what was decided to be the same: of two roots, the smaller id stands."""
        for _, one, other in self._by_kind[Kind.SAME]:
            roots = sorted((classes.root(one), classes.root(other)), key=lambda thing: thing.id)
            classes.bring(roots[1], roots[0])

    def type(self, thing: Thing, classes: Classes) -> EntityType:
        """Return the type that a thing was given, or else has."""
        given = self._types.get(self._united.root(classes.root(thing))) or self._types.get(self._united.root(thing))
        return EntityType(given.object) if given else classes.root(thing).type

    def id(self, thing: Thing, classes: Classes) -> str:
        """Return the id of a thing's class under the type that it was given."""
        root = classes.root(thing)
        type_ = self.type(thing, classes)
        return root.id if type_ is root.type else mint(type_, *(canonical(type_, part) for part in root.parts))

    def labels(self, classes: Classes) -> dict[str, str]:
        """Return the labels that were given, by id."""
        return {self.id(thing, classes): decision.object for thing, decision in self._labels.items()}

    def statements(self, classes: Classes) -> tuple[Turned, Turned]:
        """Return the statements that were rejected, and those that were accepted, with the rows that say so.

        Raises:
            ConflictingDecisions: one was both.
        """
        found: dict[Kind, dict[Triple, Decision]] = {Kind.REJECT: {}, Kind.ACCEPT: {}}
        for decision in self._statements:
            subject, object_ = (self._end(decision, end, classes) for end in (decision.subject, decision.object))
            triple = (subject, decision.predicate, object_)
            found[decision.kind][triple] = decision
        for triple in sorted(found[Kind.REJECT].keys() & found[Kind.ACCEPT].keys()):
            raise ConflictingDecisions(
                found[Kind.REJECT][triple], found[Kind.ACCEPT][triple], "a statement is rejected or accepted"
            )
        return found[Kind.REJECT], found[Kind.ACCEPT]

    def _end(self, decision: Decision, text: str, classes: Classes) -> str:
        things = self._things(text)
        return self.id(_only(decision, text, things), classes) if things else text

    def _retyped_references(self, retyped: Mapping[str, str]) -> Iterator[tuple[str, set[Thing]]]:
        """Yield the references to retyped things under their new types."""
        for subject, type_ in retyped.items():
            for thing in self._things(subject):
                yield mint(type_, *(canonical(EntityType(type_), part) for part in thing.parts)), {thing}
                yield f"{type_}/{thing.parts[0]}", {thing}
            if "/" in subject and subject.split("/")[0] in NAMED:
                yield f"{type_}/{normal(subject.partition('/')[2])}", self._things(subject)

    def _things(self, text: str) -> set[Thing]:
        type_, _, name = text.partition("/")
        reference = f"{type_}/{normal(name)}" if type_ in NAMED else text
        return self._known.get(reference) or getattr(self, "_after", {}).get(reference, set())

    def _take(self, decision: Decision) -> None:
        if decision.kind in (Kind.REJECT, Kind.ACCEPT):
            self._statements.append(decision)
            return
        ends = (decision.subject, decision.object) if decision.kind in _ABOUT_TWO else (decision.subject,)
        found = [self._things(end) for end in ends]
        if not all(found):
            self._orphans.append(decision)
            return
        one, *others = (_only(decision, end, things) for end, things in zip(ends, found, strict=True))
        self._by_kind[decision.kind].append((decision, one, others[0] if others else one))

    def _unite(self) -> Classes:
        united = Classes()
        for _, one, other in self._by_kind[Kind.SAME]:
            united.bring(other, one)
        return united

    def _agreed(self, kind: Kind, reason: str) -> dict[Thing, Decision]:
        """Return what was decided of each class; two different things cannot be."""
        found: dict[Thing, Decision] = {}
        for decision, thing, _ in self._by_kind[kind]:
            root = self._united.root(thing)
            known = found.setdefault(root, decision)
            if known.object != decision.object:
                raise ConflictingDecisions(known, decision, reason)
        return found

    def _check(self) -> None:
        for decision, one, other in self._by_kind[Kind.DIFFERENT]:
            if one == other:
                raise KgError(f"{decision.place}: both are one name for one thing, which cannot be told apart")
            if self._united.root(one) == self._united.root(other):
                raise ConflictingDecisions(self._link(one, other), decision, "same, or different")
        for decision, one, other in self._by_kind[Kind.SAME]:
            given = self._types.get(self._united.root(one))
            types = {given.object} if given else {one.type.value, other.type.value}
            if len(types) > 1:
                first, second = sorted(types)
                raise KgError(f"{decision.place}: a {first} and a {second} are not the same; retype one first")

    def _link(self, one: Thing, other: Thing) -> Decision:
        """Return a row by which the two came to be the same: one of theirs, the nearest there is."""
        rows = self._by_kind[Kind.SAME]
        both = [d for d, a, b in rows if {a, b} == {one, other}]
        near = [d for d, a, b in rows if {a, b} & {one, other}]
        return (both or near)[0]


def _only(decision: Decision, text: str, things: set[Thing]) -> Thing:
    if len(things) > 1:
        ids = ", ".join(sorted(thing.id for thing in things))
        raise KgError(f"{decision.place}: {text} names several things; write the id of one: {ids}")
    return next(iter(things))
