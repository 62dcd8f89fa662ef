"""The network as pyvis holds it: nodes with places and names, edges with their evidence, options without physics."""

from collections.abc import Iterable

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

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


def network(facts: Facts, points: Points, degree: list[int], classes: Iterable[ClassStyle], base: str) -> Network:
    """Return the pyvis network of a graph. The `group` of a node is its class, and decides its colour and shape.

    Nodes and edges are pyvis's own, but put in by the list: it would look up both ends of each edge.
    """
    net = Network(directed=True)
    places = [(round(x), round(y)) for x, y in points.tolist()]
    net.nodes = [
        _node(number, thing, places[number], degree[number], base) for number, thing in enumerate(facts.things)
    ]
    net.edges = [_edge(link) for link in facts.links]
    groups = {style.name: _group(style) for style in classes}
    net.options = OPTIONS | {"groups": groups}
    return net


def _node(number: int, thing: Thing, place: tuple[int, int], degree: int, base: str) -> dict[str, object]:
    x, y = place
    node: dict[str, object] = Node(number, "dot", thing.label, group=thing.kind, x=x, y=y, **_more(thing, base)).options
    return node | {"degree": degree}


def _more(thing: Thing, base: str) -> dict[str, object]:
    more: dict[str, object] = {"iri": thing.iri.removeprefix(base), "values": thing.values}
    if thing.name != thing.label:
        more["name"] = thing.name
    if thing.aliases:
        more["aka"] = thing.aliases
    if found := initials(thing.name, *thing.aliases):
        more["pinyin"] = found
    return more


def _edge(link: Link) -> dict[str, object]:
    edge: dict[str, object] = Edge(
        link.subject, link.object, directed=True, relation=link.predicate, evidence=link.evidence
    ).options
    return edge


def _group(style: ClassStyle) -> dict[str, object]:
    return {"shape": style.shape, "color": {"background": style.colour, "border": darker(style.colour)}}


def darker(colour: str) -> str:
    """Return the colour of a sign's edge.

    >>> darker("#0072B2")
    '#004974'
    """
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(part * 0.65):02x}" for part in parts)
