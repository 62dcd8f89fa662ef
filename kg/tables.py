"""The tables beside a graph: what was brought together, and what may be one and is for people to decide."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from kg.keep.index import Index
from kg.resolve import Naming

SUGGESTIONS, MERGES = "suggestions.tsv", "merges.tsv"


class SuggestionRow(NamedTuple):
    """Two things that may be one."""

    id: str
    other: str  # id
    type: str
    label: str
    other_label: str
    score: str
    reason: str


class MergeRow(NamedTuple):
    """A name that was brought to a thing."""

    id: str  # empty where the name was brought to another name within its document
    type: str
    label: str
    name: str
    score: str
    reason: str


T = TypeVar("T", SuggestionRow, MergeRow)


def write_tables(index: Index, naming: Naming, folder: Path) -> int:
    """Write what was brought together, and what may be one and is for people to decide; return how much that is."""
    shown = index.things.labels(
        {id_ for s in naming.suggestions for id_ in (s.one, s.other)} | {m.id for m in naming.merges}
    )
    suggested = [
        SuggestionRow(s.one, s.other, *shown[s.one], shown[s.other][1], f"{s.score:.2f}", s.reason)
        for s in naming.suggestions
        if s.one in shown and s.other in shown
    ]
    _write(folder / SUGGESTIONS, SuggestionRow, suggested)
    merged = {MergeRow(m.id, *shown[m.id], m.name, f"{m.score:.2f}", m.reason) for m in naming.merges if m.id in shown}
    merged |= {
        MergeRow("", type_, long, short, f"{score:.2f}", reason)
        for type_, short, long, reason, score in index.sources.shortened()
        if short != long
    }
    _write(folder / MERGES, MergeRow, sorted(merged))
    return len(suggested)


def suggestions(out: Path) -> Iterator[SuggestionRow]:
    """Yield what is still to be decided of a graph, the surest first."""
    return _read(out / SUGGESTIONS, SuggestionRow)


def merges(out: Path) -> Iterator[MergeRow]:
    """Yield what was brought together in a graph."""
    return _read(out / MERGES, MergeRow)


def _write(path: Path, kind: type[T], rows: Iterable[T]) -> None:
    head = tuple(column.replace("_", " ") for column in kind._fields)
    lines = ["\t".join(head), *("\t".join(" ".join(cell.split()) for cell in row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _read(path: Path, kind: type[T]) -> Iterator[T]:
    lines = path.read_text("utf-8").split("\n")[1:] if path.is_file() else []
    yield from (kind(*line.split("\t")) for line in lines if line)
