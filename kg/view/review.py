"""What is open, for readers to decide on the page: things that may be one, statements that may be made."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pyoxigraph import RdfFormat, parse

from kg.view.facts import Node, Quote, Said, Thing, by_subject, local_name
from kg.view.legend import classes
from kg.vocab import CETU, PREFIXES

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
    """Return what the page needs to ask; numbers are those of the things and of the quotes here, kinds are names."""
    known = {row[1:4] for row in open_.decided}
    number = {thing.iri: place for place, thing in enumerate(things)}
    quotes: list[Quote] = []
    candidates: list[list[object]] = []
    for row, said in _candidates(open_, number):
        if tuple(row[:3]) not in known and len(candidates) < MOST:
            candidates.append([*row, list(range(len(quotes), len(quotes) + len(said)))])
            quotes += said
    same = [row for row in _suggestions(open_, number) if (row[0], "", row[1]) not in known]
    named = {str(name).partition("/")[0] for row in candidates for name in row[5:7] if "/" in str(name)}
    kinds = {kind: classes()[kind][1:3] for kind in sorted(named & classes().keys())}
    return {"same": same, "candidates": candidates, "quotes": rows_of(quotes), "decided": open_.decided, "kinds": kinds}


def rows_of(quotes: Iterable[Quote]) -> list[list[object]]:
    """Return quotes as the page takes them up."""
    return [[q.source, q.article, q.begin, q.end, q.text, q.rule, round(q.confidence, 3)] for q in quotes]


def _suggestions(open_: Open, number: dict[str, int]) -> list[list[object]]:
    """Return id, other id, their numbers, class, label, other label, score and reason of what may be one."""
    found: list[list[object]] = []
    for line in open_.suggestions.splitlines()[1:]:
        one, other, *rest = line.split("\t")
        found.append([one, other, *(number.get(open_.base + id_, -1) for id_ in (one, other)), *rest])
    return found


def _candidates(open_: Open, number: dict[str, int]) -> list[tuple[list[object], list[Quote]]]:
    """Return subject, predicate, object, numbers of the ends (-1: not in the graph) and names, with the quotes."""
    held = by_subject(parse(input=open_.candidates, format=RdfFormat.TURTLE))
    found = []
    for said in held.values():
        of = dict(said)
        if _RDF + "predicate" not in of:
            continue
        ends = [of[_RDF + part].value for part in ("subject", "object")]
        predicate = local_name(of[_RDF + "predicate"].value)
        label: str = of[_LABEL].value
        names = label.removesuffix("？").split(f" · {predicate} · ", 1)
        ids = [end.removeprefix(open_.base) for end in ends]
        row = [ids[0], predicate, ids[1], *(number.get(end, -1) for end in ends), names[0], names[-1], label]
        quotes = [_quote(held[node.value], number) for name, node in said if name == _EVIDENCE]
        found.append((row, quotes))
    return sorted(found, key=lambda each: (each[0][6], each[0][5]))


def _quote(said: Said, number: dict[str, int]) -> Quote:
    def number_of(node: Node) -> int:
        return number.get(node.value, -1)

    quote = Quote()
    for predicate, value in said:
        quote.take(local_name(predicate), value, number_of)
    return quote
