"""Turtle as text, spelled as Oxigraph's serialiser spells it, but without an object for each term."""

import io
from collections.abc import Iterable
from functools import cache, lru_cache

import pyoxigraph as ox

from kg.graph import terms
from kg.vocab import PREFIXES

PREFIX_LINES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()).encode()
_NUMBERS = {PREFIXES["xsd"] + "integer", PREFIXES["xsd"] + "decimal"}
_ESCAPES = str.maketrans(
    {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
    | {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
)


def string(text: str) -> str:
    """Return text as a literal."""
    if text.isprintable() and '"' not in text and "\\" not in text:  # nearly all: ten times as fast as `translate`
        return f'"{text}"'
    return f'"{text.translate(_ESCAPES)}"'


def zh(text: str) -> str:
    """Return Chinese text as a literal with its language."""
    return f"{string(text)}@zh"


@cache
def predicate(name: str) -> str:
    """Return a statement's predicate under its prefix.

    Raises:
        KgError: the ontology declares no such property.
    """
    terms.predicate(name)  # refuses what is none
    return name if ":" in name else f"cetu:{name}"


def literal(text: str, datatype: str) -> str:
    """Return a value in its canonical form, given the IRI of its datatype: numbers stand bare."""
    return text if datatype in _NUMBERS else string(text)


@lru_cache(maxsize=1000)
def confidence(number: float) -> str:
    """Return a number from 0 to 1, to four places."""
    return terms.decimal(str(round(number, 4))).value


def description(subject: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return what is said of a subject: pairs of predicate and object, spelled already.

    >>> print(description("cetu:x", [("a", "cetu:A"), ("a", "cetu:B"), ("cetu:p", "1")]).expandtabs(4), end="")
    cetu:x a cetu:A , cetu:B ;
        cetu:p 1 .
    """
    text, before = [subject], ""
    for name, object_ in pairs:
        if name == before:
            text += (" , ", object_)
        else:
            text += (" ;\n\t" if before else " ", name, " ", object_)
            before = name
    return "".join((*text, " .\n"))


def serialized(triples: Iterable[ox.Triple]) -> bytes:
    """Return triples as Oxigraph writes them, without the lines of prefixes: their order is never the same."""
    buffer = io.BytesIO()
    ox.serialize(triples, buffer, ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return buffer.getvalue()[len(PREFIX_LINES) :]
