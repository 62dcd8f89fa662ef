"""Ids, predicates and values as RDF terms; what the contract does not know is refused."""

from decimal import Decimal, InvalidOperation
from functools import cache

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.ontology import properties
from kg.model import Datatype, Literal
from kg.vocab import CETU, DATE, PREFIXES, pointed

TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
PREF_LABEL = ox.NamedNode(PREFIXES["skos"] + "prefLabel")
ALT_LABEL = ox.NamedNode(PREFIXES["skos"] + "altLabel")
INDIVIDUAL = ox.NamedNode(PREFIXES["owl"] + "NamedIndividual")
AXIOM = ox.NamedNode(PREFIXES["owl"] + "Axiom")
ANNOTATED = tuple(ox.NamedNode(f"{PREFIXES['owl']}annotated{part}") for part in ("Source", "Property", "Target"))
_INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")
DECIMAL = ox.NamedNode(PREFIXES["xsd"] + "decimal")


@cache
def own(name: str) -> ox.NamedNode:
    """Return a term of our own vocabulary; a misspelt name raises AttributeError."""
    return ox.NamedNode(getattr(CETU, name))


@cache
def predicate(name: str) -> ox.NamedNode:
    """Return the property that a statement's predicate names: `promotes`, or with its prefix `skos:exactMatch`.

    Raises:
        KgError: the ontology declares no such property.
    """
    prefix, colon, local = name.rpartition(":")
    iri = PREFIXES.get(prefix if colon else "cetu", "") + local
    if iri not in properties():
        raise KgError(f"unknown predicate {name!r}: ontology/cetu.ttl declares no property {iri}")
    return ox.NamedNode(iri)


def zh(text: str) -> ox.Literal:
    """Return Chinese text as a literal with its language."""
    return ox.Literal(text, language="zh")


def decimal(text: str) -> ox.Literal:
    """Return a number in its one form: 0.90 is 0.9, 11 is 11.0 (see `vocab.pointed`).

    Raises:
        KgError: it is no number.
    """
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise KgError(f"not a decimal number: {text!r}") from None
    if not number.is_finite():
        raise KgError(f"not a decimal number: {text!r}")
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return ox.Literal(pointed("0" if plain in ("-0", "") else plain), datatype=DECIMAL)


def integer(value: str | int) -> ox.Literal:
    """Return a whole number.

    Raises:
        KgError: it is none.
    """
    try:
        return ox.Literal(str(int(value)), datatype=_INTEGER)
    except ValueError:
        raise KgError(f"not a whole number: {value!r}") from None


def date(text: str) -> ox.Literal:
    """Return a date as the plain string that OWL 2 DL wants for a value of `cetu:DateText`.

    Raises:
        KgError: it is no ISO date or span of dates.
    """
    if not DATE.fullmatch(text):
        raise KgError(f"not an ISO date: {text!r} (2024, 2023-09, 2024-03-20 or a span begin/end)")
    return ox.Literal(text)


_VALUES = {Datatype.STRING: ox.Literal, Datatype.INTEGER: integer, Datatype.DECIMAL: decimal, Datatype.DATE: date}


def value(literal: Literal) -> ox.Literal:
    """Return a value with its datatype.

    Raises:
        KgError: the text is none of its datatype.
    """
    return _VALUES[literal.datatype](literal.value)
