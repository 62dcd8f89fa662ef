"""Classifications of industries: those that come with the package, and a user's own list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.data import lines_of, rows
from kg.errors import DataFileError

STANDARD = "GB/T 4754-2017"  # the one that a user's list stands in for
_COLUMNS = ("code", "level", "parent", "name")


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a classification."""

    code: str
    level: int  # 1 for the widest
    parent: str  # code; empty at level 1
    name: str


@dataclass(frozen=True, slots=True)
class Classification:
    """A classification with its entries in their order."""

    scheme: str
    name: str
    items: tuple[Item, ...]

    def above(self, item: Item) -> Iterator[Item]:
        """Yield an item and what it is under, up to the widest."""
        by_code = {other.code: other for other in self.items}
        found: Item | None = item
        while found:
            yield found
            found = by_code.get(found.parent)


@cache
def classifications() -> tuple[Classification, ...]:
    """Return the classifications that come with the package.

    Raises:
        DataFileError: a row of theirs says what it may not say.
    """
    return tuple(_packaged(**row.fields) for row in rows("codes/schemes.tsv"))


def _packaged(scheme: str, file: str, name: str, source: str) -> Classification:
    path = f"codes/{file}"
    return Classification(scheme, name, _checked(path, ((row.line, row.fields) for row in rows(path))))


def with_industries(path: Path | None) -> tuple[Classification, ...]:
    """Return the classifications, a user's list in the place of GB/T 4754 where one is given.

    Raises:
        KgError: the file cannot be read as text.
        DataFileError: a row says what it may not say.
    """
    if path is None:
        return classifications()
    own = Classification(path.stem, path.stem, _checked(path.name, _table(path)))
    return (own, *(each for each in classifications() if each.scheme != STANDARD))


def _table(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a TSV file whose first line names the columns."""
    header: list[str] = []
    for number, line in lines_of(path):
        if header:
            yield number, dict(zip(header, map(str.strip, line.split("\t")), strict=False))
        else:
            header = line.split("\t")


def _checked(file: str, table: Iterable[tuple[int, dict[str, str]]]) -> tuple[Item, ...]:
    items: dict[str, Item] = {}
    for line, fields in table:
        if missing := [column for column in _COLUMNS if column not in fields]:
            raise DataFileError(file, line, f"no {', '.join(missing)} (columns: {', '.join(_COLUMNS)})")
        item = Item(fields["code"], _level(file, line, fields["level"]), fields["parent"], fields["name"])
        if not item.code or not item.name or item.code in items:
            raise DataFileError(file, line, f"code {item.code!r} without name, without code or given twice")
        if item.parent and item.parent not in items:
            raise DataFileError(file, line, f"{item.code} is under {item.parent}, which stands in no row above")
        items[item.code] = item
    return tuple(items.values())


def _level(file: str, line: int, text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise DataFileError(file, line, f"level {text!r} (must be 1, 2, …)")
    return int(text)
