"""Relation patterns as data: read, expanded over types, compiled and prefiltered by their trigger words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from kg.data import records
from kg.errors import DataFileError, not_one_of
from kg.extract.skeleton import Skeleton, compile_pattern
from kg.extract.slots import Slot
from kg.model import Range

_FIELDS = {"id", "predicate", "types", "triggers", "pattern", "turns", "example", "expect", "file", "line"}
_BARE = re.compile(r"\{([AB])\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of a pattern file, compiled: one regular expression for each type it is expanded to."""

    id: str
    predicate: str
    triggers: tuple[str, ...]
    compiled: tuple["re.Pattern[str]", ...]
    turns: bool  # its ends change places where {B} is a list: 支柱产业是汽车、石化
    example: str
    expect: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a sentence: the mentions of its two ends (or a year), and where it stands in the text."""

    pattern: Pattern
    subjects: tuple[Slot, ...]
    objects: tuple[Slot, ...]
    year: str
    span: Range


def _pattern(row: dict[str, object]) -> Pattern:
    file, line = str(row["file"]), int(str(row["line"]))
    for field in row:
        if field not in _FIELDS:
            raise DataFileError(file, line, not_one_of("field", field, sorted(_FIELDS - {"file", "line"})))
    if not row.get("example") or "expect" not in row:
        raise DataFileError(file, line, "a pattern needs an example and what is expected of it")
    source = str(row["pattern"])
    types = row.get("types") or [""]
    assert isinstance(types, list)
    try:
        compiled = tuple(compile_pattern(_BARE.sub(rf"{{\1:{type_}}}", source) if type_ else source) for type_ in types)
    except (re.error, ValueError) as error:
        raise DataFileError(file, line, f"pattern does not compile: {error}") from error
    expect = row["expect"]
    triggers = row.get("triggers") or []
    assert isinstance(expect, list) and isinstance(triggers, list)
    return Pattern(
        str(row["id"]),
        str(row.get("predicate", "")),
        tuple(triggers),
        compiled,
        row.get("turns") is True,
        str(row["example"]),
        tuple(tuple(x) if isinstance(x, list) else (str(x),) for x in expect),
    )


class Patterns:
    """The patterns of a file, and an automaton over their trigger words: a sentence is held against few of them."""

    def __init__(self, among: Iterable[Pattern]) -> None:
        self.all = tuple(among)
        by_trigger: dict[str, list[int]] = {}
        for index, pattern in enumerate(self.all):
            for trigger in pattern.triggers:
                by_trigger.setdefault(trigger, []).append(index)
        self._always = [index for index, pattern in enumerate(self.all) if not pattern.triggers]
        self._indexes = list(by_trigger.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_trigger), store_patterns=False)

    def triggered(self, text: str) -> list[Pattern]:
        """Return the patterns that may be found in a text, in the order of the file."""
        found = set(self._always)
        for trigger, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            found.update(self._indexes[trigger])
        return [self.all[index] for index in sorted(found)]


@cache
def patterns(name: str) -> Patterns:
    """Return the patterns of `patterns/NAME.jsonl`.

    Raises:
        DataFileError: a row has an unknown field, no example, or a pattern that does not compile.
    """
    return Patterns(_pattern(row) for row in records(f"patterns/{name}.jsonl"))


def matches(folded: Skeleton, among: Patterns) -> Iterator[Match]:
    """Yield every pattern found in a sentence."""
    if not folded.groups:
        return
    for pattern in among.triggered(folded.text):
        for expression in pattern.compiled:
            for found in expression.finditer(folded.text):
                yield _match(pattern, found, folded)


def _match(pattern: Pattern, found: "re.Match[str]", folded: Skeleton) -> Match:
    named = found.groupdict()
    group = {letter: folded.groups[found.start(letter)] for letter in ("A", "B") if named.get(letter)}
    ends = group.get("A", ()), group.get("B", ())
    subjects, objects = reversed(ends) if pattern.turns and len(ends[1]) > 1 else ends
    return Match(pattern, subjects, objects, named.get("Y") or "", folded.span(*found.span()))
