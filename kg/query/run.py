"""One query against a store, with our prefixes known and our terms checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from kg.errors import KgError
from kg.query import hints
from kg.query.questions import Arguments, bind
from kg.vocab import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple
Answer = QuerySolutions | QueryBoolean | QueryTriples

_LABELS = [NamedNode(PREFIXES["skos"] + "prefLabel"), NamedNode(PREFIXES["rdfs"] + "label")]


class QueryError(KgError):
    """A query that cannot be read or asks for terms that do not exist; the message points at the place."""


@dataclass
class Result:
    """What a query answers: rows (SELECT), yes or no (ASK), or triples (CONSTRUCT, DESCRIBE).

    `answer` is Oxigraph's own and is read once, either by `rows` or by a writer that streams.
    """

    answer: Answer
    store: Store

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        if isinstance(self.answer, QuerySolutions):
            return tuple(variable.value for variable in self.answer.variables)
        return ("subject", "predicate", "object") if isinstance(self.answer, QueryTriples) else ("answer",)

    @cached_property
    def rows(self) -> list[tuple[Term | None, ...]]:
        """The rows, or the triples as rows, or one row with the yes or no."""
        return list(self._read())

    def texts(self) -> list[tuple[str, ...]]:
        """Return the rows for people: literals without their datatype, things by their names."""
        return [tuple(self.text(term) for term in row) for row in self.rows]

    def text(self, term: Term | None) -> str:
        """Return a term for people: the text of a literal, the name of a thing, else the IRI with our prefixes."""
        if isinstance(term, NamedNode):
            return self._name(term) or shortened(term.value)
        if isinstance(term, Literal):
            return term.value
        return "" if term is None else str(term)

    def _read(self) -> Iterator[tuple[Term | None, ...]]:
        if isinstance(self.answer, QuerySolutions):
            for solution in self.answer:
                yield tuple(solution)
        elif isinstance(self.answer, QueryTriples):
            for triple in self.answer:
                yield tuple(triple)
        else:
            yield (Literal(bool(self.answer)),)

    def _name(self, thing: NamedNode) -> str:
        if shortened(thing.value) != thing.value:  # a term of a vocabulary is known by its prefixed name
            return ""
        for predicate in _LABELS:
            for quad in self.store.quads_for_pattern(thing, predicate, None, None):
                return self.text(quad.object)
        return ""

    def __bool__(self) -> bool:
        """Whether the answer is yes, or has a row; this reads it."""
        return bool(self.answer) if isinstance(self.answer, QueryBoolean) else any(True for _ in self._read())


def shortened(iri: str) -> str:
    """Return an IRI with one of our prefixes, where it has one.

    >>> shortened("https://w3id.org/cetu/ontology#promotes")
    'cetu:promotes'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri[len(namespace) :].isidentifier():
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def run(store: Store, query: str, arguments: Arguments | None = None) -> Result:
    """Ask a store a SPARQL 1.1 query, its blanks (`VALUES ?name { … }`) filled with the arguments.

    Raises:
        QueryError: it cannot be read, or names a term that neither our vocabularies nor the graph know.
        KgError: it has no such blank.
    """
    text = bind(query, arguments or {})
    try:
        answer = store.query(text, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(hints.explain_syntax(text, str(error))) from error
    for term in hints.unknown_terms(text):
        if not _is_used(store, NamedNode(PREFIXES[term.prefix] + term.name)):
            raise QueryError(hints.explain_term(text, term))
    return Result(answer, store)


def _is_used(store: Store, term: NamedNode) -> bool:
    uses = (
        store.quads_for_pattern(term, None, None),
        store.quads_for_pattern(None, term, None),
        store.quads_for_pattern(None, None, term),
    )
    return any(next(quads, None) is not None for quads in uses)
