"""The forms in which a result is written: a table for people, CSV, TSV, JSON, Turtle for programs."""

import csv
import io
import re
import shutil
from collections.abc import Callable, Iterable
from typing import BinaryIO

from pyoxigraph import QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, serialize
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import KgError, not_one_of
from kg.query.run import Result
from kg.vocab import PREFIXES

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
WIDTH_OF_FILES = 200  # characters; where the output is no terminal


def table(result: Result, out: BinaryIO) -> None:
    """Write a table as wide as the terminal, things by their names, and the number of rows under it."""
    drawn = draw(result.columns, result.texts())
    drawn.caption, drawn.caption_justify = _count(result), "left"
    text = io.StringIO()
    is_terminal = out.isatty()
    width = shutil.get_terminal_size().columns if is_terminal else WIDTH_OF_FILES
    Console(file=text, width=width, force_terminal=is_terminal).print(drawn)
    out.write(text.getvalue().encode())


def draw(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """Return a table of plain texts: what stands in them is neither markup nor a control sequence of the terminal."""
    drawn = Table(header_style="bold")
    for column in columns:
        drawn.add_column(_plain(column), overflow="fold")
    for row in rows:
        drawn.add_row(*map(_plain, row))
    return drawn


def _plain(text: str) -> Text:
    return Text(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", text))


def _count(result: Result) -> Text:
    return Text("1 row" if len(result.rows) == 1 else f"{len(result.rows)} rows")


def separated(results: QueryResultsFormat, delimiter: str) -> Callable[[Result, BinaryIO], None]:
    """Return the writer for CSV or TSV: the W3C format for SELECT, the plain terms for the rest."""

    def write_separated(result: Result, out: BinaryIO) -> None:
        if isinstance(result.answer, QuerySolutions):
            result.answer.serialize(out, results)
            return
        text = io.StringIO()
        writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n" if delimiter == "," else "\n")
        writer.writerow(result.columns)
        writer.writerows(
            [term if isinstance(term, str) else getattr(term, "value", str(term)) for term in row]
            for row in result.rows
        )
        out.write(text.getvalue().encode())

    return write_separated


def json(result: Result, out: BinaryIO) -> None:
    """Write SPARQL 1.1 JSON results, or JSON-LD for CONSTRUCT and DESCRIBE."""
    if isinstance(result.answer, QueryTriples):
        result.answer.serialize(out, RdfFormat.JSON_LD)
    else:
        result.answer.serialize(out, QueryResultsFormat.JSON)
    out.write(b"\n")


def turtle(result: Result, out: BinaryIO) -> None:
    """Write the triples of a CONSTRUCT or DESCRIBE.

    Raises:
        KgError: the query was a SELECT or an ASK.
    """
    if not isinstance(result.answer, QueryTriples):
        raise KgError("ttl is for CONSTRUCT and DESCRIBE; SELECT and ASK are written as table, csv, tsv or json")
    serialize(result.answer, out, RdfFormat.TURTLE, prefixes=PREFIXES)


FORMATS: dict[str, Callable[[Result, BinaryIO], None]] = {
    "table": table,
    "csv": separated(QueryResultsFormat.CSV, ","),
    "tsv": separated(QueryResultsFormat.TSV, "\t"),
    "json": json,
    "ttl": turtle,
}


def write(result: Result, format: str, out: BinaryIO) -> None:
    """Write a result in one of FORMATS, as UTF-8.

    Raises:
        KgError: there is no such format, or it does not fit the result.
    """
    if format not in FORMATS:
        raise KgError(not_one_of("format", format, list(FORMATS)))
    FORMATS[format](result, out)
