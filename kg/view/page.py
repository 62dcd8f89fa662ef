"""The page: one file that holds the graph, the script that draws it, and a policy that lets nothing else run."""

import gc
import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment
from markupsafe import Markup
from pyoxigraph import RdfFormat, parse

from kg.view import assets
from kg.view.content import about, as_network
from kg.view.facts import Facts, read_facts
from kg.view.legend import classes
from kg.view.opening import degrees
from kg.view.review import Open, review


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What a written page holds."""

    path: Path
    things: int
    links: int
    size: int  # bytes


def write_page(
    turtle: str,
    path: Path,
    *,
    title: str,
    texts: dict[str, str] | None = None,
    sparql: bool = True,
    open_: Open | None = None,
    lang: str = "zh",
    facts: Facts | None = None,
) -> PageInfo:
    """Write the page of a graph to a file; arguments as for `page`, and what it shows where that has been read."""
    facts, html = _made(turtle, facts, title=title, texts=texts, sparql=sparql, open_=open_, lang=lang)
    path.write_text(html, encoding="utf-8", newline="\n")
    return PageInfo(path, len(facts.things), len(facts.links), path.stat().st_size)


def page(
    turtle: str,
    *,
    title: str,
    texts: dict[str, str] | None = None,
    sparql: bool = True,
    open_: Open | None = None,
    lang: str = "zh",
) -> str:
    """Return the page of a graph that keeps the contract, in Turtle, as HTML.

    `texts` maps a source's sha256 to its decoded text, so that whole articles can be read; `sparql` puts the query
    engine in; `open_` is what readers are asked to decide; `lang` (zh, en) is the language that it opens in.
    """
    return _made(turtle, None, title=title, texts=texts, sparql=sparql, open_=open_, lang=lang)[1]


@contextmanager
def without_collection() -> Iterator[None]:
    """Look for no garbage: of the millions of objects that a large page is made of, none goes before it is done."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def facts_of(turtle: str) -> Facts:
    """Return what the page shows of a graph in Turtle."""
    return read_facts(parse(input=turtle, format=RdfFormat.TURTLE), tuple(classes()))


def _made(
    turtle: str,
    facts: Facts | None,
    *,
    title: str,
    texts: dict[str, str] | None,
    sparql: bool,
    open_: Open | None,
    lang: str,
) -> tuple[Facts, str]:
    with without_collection(), ThreadPoolExecutor(1) as beside:  # to pack the Turtle takes no Python
        packing = beside.submit(assets.packed, turtle) if sparql else None
        facts = facts or facts_of(turtle)
        counts = Counter(thing.kind for thing in facts.things)
        more: dict[str, object] = {"texts": texts or {}, "review": review(open_, facts.things) if open_ else None}
        degree, packed = degrees(facts), packing.result() if packing else None
        return facts, render(facts, degree, counts, title=title, lang=lang, turtle=packed, more=more)


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
    """Return the page of some facts. `turtle`, packed, brings the query engine; `connect` is what the page may ask."""
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
        "turtle": turtle or "",
    }
    net = as_network(facts, degree, counts)
    net.heading, net.path, net.templateEnv = title, "page", environment
    html: str = net.generate_html()
    return html


def _template() -> str:
    return (files("kg.view") / "template.html.j2").read_text("utf-8")
