"""The page of a graph too large for one file: the things that are spoken of most; `kg serve` shows all of it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from pyoxigraph import NamedNode, Store

from kg.view.facts import Node
from kg.view.legend import class_style
from kg.view.page import render
from kg.view.reading import read_some

SHOWN = 60  # things that the page holds
QUOTES = 10  # that it holds of one statement, lest it grow with the text


class Things(Protocol):
    """What is asked about the things of a graph."""

    def counts(self) -> Mapping[str, int]:
        """Return how many there are of each class."""

    def spoken_of(self, classes: Collection[str]) -> Iterable[tuple[str, str]]:
        """Yield id and class of each thing of some classes, the most spoken of first."""

    def one(self, id_: str) -> tuple[str, int] | None:
        """Return the class of a thing, and how often it is spoken of."""


def write_opening(store: Store, path: Path, things: Things, *, title: str, base: str, lang: str = "zh") -> None:
    """Write the page of the most spoken of things of each class, without the query engine; its title says so.

    Of a statement with many quotes, it holds the first few.

    Args:
        store: the graph.
        path: the page.
        things: of the graph.
        title: of the whole.
        base: what the IRIs of things begin with.
        lang: that the page opens in.
    """
    weight: dict[str, int] = {}

    def kind_of(node: Node) -> str | None:
        held = things.one(node.value.removeprefix(base)) if isinstance(node, NamedNode) else None
        if held:
            weight[node.value] = held[1]
        return held[0] if held else None

    of_class = things.counts()
    by_class: dict[str, list[str]] = defaultdict(list)
    for id_, kind in things.spoken_of([kind for kind in of_class if class_style(kind).opening]):
        by_class[kind].append(id_)
    facts = read_some(store, kind_of, [NamedNode(base + id_) for id_ in _most(by_class)], QUOTES)
    degree = [weight[thing.iri] for thing in facts.things]
    counts = Counter(thing.kind for thing in facts.things)
    shown = f"{title}（{sum(of_class.values()):,} 项中提到最多的 {len(facts.things):,} 项；kg serve 可看全部）"
    html = render(facts, degree, counts, title=shown, lang=lang, turtle=None, more={"texts": {}})
    path.write_text(html, encoding="utf-8", newline="\n")


def _most(by_class: dict[str, list[str]]) -> list[str]:
    """Return the first of each class, more of a larger class, but not in proportion."""
    share = {kind: len(ids) ** 0.5 for kind, ids in by_class.items()}
    whole = sum(share.values()) or 1.0
    return [id_ for kind in sorted(by_class) for id_ in by_class[kind][: max(2, round(share[kind] / whole * SHOWN))]]
