"""The network as pyvis holds it: nodes with places and names, edges with their evidence, options without physics."""

from collections.abc import Iterable

from pyvis.network import Network

from kg.view.facts import Facts, Link, Thing
from kg.view.layout import Points
from kg.view.legend import ClassStyle
from kg.view.pinyin import initials

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": True,
        "hideEdgesOnZoom": True,
        "keyboard": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 200,
    },
    "nodes": {"borderWidth": 1, "borderWidthSelected": 3},
    "edges": {
        "color": {"color": "#8a96a3", "opacity": 0.5, "highlight": "#0b57d0", "hover": "#0b57d0"},
        "width": 1.3,
        "smooth": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "hoverWidth": 1,
        "selectionWidth": 1,
    },
}


class FastIds(list[int]):
    """pyvis asks `id in node_ids` for every node and edge; with a set behind it the answer does not grow slow."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[object] = set()

    def append(self, item: int) -> None:
        """Add an id."""
        super().append(item)
        self._known.add(item)

    def __contains__(self, item: object) -> bool:
        return item in self._known


def network(facts: Facts, points: Points, degree: list[int], classes: Iterable[ClassStyle], base: str) -> Network:
    """Return the pyvis network of a graph. The `group` of a node is its class, and decides its colour and shape."""
    net = Network(directed=True)
    net.node_ids = FastIds()
    for place, thing in enumerate(facts.things):
        x, y = points[place]
        net.add_node(
            place, label=thing.label, group=thing.kind, x=round(float(x)), y=round(float(y)), **_more(thing, base)
        )
        net.nodes[-1]["degree"] = degree[place]
    for link in facts.links:
        net.add_edge(link.subject, link.object, **_said(link))
    groups = {style.name: _group(style) for style in classes}
    net.options = OPTIONS | {"groups": groups}
    return net


def _more(thing: Thing, base: str) -> dict[str, object]:
    more: dict[str, object] = {"iri": thing.iri.removeprefix(base), "values": thing.values}
    if thing.name != thing.label:
        more["name"] = thing.name
    if thing.aliases:
        more["aka"] = thing.aliases
    if found := initials(thing.name, *thing.aliases):
        more["pinyin"] = found
    return more


def _said(link: Link) -> dict[str, object]:
    return {"relation": link.predicate, "evidence": link.evidence}


def _group(style: ClassStyle) -> dict[str, object]:
    return {"shape": style.shape, "color": {"background": style.colour, "border": darker(style.colour)}}


def darker(colour: str) -> str:
    """Return the colour of a sign's edge.

    >>> darker("#0072B2")
    '#004974'
    """
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(part * 0.65):02x}" for part in parts)
