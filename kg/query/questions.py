"""The named questions: what a `.rq` file declares, and how its blanks are filled.

A file begins with comment lines and then is plain SPARQL, so that it runs as it stands in any engine:

    # zh: 哪些政策促进某产业？
    # en: Which policies promote an industry?
    # arg: 产业 = 先进制造业
    SELECT … WHERE { VALUES ?产业 { "先进制造业" } … }

A blank is a variable with a one-line VALUES block, which says its default; `UNDEF` leaves it open (any value).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import PurePosixPath

from pyoxigraph import Literal

from kg.data import listing, resource
from kg.errors import DataFileError, KgError, not_one_of

FOLDER = "queries"
OPEN = "UNDEF"

_HEADER = re.compile(r"#\s*(zh|en|arg)\s*:\s*(.+?)\s*$")
_BLANK = re.compile(r"VALUES\s*\?(?P<name>\w+)\s*\{(?P<values>[^{}\n]*)\}")

Arguments = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: titles in two languages, the blanks with their defaults (empty: left open), the SPARQL."""

    name: str
    zh: str
    en: str
    arguments: Mapping[str, str]
    sparql: str

    def bind(self, arguments: Arguments) -> str:
        """Return the SPARQL with the given blanks filled; the others keep their defaults.

        Raises:
            KgError: the question has no such blank.
        """
        return bind(self.sparql, arguments)


def blanks(sparql: str) -> dict[str, str]:
    """Return the blanks of a query with the text between their braces, in order."""
    return {found["name"]: found["values"].strip() for found in _BLANK.finditer(sparql)}


def bind(sparql: str, arguments: Arguments) -> str:
    r"""Return the query with the values of the named blanks set: one text, several, or none (`""`: left open).

    Values become string literals by Oxigraph's own writer, never pasted text, so nothing in them is read as SPARQL.

    Raises:
        KgError: the query has no such blank.

    >>> bind('SELECT * { VALUES ?产业 { "制造业" } ?x skos:prefLabel ?产业 }', {"产业": '航"天'})
    'SELECT * { VALUES ?产业 { "航\\"天" } ?x skos:prefLabel ?产业 }'
    """
    known = blanks(sparql)
    for name in arguments:
        if name not in known:
            raise KgError(
                not_one_of("argument", name, list(known) or "none: the query has no VALUES ?name { … } block")
            )

    def fill(found: re.Match[str]) -> str:
        if found["name"] not in arguments:
            return found[0]
        return f"VALUES ?{found['name']} {{ {_values(arguments[found['name']])} }}"

    return _BLANK.sub(fill, sparql)


def _values(given: str | Sequence[str]) -> str:
    texts = [given] if isinstance(given, str) else given
    return " ".join(str(Literal(text)) if text else OPEN for text in texts)


@cache
def questions() -> tuple[Question, ...]:
    """Return the named questions in the order of their names.

    Raises:
        DataFileError: a file lacks a title, or its header and its VALUES blocks differ.
    """
    return tuple(_read(path) for path in listing(FOLDER, ".rq"))


def question(name: str) -> Question:
    """Return a named question, by its name or its Chinese title.

    Raises:
        KgError: there is none of that name; the message gives the nearest.
    """
    for candidate in questions():
        if name in (candidate.name, candidate.zh):
            return candidate
    near = get_close_matches(name, [candidate.name for candidate in questions()], n=3, cutoff=0.5)
    hint = f"did you mean {', '.join(near)}?" if near else "`kg questions` lists them"
    raise KgError(f"no question is named {name!r}: {hint}")


def _read(path: str) -> Question:
    titles: dict[str, str] = {}
    arguments: dict[str, str] = {}
    text = resource(path).read_text("utf-8")
    for line in text.splitlines():
        if not (header := _HEADER.match(line)):
            break
        if header[1] == "arg":
            name, _, default = header[2].partition("=")
            arguments[name.strip()] = default.strip()
        else:
            titles[header[1]] = header[2]
    if titles.keys() != {"zh", "en"}:
        raise DataFileError(path, 1, "a question begins with the lines `# zh: …` and `# en: …`")
    declared = {name: _values(default) for name, default in arguments.items()}
    if declared != blanks(text):
        raise DataFileError(path, 1, f"`# arg:` lines say {declared}, the VALUES blocks {blanks(text)}")
    return Question(PurePosixPath(path).stem, titles["zh"], titles["en"], arguments, text)
