"""What is open, for readers to decide on the page: things that may be one, statements that may be made."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pyoxigraph import RdfFormat, parse

from kg.view.facts import Node, Quote, Said, Thing, by_subject, local_name
from kg.view.legend import ClassStyle, RelationStyle, classes, relations
from kg.vocab import BASE, CETU, PREFIXES

MOST = 2000  # candidates that a page asks about
_RDF, _CETU = PREFIXES["rdf"], str(CETU)
_LABEL, _EVIDENCE = PREFIXES["rdfs"] + "label", _CETU + "evidence"


class Open(NamedTuple):
    """What is open, as a build writes it down."""

    base: str  # of the IRIs of things
    suggestions: str  # TSV: id, other id, type, label, other label, score, reason
    candidates: str  # Turtle: statements about statements that may be made
    decided: tuple[tuple[str, ...], ...] = ()  # rows of decisions: decision, subject, predicate, object, …


def review(open_: Open, things: Sequence[Thing]) -> dict[str, object]:
    """Return what the page needs to ask: things by id, their names by the way, and quotes with numbers of things."""
    known = {row[1:4] for row in open_.decided}
    number = {thing.iri: place for place, thing in enumerate(things)}
    quotes: list[Quote] = []
    candidates: list[list[object]] = []
    for row, places in _candidates(open_):
        if tuple(row[:3]) not in known and len(candidates) < MOST:
            candidates.append([*row, list(range(len(quotes), len(quotes) + len(places)))])
            quotes += (_quote(said, number) for said in places)
    same = [row for row in _suggestions(open_) if (row[0], "", row[1]) not in known]
    styles: dict[str, ClassStyle | RelationStyle] = {**classes(), **relations()}
    return {
        "base": open_.base.removeprefix(BASE),
        "same": same,
        "candidates": candidates,
        "quotes": rows_of(quotes),
        "decided": open_.decided,
        "words": {name: (style.zh, style.en) for name, style in styles.items()} if same or candidates else {},
    }


def rows_of(quotes: Iterable[Quote]) -> list[list[object]]:
    """Return quotes as the page takes them up."""
    return [[q.source, q.article, q.begin, q.end, q.text, q.rule, round(q.confidence, 3)] for q in quotes]


def _suggestions(open_: Open) -> list[list[str]]:
    """Return id, other id, class, label, other label, score and reason of what may be one."""
    return [line.split("\t") for line in open_.suggestions.splitlines()[1:]]


def _candidates(open_: Open) -> list[tuple[list[str], list[Said]]]:
    """Return subject, predicate, object, names of the ends and the label of what may be stated, and what says so."""
    held = by_subject(parse(input=open_.candidates, format=RdfFormat.TURTLE))
    found = []
    for said in held.values():
        of = dict(said)
        if _RDF + "predicate" not in of:
            continue
        subject, object_ = (of[_RDF + part].value.removeprefix(open_.base) for part in ("subject", "object"))
        predicate, label = local_name(of[_RDF + "predicate"].value), of[_LABEL].value
        names = label.removesuffix("？").split(f" · {predicate} · ", 1)
        places = [held[node.value] for name, node in said if name == _EVIDENCE]
        found.append(([subject, predicate, object_, names[0], names[-1], label], places))
    return sorted(found, key=lambda each: (each[0][4], each[0][3]))


def _quote(said: Said, number: dict[str, int]) -> Quote:
    def number_of(node: Node) -> int:
        return number.get(node.value, -1)

    quote = Quote()
    for predicate, value in said:
        quote.take(local_name(predicate), value, number_of)
    return quote
