"""The page: one file that holds the graph, the script that draws it, and a policy that lets nothing else run."""

import base64
import gzip
import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment
from markupsafe import Markup
from pyoxigraph import DefaultGraph, RdfFormat, Store

from kg.data import listing, resource
from kg.view.facts import Facts, read_facts
from kg.view.layout import islands, spread
from kg.view.legend import class_style, classes, relation_style, relations
from kg.view.network import network
from kg.view.opening import degrees, opening
from kg.vocab import BASE, PREFIXES

HERE = files("kg.view")
STATIC = HERE / "static"
MODULES = """
    dom words data caption shapes labels arrange filter state evidence motion picture search panel details tables
    charts figures timeline structure reader engine questions editor query out save keys main
""".split()  # noqa: SIM905
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|const|let) (\w+))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What a written page holds."""

    path: Path
    things: int
    links: int
    opening: int
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
    facts = _facts(store)
    html = _render(store, facts, title=title, texts=texts, sparql=sparql, lang=lang, turtle=turtle)
    path.write_text(html, encoding="utf-8", newline="\n")
    return PageInfo(path, len(facts.things), len(facts.links), len(opening(facts, degrees(facts))), len(html.encode()))


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
    engine in; `turtle` is the graph as it is to be queried and saved (by default the store's own).
    """
    return _render(store, _facts(store), title=title, texts=texts, sparql=sparql, lang=lang, turtle=turtle)


def _facts(store: Store) -> Facts:
    return read_facts(store, tuple(classes()))


def _render(
    store: Store,
    facts: Facts,
    *,
    title: str,
    texts: dict[str, str] | None,
    sparql: bool,
    lang: str,
    turtle: str | None,
) -> str:
    degree = degrees(facts)
    points = islands([thing.kind for thing in facts.things], degree)
    counts = Counter(thing.kind for thing in facts.things)
    known = [style for style in classes().values() if counts[style.name]]
    styles = known + [class_style(kind) for kind in sorted(counts) if kind not in classes()]
    net = network(facts, points, degree, styles, BASE)
    net.heading = title
    scripts = [Markup(_read("vendor/vis.min.js")), Markup(script())]  # ours, not the graph's
    style = Markup(_read("page.css"))
    more = about(facts, degree, lang) | {
        "classes": [vars_of(style, counts) for style in styles],
        "texts": texts or {},
        "title": title,
    }

    def pack(nodes: list[Any], edges: list[Any], options: str) -> str:
        return packed(
            json.dumps({"nodes": nodes, "edges": edges, "options": json.loads(options)} | more, ensure_ascii=False)
        )

    environment = Environment(
        loader=DictLoader({"page": (HERE / "template.html.j2").read_text("utf-8")}), autoescape=True
    )
    environment.globals |= {
        "lang": lang,
        "pack": pack,
        "style": style,
        "scripts": scripts,
        "policy": Markup(policy([str(script_) for script_ in scripts], str(style), sparql=sparql)),
        "engine": packed(_read("vendor/oxigraph.min.js") + "\n" + _read("worker.js")) if sparql else "",
        "wasm": _wasm() if sparql else "",
        "turtle": packed(turtle if turtle is not None else as_turtle(store)) if sparql else "",
    }
    net.templateEnv = environment
    net.path = "page"
    html: str = net.generate_html()
    return html


def vars_of(style: Any, counts: Counter[str]) -> dict[str, object]:
    """Return a class or relation as the script reads it."""
    names = {"zh_inverse": "zhInverse", "en_inverse": "enInverse"}
    return {names.get(key, key): value for key, value in style._asdict().items()} | {"count": counts[style.name]}


def about(facts: Facts, degree: list[int], lang: str) -> dict[str, object]:
    """Return all that the page knows beside nodes and edges."""
    chosen = opening(facts, degree)
    inside = {place: number for number, place in enumerate(chosen)}
    shown = {link.predicate for link in facts.links if relation_style(link.predicate).opening}
    links = [
        (inside[link.subject], inside[link.object])
        for link in facts.links
        if link.predicate in shown and link.subject in inside and link.object in inside
    ]
    points = spread([facts.things[p].kind for p in chosen], links, [facts.things[p].name for p in chosen])
    counts = Counter(link.predicate for link in facts.links)
    values = {name for thing in facts.things for name, _, _ in thing.values}
    used = [name for name in relations() if name in counts or name in values]
    used += sorted((counts.keys() | values) - set(used))
    kinds = {thing.kind for thing in facts.things}
    return {
        "lang": lang,
        "base": BASE,
        "prefixes": PREFIXES,
        "quotes": [[q.source, q.article, q.begin, q.end, q.text, q.rule, round(q.confidence, 3)] for q in facts.quotes],
        "opening": [[place, round(float(x)), round(float(y))] for place, (x, y) in zip(chosen, points, strict=True)],
        "relations": [vars_of(relation_style(name), counts) for name in used],
        "classesOff": [kind for kind in sorted(kinds) if not class_style(kind).opening],
        "relationsOff": [name for name in used if counts[name] and not relation_style(name).opening],
        "questions": [resource(name).read_text("utf-8") for name in listing("queries", ".rq")],
        "licences": licences(),
    }


def as_turtle(store: Store) -> str:
    """Return the default graph as Turtle."""
    data = store.dump(None, RdfFormat.TURTLE, from_graph=DefaultGraph(), prefixes=PREFIXES)
    assert data is not None  # dump returns the bytes where no output is given
    return data.decode()


def packed(text: str) -> str:
    """Return text as base64 of gzip: it cannot close a script element, and is a tenth of the size."""
    return base64.b64encode(gzip.compress(text.encode(), 6, mtime=0)).decode()


@cache
def _wasm() -> str:
    return base64.b64encode((STATIC / "vendor" / "oxigraph.wasm.gz").read_bytes()).decode()


@cache
def _read(name: str) -> str:
    return STATIC.joinpath(*name.split("/")).read_text("utf-8")


@cache
def script() -> str:
    """Return the page's modules as one script, each in a scope of its own from which its exports come."""
    return '"use strict";\n(() => {\n' + "\n".join(_scoped(_read(f"{name}.js")) for name in MODULES) + "})();\n"


def _scoped(module: str) -> str:
    exported = ", ".join(name for _, name in _EXPORT.findall(module))
    body = _EXPORT.sub(r"\1", _IMPORT.sub("", module))
    return f"const {{ {exported} }} = (() => {{\n{body}return {{ {exported} }};\n}})();"


def policy(scripts: list[str], style: str, *, sparql: bool, connect: str = "'none'") -> str:
    """Return the Content-Security-Policy: our scripts and style by their hashes, and nothing else."""
    allowed = " ".join(_hash(text) for text in scripts)
    engine = " 'wasm-unsafe-eval' blob:; worker-src blob:" if sparql else ""
    return (
        f"default-src 'none'; script-src {allowed}{engine}; style-src {_hash(style)}; img-src data: blob:; "
        f"connect-src {connect}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def licences() -> str:
    """Return the licence texts of the vendored libraries; of two offered licences, the shorter MIT."""
    folder = STATIC / "vendor" / "licences"
    names = sorted(item.name for item in folder.iterdir() if "APACHE" not in item.name)
    return "\n\n".join(f"{name}\n\n{(folder / name).read_text('utf-8')}" for name in names)
