"""What people have decided, one row a decision: read from a text file, checked one against another."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.data import lines_of
from kg.errors import DataFileError, KgError, not_one_of
from kg.model import EntityType
from kg.resolve.naming import canonical
from kg.resolve.normal import normal

COLUMNS = ("decision", "subject", "predicate", "object", "who", "when", "why")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_ID = re.compile(r"[a-z]+/[0-9a-f]{16}")


class Kind(StrEnum):
    """What may be decided."""

    SAME = "same"  # subject and object are one thing
    DIFFERENT = "different"  # … are two, whatever the rules say
    RENAME = "rename"  # the subject's label is the object
    RETYPE = "retype"  # the subject is an Industry, a Technology, …
    REJECT = "reject"  # the statement is not to be in the graph
    ACCEPT = "accept"  # the candidate statement is


_WANTED = {
    Kind.SAME: ("subject", "object"),
    Kind.DIFFERENT: ("subject", "object"),
    Kind.RENAME: ("subject", "object"),
    Kind.RETYPE: ("subject", "object"),
    Kind.REJECT: ("subject", "predicate", "object"),
    Kind.ACCEPT: ("subject", "predicate", "object"),
}


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """A row. Things are `Institution/工信部` (type and any name) or by id, `institution/2af158f52cacfe20`."""

    kind: Kind
    subject: str
    predicate: str
    object: str
    who: str = ""
    when: str = ""
    why: str = ""
    file: str = ""
    line: int = 0

    @property
    def said(self) -> tuple[str, str, str, str]:
        """What is decided, whoever decided it."""
        return self.kind, self.subject, self.predicate, self.object

    @property
    def place(self) -> str:
        """Where the row stands, and what it says."""
        shown = " ".join(part for part in self.said if part)
        return f"{self.file}:{self.line} ({shown})"

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of the row."""
        return tuple(" ".join(cell.split()) for cell in (*self.said, self.who, self.when, self.why))

    def row(self) -> str:
        """Return the row as it stands in the file."""
        return "\t".join(self.cells)


class ConflictingDecisions(KgError):
    """Two rows of which only one can hold."""

    def __init__(self, one: Decision, other: Decision, reason: str) -> None:
        first, second = sorted((one, other), key=lambda each: (each.file, each.line))
        super().__init__(f"{first.place} and {second.place} cannot both hold: {reason}; take one out")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a TSV file; its first line names the columns, lines that start with # are comments.

    Raises:
        KgError: the file cannot be read as text.
        DataFileError: a row lacks what its decision needs, or has a value that is not allowed.
    """
    found: list[Decision] = []
    header: list[str] = []
    for number, line in lines_of(path):
        cells = [cell.strip() for cell in line.split("\t")]
        if header:
            found.append(_parsed(path.name, number, dict(zip(header, cells, strict=False))))
        elif missing := [column for column in COLUMNS[:4] if column not in cells]:
            raise DataFileError(path.name, number, f"no column {', '.join(missing)} (columns: {', '.join(COLUMNS)})")
        else:
            header = cells
    decisions = once(found)
    _check_together(decisions)
    return decisions


def once(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return decisions in an order of their own, each once, however often and in what order they were written down."""
    return tuple({decision.said: decision for decision in sorted(decisions, reverse=True)}.values())[::-1]


def _check_together(decisions: Sequence[Decision]) -> None:
    """Refuse rows that contradict one another by what they say, whether or not any document names their things."""
    root: dict[str, str] = {}

    def find(thing: str) -> str:
        while thing in root:
            thing = root[thing]
        return thing

    for decision in decisions:
        if decision.kind is Kind.SAME and (one := find(decision.subject)) != (other := find(decision.object)):
            root[other] = one
    first: dict[tuple[str, ...], Decision] = {}
    for decision in decisions:
        key: tuple[str, ...]
        match decision.kind:
            case Kind.RENAME | Kind.RETYPE:
                key = (decision.kind, find(decision.subject))
            case Kind.REJECT | Kind.ACCEPT:
                key = (find(decision.subject), decision.predicate, find(decision.object))
            case Kind.DIFFERENT if find(decision.subject) == find(decision.object):
                raise ConflictingDecisions(_link(decisions, decision), decision, "two things are one, or two")
            case _:
                continue
        known = first.setdefault(key, decision)
        if (known.kind, known.object) != (decision.kind, decision.object):
            raise ConflictingDecisions(known, decision, "they decide the same thing differently")


def _link(decisions: Sequence[Decision], parted: Decision) -> Decision:
    """Return a row by which the two that another row parts are one; the parting row itself where it names one twice."""
    ends = {parted.subject, parted.object}
    near = [each for each in decisions if each.kind is Kind.SAME and ends & {each.subject, each.object}]
    return max(near, key=lambda each: len(ends & {each.subject, each.object}), default=parted)


def apart(decisions: Iterable[Decision]) -> frozenset[tuple[str, str]]:
    """Return the type and normal form of the names that stand for a thing of their own, as `different` rows want it.

    Of the two names of a row that is the one which the rules take for something else, else the shorter.
    """
    found = set()
    for decision in decisions:
        (type_, _, name), (other_type, _, other) = decision.subject.partition("/"), decision.object.partition("/")
        if decision.kind is Kind.DIFFERENT and type_ == other_type and type_ in NAMED:
            ordered = sorted((normal(name), normal(other)), key=lambda each: (_is_own(type_, each), len(each), each))
            found.add((type_, ordered[0]))
    return frozenset(found)


def _is_own(type_: str, name: str) -> bool:
    return canonical(EntityType(type_), name) == name


def _parsed(file: str, line: int, fields: dict[str, str]) -> Decision:
    cells = {column: fields.get(column, "") for column in COLUMNS}
    kind = cells.pop("decision")
    if kind not in list(Kind):
        raise DataFileError(file, line, not_one_of("decision", kind, [each.value for each in Kind]))
    if missing := [column for column in _WANTED[Kind(kind)] if not cells[column]]:
        raise DataFileError(
            file, line, f"{kind} needs {', '.join(_WANTED[Kind(kind)])}; there is no {', '.join(missing)}"
        )
    if cells["when"] and not _DAY.fullmatch(cells["when"]):
        raise DataFileError(file, line, f"when is {cells['when']!r} (2024, 2024-05 or 2024-05-17)")
    decision = Decision(Kind(kind), **cells, file=file, line=line)
    for thing in _things(decision):
        _check_thing(file, line, thing)
    if kind == Kind.RETYPE and decision.object not in NAMED:
        raise DataFileError(file, line, not_one_of("type", decision.object, list(NAMED)))
    return decision


NAMED = tuple(
    type_.value
    for type_ in EntityType
    if type_
    not in {
        EntityType.SOURCE,
        EntityType.ARTICLE,
        EntityType.SPEECH,
        EntityType.MEMBERSHIP,
        EntityType.OBSERVATION,
        EntityType.MEASURE,
        EntityType.CLASSIFICATION,
        EntityType.CLASSIFICATION_ITEM,
    }
)


def _things(decision: Decision) -> tuple[str, ...]:
    both = decision.kind in {Kind.SAME, Kind.DIFFERENT}
    return (decision.subject, decision.object) if both else (decision.subject,)


def _check_thing(file: str, line: int, thing: str) -> None:
    type_, slash, name = thing.partition("/")
    if not _ID.fullmatch(thing) and not (slash and name and type_ in NAMED):
        raise DataFileError(
            file,
            line,
            f"{thing!r} names no thing: Type/name (types: {', '.join(NAMED)}) or an id like industry/2af158…",
        )
