"""CSV for spreadsheets and data frames, and the CSV that Neo4j's importer reads."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.export.network import DECIMALS, INTEGERS, Network, flat_attributes

ARRAY_DELIMITER = "\x1f"  # stands in no text
_EVIDENCE = ("source", "begin", "end", "quote", "rule", "confidence")
_LISTS = {"quotes", "skos:altLabel"}  # arrays in Neo4j, even where each thing has but one
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COMMAND = """\
#!/bin/sh
# run it in this folder, with the database stopped
neo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true --array-delimiter=U+001F \\
    --nodes=nodes.csv --relationships=relationships.csv
"""


def write_csv(network: Network, folder: Path) -> None:
    """Write nodes.csv, edges.csv and evidence.csv (a row for each place where a statement is said).

    They begin with a byte order mark, without which spreadsheets garble Chinese, and a cell that a spreadsheet would
    take for a formula begins with an apostrophe.
    """
    folder.mkdir(parents=True, exist_ok=True)
    nodes = [{"id": node, **_without_evidence(data)} for node, data in _nodes(network)]
    edges = [
        {"from": begin, "predicate": key, "to": end, **_without_evidence(data)}
        for begin, end, key, data in _edges(network)
    ]
    _write(folder / "nodes.csv", _columns(nodes, ("id", "type", "label", "name")), nodes)
    _write(folder / "edges.csv", _columns(edges, ("from", "predicate", "to")), edges)
    _write(folder / "evidence.csv", ("from", "predicate", "to", *_EVIDENCE), list(_evidence(network)))


def _nodes(network: Network) -> list[tuple[str, dict[str, Any]]]:
    return sorted(network.nodes.items())


def _edges(network: Network) -> list[tuple[str, str, str, dict[str, Any]]]:
    return sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])


def _without_evidence(data: Mapping[str, Any]) -> dict[str, Any]:
    return flat_attributes({name: value for name, value in data.items() if name != "evidence"})


def _evidence(network: Network) -> Iterator[dict[str, Any]]:
    """Yield the places of every statement: of edges, and of values (whose `to` is the value)."""
    for node, data in _nodes(network):
        for place in data.get("evidence") or ():
            yield {"from": node, "predicate": place.get("property"), "to": place.get("value"), **_place(place)}
    for begin, end, key, data in _edges(network):
        for place in data.get("evidence") or ():
            yield {"from": begin, "predicate": key, "to": end, **_place(place)}


def _place(place: Mapping[str, Any]) -> dict[str, Any]:
    return {name: place.get(name) for name in _EVIDENCE}


def _columns(rows: Sequence[Mapping[str, Any]], first: tuple[str, ...]) -> tuple[str, ...]:
    return first + tuple(sorted({name for row in rows for name in row} - set(first)))


def _write(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return "'" + text if text.startswith(_FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


# -- Neo4j -----------------------------------------------------------------------------------------------------------


def write_neo4j(network: Network, folder: Path) -> None:
    """Write nodes.csv and relationships.csv with Neo4j's typed headers, and the command that loads them, import.sh.

    The evidence of a relationship is its property `evidence`, in JSON; `quotes` is an array.
    """
    folder.mkdir(parents=True, exist_ok=True)
    nodes = [_graph_node(node, data) for node, data in _nodes(network)]
    edges = [_graph_edge(*edge) for edge in _edges(network)]
    _write_typed(folder / "nodes.csv", nodes, {"id": "id:ID", "type": ":LABEL"})
    _write_typed(folder / "relationships.csv", edges, {"from": ":START_ID", "type": ":TYPE", "to": ":END_ID"})
    (folder / "import.sh").write_text(
        "#!/bin/sh\n# run it in this folder, with the database stopped\n" + _COMMAND, "utf-8"
    )


def _graph_node(node: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": node, "type": data.get("type") or "Thing", **_properties(data)}


def _graph_edge(begin: str, end: str, key: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {"from": begin, "type": key, "to": end, **_properties(data)}


def _properties(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties of a node or relationship: lists of texts stay lists, lists of records become JSON."""
    flat = flat_attributes(data)
    texts = {
        name: [str(item) for item in value]
        for name, value in data.items()
        if isinstance(value, list) and not any(isinstance(item, Mapping) for item in value)
    }
    return {name: texts.get(name, value) for name, value in flat.items() if name not in {"id", "type"}}


def _write_typed(path: Path, rows: Sequence[Mapping[str, Any]], fixed: Mapping[str, str]) -> None:
    several = {name for row in rows for name, value in row.items() if isinstance(value, list) and len(value) > 1}
    columns = _columns(rows, tuple(fixed))
    heads = [fixed.get(name) or _head(name, _LISTS | several) for name in columns]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(heads)
        writer.writerows([_neo4j_cell(row.get(name)) for name in columns] for row in rows)


def _head(name: str, lists: set[str]) -> str:
    """Return a column's head: its name without a prefix, and its type."""
    number = ":long" if name in INTEGERS else ":double" if name in DECIMALS else ""
    return name.rpartition(":")[2] + (":string[]" if name in lists else number)


def _neo4j_cell(value: Any) -> str:
    if isinstance(value, list):
        return ARRAY_DELIMITER.join(text.replace(ARRAY_DELIMITER, " ") for text in value)
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)
