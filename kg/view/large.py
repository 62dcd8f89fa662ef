"""The page of a graph too large for one file: the things that are spoken of most; `kg serve` shows all of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.view.facts import Node
from kg.view.legend import class_style
from kg.view.page import render
from kg.view.reading import read_some

SHOWN = 60  # things that the page holds
QUOTES = 10  # that it holds of one statement, lest it grow with the text


def write_opening(
    store: Store, path: Path, things: Iterable[tuple[str, str, int]], *, title: str, base: str, lang: str = "zh"
) -> None:
    """Write the page of the most spoken of things of each class, without the query engine; its title says so.

    Of a statement with many quotes, it holds the first few.

    Args:
        store: the graph.
        path: the page.
        things: id, class, and how often it is spoken of, most often first.
        title: of the whole.
        base: what the IRIs of things begin with.
        lang: that the page opens in.
    """
    kind_of: dict[Node, str] = {}
    weight: dict[Node, int] = {}
    by_class: dict[str, list[Node]] = defaultdict(list)
    for id_, kind, times in things:
        node = NamedNode(base + id_)
        kind_of[node], weight[node] = kind, times
        if class_style(kind).opening:
            by_class[kind].append(node)
    facts = read_some(store, kind_of, _most(by_class), QUOTES)
    degree = [weight[NamedNode(thing.iri)] for thing in facts.things]
    counts = Counter(thing.kind for thing in facts.things)
    shown = f"{title}（{len(kind_of):,} 项中提到最多的 {len(facts.things):,} 项；kg serve 可看全部）"
    html = render(facts, degree, counts, title=shown, lang=lang, turtle=None, more={"texts": {}})
    path.write_text(html, encoding="utf-8", newline="\n")


def _most(by_class: dict[str, list[Node]]) -> list[Node]:
    """Return the first of each class, more of a larger class, but not in proportion."""
    share = {kind: len(nodes) ** 0.5 for kind, nodes in by_class.items()}
    whole = sum(share.values()) or 1.0
    return [node for kind in sorted(by_class) for node in by_class[kind][: max(2, round(share[kind] / whole * SHOWN))]]
