"""The data in the page: nodes and edges as pyvis holds them, and all that the script needs beside them."""

from collections import Counter
from typing import Any

from pyvis.network import Network

from kg.data import listing, resource
from kg.view.assets import licences
from kg.view.facts import Facts
from kg.view.layout import islands, spread
from kg.view.legend import class_style, classes, relation_style, relations, rules
from kg.view.network import network
from kg.view.opening import opening
from kg.view.review import rows_of
from kg.vocab import BASE, PREFIXES


def as_network(facts: Facts, degree: list[int], counts: Counter[str]) -> Network:
    """Return the pyvis network of a graph, every thing in its place."""
    points = islands([thing.kind for thing in facts.things], degree)
    return network(facts, points, degree, [class_style(kind) for kind in kinds(counts)], BASE)


def kinds(counts: Counter[str]) -> list[str]:
    """Return the classes that have things, in the order of the legend."""
    known = [kind for kind in classes() if counts[kind]]
    return known + sorted(kind for kind in counts if kind not in classes())


def about(facts: Facts, degree: list[int], counts: Counter[str], lang: str) -> dict[str, object]:
    """Return what the page knows beside nodes and edges."""
    used = _used_relations(facts)
    said = Counter(link.predicate for link in facts.links)
    return {
        "lang": lang,
        "base": BASE,
        "prefixes": PREFIXES,
        "quotes": rows_of(facts.quotes),
        "opening": _opening_places(facts, degree),
        "classes": [_described(class_style(kind), counts) for kind in kinds(counts)],
        "relations": [_described(relation_style(name), said) for name in used],
        "rules": {style.name: (style.zh, style.en) for style in rules().values()},
        "classesOff": [kind for kind in kinds(counts) if not class_style(kind).opening],
        "relationsOff": [name for name in {**relations(), **dict.fromkeys(used)} if not relation_style(name).opening],
        "questions": [resource(name).read_text("utf-8") for name in listing("queries", ".rq")],
        "licences": licences(),
    }


def _opening_places(facts: Facts, degree: list[int]) -> list[list[int]]:
    chosen = opening(facts, degree)
    inside = {place: number for number, place in enumerate(chosen)}
    links = [
        (inside[link.subject], inside[link.object])
        for link in facts.links
        if link.subject in inside and link.object in inside and relation_style(link.predicate).opening
    ]
    things = [facts.things[place] for place in chosen]
    points = spread([thing.kind for thing in things], links, [thing.name for thing in things])
    return [[place, round(float(x)), round(float(y))] for place, (x, y) in zip(chosen, points, strict=True)]


def _used_relations(facts: Facts) -> list[str]:
    used = {link.predicate for link in facts.links} | {name for thing in facts.things for name, _, _ in thing.values}
    return [name for name in relations() if name in used] + sorted(used - relations().keys())


def _described(style: Any, counts: Counter[str]) -> dict[str, object]:
    """Return a class or relation as the script reads it."""
    names = {"zh_inverse": "zhInverse", "en_inverse": "enInverse"}
    return {names.get(key, key): value for key, value in style._asdict().items()} | {"count": counts[style.name]}


def fragment(facts: Facts, degree: list[int]) -> dict[str, object]:
    """Return a part of a graph in the form in which the page takes up more of it."""
    net = as_network(facts, degree, Counter(thing.kind for thing in facts.things))
    used = [_described(relation_style(name), Counter()) for name in _used_relations(facts)]
    return {"nodes": net.nodes, "edges": net.edges, "quotes": rows_of(facts.quotes), "relations": used}
