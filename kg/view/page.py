"""The page: one file that holds the graph, the script that draws it, and a policy that lets nothing else run."""

import json
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment
from markupsafe import Markup
from pyoxigraph import DefaultGraph, RdfFormat, Store

from kg.view import assets
from kg.view.content import about, as_network
from kg.view.facts import Facts, read_facts
from kg.view.legend import classes
from kg.view.opening import degrees
from kg.vocab import PREFIXES


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What a written page holds."""

    path: Path
    things: int
    links: int
    size: int  # bytes


def write_page(
    store: Store,
    path: Path,
    *,
    title: str,
    texts: dict[str, str] | None = None,
    sparql: bool = True,
    lang: str = "zh",
    turtle: str | None = None,
) -> PageInfo:
    """Write the page of a graph to a file; arguments as for `page`."""
    facts = read_facts(store, tuple(classes()))
    html = _whole(store, facts, title=title, texts=texts, sparql=sparql, lang=lang, turtle=turtle)
    path.write_text(html, encoding="utf-8", newline="\n")
    return PageInfo(path, len(facts.things), len(facts.links), path.stat().st_size)


def page(
    store: Store,
    *,
    title: str,
    texts: dict[str, str] | None = None,
    sparql: bool = True,
    lang: str = "zh",
    turtle: str | None = None,
) -> str:
    """Return the page of a graph that keeps the contract, as HTML.

    `texts` maps a source's sha256 to its decoded text, so that whole articles can be read; `sparql` puts the query
    engine in; `lang` (zh, en) is the language that it opens in; `turtle` is the graph as it is to be queried and saved
    (by default the store's own).
    """
    facts = read_facts(store, tuple(classes()))
    return _whole(store, facts, title=title, texts=texts, sparql=sparql, lang=lang, turtle=turtle)


def _whole(
    store: Store,
    facts: Facts,
    *,
    title: str,
    texts: dict[str, str] | None,
    sparql: bool,
    lang: str,
    turtle: str | None,
) -> str:
    counts = Counter(thing.kind for thing in facts.things)
    queried = (as_turtle(store) if turtle is None else turtle) if sparql else None
    return render(facts, degrees(facts), counts, title=title, lang=lang, turtle=queried, more={"texts": texts or {}})


def render(
    facts: Facts,
    degree: list[int],
    counts: Counter[str],
    *,
    title: str,
    lang: str,
    turtle: str | None,
    more: dict[str, object],
    connect: str = "'none'",
) -> str:
    """Return the page of some facts. `turtle` brings the query engine; `connect` is what the page may ask."""
    data = about(facts, degree, counts, lang) | {"title": title} | more

    def pack(nodes: list[Any], edges: list[Any], options: str) -> str:
        graph = {"nodes": nodes, "edges": edges, "options": json.loads(options)} | data
        return assets.packed(json.dumps(graph, ensure_ascii=False, separators=(",", ":")))

    scripts, style = [assets.asset("vendor/vis.min.js"), assets.script()], assets.asset("page.css")
    with_engine = turtle is not None
    environment = Environment(loader=DictLoader({"page": _template()}), autoescape=True)
    environment.globals |= {
        "lang": lang,
        "pack": pack,
        "style": Markup(style),
        "scripts": [Markup(text) for text in scripts],  # ours, not the graph's
        "policy": Markup(assets.policy(scripts, style, sparql=with_engine, connect=connect)),
        "engine": assets.engine() if with_engine else "",
        "wasm": assets.wasm() if with_engine else "",
        "turtle": assets.packed(turtle or ""),
    }
    net = as_network(facts, degree, counts)
    net.heading, net.path, net.templateEnv = title, "page", environment
    html: str = net.generate_html()
    return html


def _template() -> str:
    return (files("kg.view") / "template.html.j2").read_text("utf-8")


def as_turtle(store: Store) -> str:
    """Return the default graph as Turtle."""
    data = store.dump(None, RdfFormat.TURTLE, from_graph=DefaultGraph(), prefixes=PREFIXES)
    assert data is not None  # dump returns the bytes where no output is given
    return data.decode()
