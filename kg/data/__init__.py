"""What domain people edit: gazetteers, lexicons, patterns and queries, and the one reader for each form."""

import json
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import DataFileError, KgError

_HERE = files("kg") / "data"


class Row(NamedTuple):
    """A row of a table with the place it came from."""

    file: str
    line: int
    fields: dict[str, str]

    def fault(self, reason: str) -> DataFileError:
        """Return the error that names this row."""
        return DataFileError(self.file, self.line, reason)


def resource(path: str) -> Traversable:
    """Return a data file of the package, as `gazetteer/institutions.tsv`."""
    return _HERE.joinpath(*path.split("/"))


def listing(folder: str, suffix: str) -> list[str]:
    """Return the paths of a folder's data files that end in suffix, sorted."""
    return sorted(f"{folder}/{item.name}" for item in resource(folder).iterdir() if item.name.endswith(suffix))


def rows(path: str) -> Iterator[Row]:
    """Yield the rows of a TSV file whose first line names the columns; lines that start with # are comments.

    Raises:
        DataFileError: a row has more fields than the header.
    """
    lines = resource(path).read_text("utf-8").splitlines()
    header: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if header is None:
            header = fields
            continue
        if len(fields) > len(header):
            raise DataFileError(path, number, f"{len(fields)} fields under {len(header)} columns ({', '.join(header)})")
        fields += [""] * (len(header) - len(fields))
        yield Row(path, number, dict(zip(header, fields, strict=True)))


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines of a table that a user gives; blank ones and those that start with # are comments.

    Raises:
        KgError: the file cannot be read as text.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{path}: {error}") from error
    yield from ((number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the words of `lexicon/NAME.txt`: separated by white space or 、, # begins a comment; longest first."""
    found: set[str] = set()
    for line in resource(f"lexicon/{name}.txt").read_text("utf-8").splitlines():
        found.update(line.partition("#")[0].replace("、", " ").split())
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def listed(rule: str, table: Collection[str]) -> str:
    """Return the name under which a table of rules holds a rule: its own, or its longest listed prefix; else nothing.

    >>> listed("broader-etc", {"broader", "promotes"})
    'broader'
    """
    while rule and rule not in table:
        rule = rule.rpartition("-")[0]
    return rule


def records(path: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-lines file, each with its `file` and `line`.

    Raises:
        DataFileError: a line is not a JSON object.
    """
    for number, line in enumerate(resource(path).read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise DataFileError(path, number, f"not JSON: {error}") from error
        if not isinstance(record, dict):
            raise DataFileError(path, number, "not a JSON object")
        yield record | {"file": path, "line": number}
