"""What the page shows, read from the index of a build: the same as its Turtle says, in a fraction of the time."""

import sqlite3
from collections import defaultdict
from functools import cache, lru_cache
from operator import attrgetter

from kg.graph import terms
from kg.graph.blocks import codes, names
from kg.keep.things import unpacked
from kg.model import Datatype, Literal
from kg.view.facts import Facts, Link, Quote, Thing, shown
from kg.vocab import article_id, source_id

Said = dict[tuple[int, str, int | str], list[int]]  # thing, relation, thing or value: numbers of quotes


def shown_in(index: sqlite3.Connection, base: str) -> Facts:
    """Return the things, links and quotes of a build; `base` is what the IRIs of individuals begin with."""
    rows = index.execute("SELECT id, type, data, label FROM thing ORDER BY id").fetchall()
    number = {id_: place for place, (id_, *_) in enumerate(rows)}
    things = [_thing(base, *row) for row in rows]
    cited, quotes = _quotes(index, number)
    links = []
    for (place, relation, end), said in _said(index, number, cited).items():
        if isinstance(end, int):
            links.append(Link(place, relation, end, sorted(set(said))))
        else:
            things[place].values.append((relation, end, sorted(set(said))))
    for thing in things:
        thing.values.sort(key=lambda entry: entry[:2])
    links.sort(key=attrgetter("subject", "predicate", "object"))
    return Facts(things, links, quotes)


def _thing(base: str, id_: str, type_: str, data: str, label: str) -> Thing:
    entity = unpacked(id_, type_, data)
    name, aliases = names(entity)
    coded = [(property_.rpartition(":")[2], code, list[int]()) for property_, code in codes(entity)]
    return Thing(base + id_, type_, label, name, aliases, coded)


def _quotes(index: sqlite3.Connection, number: dict[str, int]) -> tuple[dict[str, int], list[Quote]]:
    sources = {
        row: number.get(source_id(sha256), -1) for row, sha256 in index.execute("SELECT number, sha256 FROM source")
    }

    @cache
    def article_at(article: str) -> int:
        return number.get(article_id(article), -1) if article else -1

    rows = index.execute(
        "SELECT id, source, article, begin, end, quote, rule, confidence FROM evidence WHERE part = 0"
    ).fetchall()
    rows.sort()  # by id: half the time that SQLite takes
    quotes = [
        Quote(sources[source], article_at(article), begin, end, quote, rule, round(confidence, 4))
        for _, source, article, begin, end, quote, rule, confidence in rows
    ]
    return {row[0]: place for place, row in enumerate(rows)}, quotes


def _said(index: sqlite3.Connection, number: dict[str, int], cited: dict[str, int]) -> Said:
    found: Said = defaultdict(list)
    for subject, predicate, is_literal, object_, datatype, evidence in index.execute(
        "SELECT subject, predicate, literal, object, datatype, evidence FROM fact WHERE part = 0"
    ):
        end = _value(object_, datatype) if is_literal else number.get(object_)
        if end is None:  # something outside
            continue
        said = found[number[subject], predicate.rpartition(":")[2], end]
        if evidence is not None:
            said.append(cited[evidence])
    return found


@lru_cache(maxsize=10_000)
def _value(text: str, datatype: str) -> str:
    return shown(terms.value(Literal(text, Datatype(datatype))))
