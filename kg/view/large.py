"""The page of a graph too large for one file: its most connected things; `kg serve` shows all of it."""

from collections import Counter
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.view.excerpt import Excerpts
from kg.view.page import render

SHOWN = 100  # things that the page holds


def write_opening(store: Store, path: Path, *, title: str, lang: str = "zh") -> None:
    """Write the page of the best connected things of each class, without the query engine; its title says so."""
    excerpts = Excerpts(store)
    facts = excerpts.facts(excerpts.opening(SHOWN))
    degree = [excerpts.degree[NamedNode(thing.iri)] for thing in facts.things]
    counts = Counter(thing.kind for thing in facts.things)
    shown = f"{title}（{sum(excerpts.counts().values()):,} 项中联系最多的 {len(facts.things):,} 项；kg serve 可看全部）"
    html = render(facts, degree, counts, title=shown, lang=lang, turtle=None, more={"texts": {}})
    path.write_text(html, encoding="utf-8", newline="\n")
