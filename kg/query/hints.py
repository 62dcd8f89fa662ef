"""What is wrong with a query, where, and what was probably meant."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from rdflib.namespace import OWL, PROV, RDF, RDFS, SKOS, SOSA, DefinedNamespace

from kg.data import words
from kg.vocab import CETU, PREFIXES

_NAMESPACES: dict[str, type[DefinedNamespace]] = {
    "cetu": CETU,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "sosa": SOSA,
}
_TOKEN = re.compile(
    r"""(?P<skip><[^<>"{}|^`\\\s]*> | "{3}.*?"{3} | '{3}.*?'{3} | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | \#[^\n]*)
      | (?P<declared>\bPREFIX\s+[\w.-]*:)
      | (?P<variable>[?$]\w+)
      | (?P<prefix>[A-Za-z][\w.-]*)?:(?P<name>\w[\w.-]*)?
      | (?P<language>@[\w-]+)
      | (?P<word>[A-Za-z]\w*)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


class Term(NamedTuple):
    """A prefixed name of a query with its place."""

    prefix: str
    name: str
    begin: int

    def __str__(self) -> str:
        return f"{self.prefix}:{self.name}"


def terms(query: str) -> Iterator[Term]:
    """Yield the prefixed names of a query, outside its strings, IRIs and comments."""
    for found in _TOKEN.finditer(query):
        if found["prefix"] is not None and found["name"]:
            yield Term(found["prefix"], found["name"].rstrip("."), found.start())


def declared_prefixes(query: str) -> set[str]:
    """Return the prefixes that a query declares itself."""
    return {found["declared"].split()[-1][:-1] for found in _TOKEN.finditer(query) if found["declared"]}


def unknown_terms(query: str) -> Iterator[Term]:
    """Yield the names that no vocabulary we know defines; prefixes that the query declares are its own affair."""
    own = declared_prefixes(query)
    for term in terms(query):
        namespace = _NAMESPACES.get(term.prefix)
        if term.prefix not in own and namespace is not None and term.name not in names(namespace):
            yield term


def names(namespace: type[DefinedNamespace]) -> set[str]:
    """Return the local names of a closed namespace."""
    return {str(term).removeprefix(str(namespace)) for term in dir(namespace) if not str(term).startswith("_")}


def unknown_prefix(query: str) -> Term | None:
    """Return the first name whose prefix neither the query nor we declare."""
    known = PREFIXES.keys() | declared_prefixes(query)
    return next((term for term in terms(query) if term.prefix not in known), None)


def explain_term(query: str, term: Term) -> str:
    """Return the message for a name that is in no vocabulary."""
    near = nearest(term.name, names(_NAMESPACES[term.prefix]))
    hint = f"did you mean {', '.join(f'{term.prefix}:{name}' for name in near)}?" if near else "no term is near it"
    return f"unknown term {term} {pointed(query, term.begin, len(str(term)), hint)}"


def explain_syntax(query: str, message: str) -> str:
    """Return the message for a query that Oxigraph cannot read: its first fault in our words."""
    if term := unknown_prefix(query):
        near = nearest(term.prefix, PREFIXES) or sorted(PREFIXES)
        hint = f"did you mean {', '.join(f'{prefix}:' for prefix in near)}?"
        return f"unknown prefix {term.prefix}: {pointed(query, term.begin, len(str(term)), hint)}"
    found = _PLACE.match(message)
    if not found:
        return f"the query cannot be read: {message}"
    if word := _misspelt(query):
        near = nearest(word[0], words("sparql"))
        hint = f"did you mean {', '.join(near)}?" if near else "SPARQL has no such word"
        return f"unknown word {word[0]} {pointed(query, word.start(), len(word[0]), hint)}"
    offset = _offset(query, int(found[1]), int(found[2]))
    return f"the query cannot be read {pointed(query, offset, 1, _expected(query, offset, found[3]))}"


def _misspelt(query: str) -> re.Match[str] | None:
    known = words("sparql")
    return next((found for found in _TOKEN.finditer(query) if found["word"] and found[0].upper() not in known), None)


def _expected(query: str, offset: int, message: str) -> str:
    if offset >= len(query.rstrip()):
        return "the query ends too soon: is a bracket left open?"
    return message.removeprefix("expected ").strip() if len(message) < 60 else "something else was expected here"


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Return up to three known words near the given one, whatever its case, the nearest first."""
    folded = {name.lower(): name for name in sorted(known)}
    return [folded[name] for name in get_close_matches(word.lower(), folded, n=3, cutoff=0.6)]


def pointed(query: str, begin: int, length: int, hint: str) -> str:
    """Return `at line L, column C: hint` and, below it, the line with the place marked."""
    line_begin = query.rfind("\n", 0, begin) + 1
    line = query[line_begin:].split("\n", 1)[0]
    number, column = query.count("\n", 0, begin) + 1, begin - line_begin
    mark = _blank(line[:column]) + "^" * max(1, _width(query[begin : begin + length]))
    return f"at line {number}, column {column + 1}: {hint}\n    {line}\n    {mark}"


def _offset(query: str, line: int, column: int) -> int:
    begin = sum(len(text) for text in query.splitlines(keepends=True)[: line - 1])
    return min(begin + column - 1, len(query))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _blank(text: str) -> str:
    return "".join("\t" if character == "\t" else " " * _width(character) for character in text)
