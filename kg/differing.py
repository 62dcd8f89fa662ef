"""What two builds differ in, as people read it: tables of what came and went, of emphasis, of contradicting figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from kg.graph import open_store
from kg.graph.changeset import changeset
from kg.graph.compare import Difference, Statement, compare
from kg.graph.emphasis import Contradiction, First, Shift, contradictions, first_spoken, shifts
from kg.query.formats import draw

FORMATS = ("table", "ttl")
_QUOTES = 2
_THINGS = 12


@dataclass(frozen=True, slots=True)
class Differing:
    """All that a comparison of two builds finds."""

    old: str
    new: str
    difference: Difference
    shifts: list[Shift]
    first: list[First]
    contradictions: list[Contradiction]

    def __bool__(self) -> bool:
        return bool(self.difference)


def difference(old: Path, new: Path) -> Differing:
    """Return what two builds differ in.

    Raises:
        KgError: one of the folders holds no graph, or no store.
    """
    stores = open_store(old), open_store(new)
    return Differing(
        str(old), str(new), compare(old, new), shifts(*stores), first_spoken(*stores), contradictions(*stores)
    )


def turtle(found: Differing) -> str:
    """Return the statements and evidence that came and went as Turtle."""
    return changeset(found.difference, found.old, found.new).decode()


def tables(found: Differing, most: int) -> Iterator[Table]:
    """Yield the tables that have rows, each cut to so many."""
    d = found.difference
    yield from _table("things", ("", "class", "label"), [*_things(d)], most)
    for title, rows in (
        ("statements added", d.added),
        ("statements removed", d.removed),
        ("evidence added", d.supported),
        ("evidence removed", d.weakened),
    ):
        yield from _table(title, ("subject", "relation", "object", "quotes"), [_row(each) for each in rows], most)
    columns = ("class", "thing", "articles before", "articles after", "articles that speak of it now")
    new = [shift for shift in found.shifts if shift.before == 0]
    yield from _table("spoken of for the first time", columns, [_shift(each) for each in new], most)
    columns_of_first = ("date", "article", "things")
    yield from _table("first spoken of, by date", columns_of_first, [_first(each) for each in found.first], most)
    other = [shift for shift in found.shifts if shift.before]
    yield from _table("emphasis", columns, [_shift(each) for each in other], most)
    figures = [_contradiction(each) for each in found.contradictions]
    yield from _table(
        "figures that contradict one another", ("indicator", "subject", "period", "figures"), figures, most
    )


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], most: int) -> Iterator[Table]:
    if rows:
        drawn = draw(columns, rows[:most])
        drawn.title, drawn.title_justify = f"{title}: {len(rows)}", "left"
        yield drawn


def _things(found: Difference) -> Iterator[tuple[str, str, str]]:
    yield from (("added", thing.kind, thing.label) for thing in found.things_added)
    yield from (("removed", thing.kind, thing.label) for thing in found.things_removed)
    yield from (("renamed", new.kind, f"{old.label} → {new.label}") for old, new in found.things_renamed)


def _row(said: Statement) -> tuple[str, ...]:
    quotes = sorted(set(said.evidence))
    more = f" (+{len(quotes) - _QUOTES})" if len(quotes) > _QUOTES else ""
    return said.subject, said.predicate, said.object, "\n".join(quotes[:_QUOTES]) + more


def _shift(shift: Shift) -> tuple[str, ...]:
    return shift.kind, shift.label, str(shift.before), str(shift.after), "\n".join(shift.articles[:3])


def _first(first: First) -> tuple[str, ...]:
    things = [label for _, label in first.things]
    more = f" (+{len(things) - _THINGS})" if len(things) > _THINGS else ""
    return first.date, first.article, "、".join(things[:_THINGS]) + more


def _contradiction(found: Contradiction) -> tuple[str, ...]:
    figures = "\n".join(f"{value}  {file}: “{quote}”" for value, file, quote in found.figures)
    return found.indicator, found.subject, found.period, figures
