"""GraphML and GEXF for Gephi, Cytoscape, yEd, igraph: what a graph of nodes with flat attributes can carry.

Lists of texts become one text, joined by ；; lists of records (the evidence) become JSON.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]  # of IRIs
else:
    Network = nx.MultiDiGraph

Flat = str | int | float | bool

SEPARATOR = "；"
INTEGERS = {"order", "beginOffset", "endOffset", "count"}
DECIMALS = {"value", "normalizedValue", "confidence"}
_UNWANTED = re.compile(
    r' lastmodifieddate="[^"]*"|(?<= mode="static") name=""'
)  # of `meta` and `graph`, which come first
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")  # XML 1.0, production 2


def write_graphml(network: Network, path: Path) -> None:
    """Write GraphML."""
    path.parent.mkdir(parents=True, exist_ok=True)
    nx.write_graphml_xml(flattened(network), path, encoding="utf-8")


def write_gexf(network: Network, path: Path) -> None:
    """Write GEXF 1.2, without the day on which it was written and the name of the graph, which its schema forbids."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join(nx.generate_gexf(flattened(network), encoding="utf-8"))
    path.write_text(_UNWANTED.sub("", text, count=2) + "\n", encoding="utf-8")


def flattened(network: Network) -> Network:
    """Return a copy whose attributes are plain values; an edge's `label` is its predicate."""
    flat: Network = nx.MultiDiGraph()
    for node, data in network.nodes(data=True):
        flat.add_node(_xml(node), **flat_attributes(data))
    for begin, end, key, data in network.edges(keys=True, data=True):
        flat.add_edge(_xml(begin), _xml(end), key=_xml(key), **flat_attributes({"label": key, **data}))
    return flat


def flat_attributes(data: Mapping[str, Any]) -> dict[str, Flat]:
    """Return attributes as plain values; what is None or empty is left out."""
    flat = {_xml(name): flat_value(name, value) for name, value in data.items() if value is not None and value != []}
    return {name: _xml(value) if isinstance(value, str) else value for name, value in flat.items()}


def flat_value(name: str, value: Any) -> Flat:
    """Return one plain value for anything: numbers as numbers where the attribute is one."""
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value, key=str) if isinstance(value, set | frozenset) else list(value)
        if len(items) == 1 and not isinstance(items[0], Mapping):
            return flat_value(name, items[0])
        if any(isinstance(item, Mapping) for item in items):
            return json.dumps(items, ensure_ascii=False, default=str)
        return SEPARATOR.join(str(item) for item in items if item is not None)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, bool | int | float):
        return value
    return _number(name, str(value))


def _number(name: str, text: str) -> Flat:
    try:
        return int(text) if name in INTEGERS else float(text) if name in DECIMALS else text
    except ValueError:
        return text


def _xml(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
