"""Statements of one triple are one: what supports it, which node annotates it, which of its quotes are shown."""

import hashlib
from collections.abc import Iterable
from operator import attrgetter

from kg.graph import terms
from kg.graph.evidence import QUOTE_LENGTH, shorten
from kg.model import Evidence, Literal, Statement

QUOTES = 3  # evidence texts shown with a statement; the evidence itself is complete
Key = tuple[str, str, bool, str, str]  # subject, predicate, is a literal, object or value, datatype
Support = tuple[tuple[Evidence, ...], tuple[tuple[str, Literal], ...]]  # evidence and notes of a triple


def merge(statements: Iterable[Statement]) -> dict[Key, Support]:
    """Return what supports each triple: statements of one triple are one."""
    merged: dict[Key, tuple[list[Evidence], list[tuple[str, Literal]]]] = {}
    for statement in statements:
        evidence, notes = merged.setdefault(_key(statement), ([], []))
        evidence += statement.evidence
        notes += statement.notes
    return {key: (tuple(evidence), tuple(notes)) for key, (evidence, notes) in merged.items()}


def _key(statement: Statement) -> Key:
    """Return what makes two statements the same triple: numbers by value, not by how they are written."""
    if isinstance(statement.object, Literal):
        term = terms.value(statement.object)
        return statement.subject, statement.predicate, True, term.value, term.datatype.value
    return statement.subject, statement.predicate, False, statement.object, ""


def blank(key: Key) -> str:
    """Return the blank node that holds the annotations of a triple, the same wherever the triple is stated."""
    digest = hashlib.sha256("\x1f".join(map(str, key)).encode()).hexdigest()
    return f"_:a{digest[:24]}"


def shown(evidence: Iterable[Evidence]) -> list[str]:
    """Return the first words of the surest evidence, each once."""
    quotes: list[str] = []
    items = list(evidence)
    for item in sorted(items, key=attrgetter("rank")) if len(items) > 1 else items:
        quote = shorten(item.quote, QUOTE_LENGTH)
        if quote not in quotes:
            quotes.append(quote)
        if len(quotes) == QUOTES:
            break
    return quotes
