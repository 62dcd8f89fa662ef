"""JSON-LD with a context that turns our terms into plain keys: a thing a line, ready for any JSON tool.

{"@id": "id:industry/2af158f52cacfe20", "@type": ["Industry", …], "prefLabel": "先进制造业", "broader": "id:industry/…"}
"""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple

from kg.export.steady import triples
from kg.vocab import CETU, PREFIXES

_RDF_TYPE = PREFIXES["rdf"] + "type"
_STRING = PREFIXES["xsd"] + "string"
_INTEGER = PREFIXES["xsd"] + "integer"


def write_jsonld(store: Store, path: Path) -> None:
    """Write one JSON object: the context, and all things under `@graph`, in the order of their IRIs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    terms = _terms(store)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write('{"@context": ' + _line(_context(terms)) + ',\n"@graph": [\n')
        for number, node in enumerate(_nodes(store, terms)):
            out.write((",\n" if number else "") + _line(node))
        out.write("\n]}\n")


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _terms(store: Store) -> dict[str, str]:
    """Return the keys of the predicates: ours by their local names, others by prefix, the rest as they are."""
    found = {quad.predicate.value for quad in store.quads_for_pattern(None, None, None, DefaultGraph())}
    return {iri: _key(iri) for iri in sorted(found)}


def _key(iri: str) -> str:
    if iri.startswith(str(CETU)):
        return iri.removeprefix(str(CETU))
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _context(terms: dict[str, str]) -> dict[str, Any]:
    own = {key: f"cetu:{key}" for iri, key in terms.items() if iri.startswith(str(CETU))}
    return {**PREFIXES, **own}


def _nodes(store: Store, terms: dict[str, str]) -> Iterator[dict[str, Any]]:
    for subject, group in groupby(triples(store), key=lambda triple: triple.subject):
        node: dict[str, Any] = {"@id": _id(subject)}
        for triple in group:
            if triple.predicate.value == _RDF_TYPE and isinstance(triple.object, NamedNode):
                node.setdefault("@type", []).append(_type(triple.object))
            else:
                node.setdefault(terms[triple.predicate.value], []).append(_value(triple.object))
        yield {
            key: values[0] if isinstance(values, list) and len(values) == 1 else values for key, values in node.items()
        }


def _id(term: NamedNode | BlankNode | Triple) -> str:
    return f"_:{term.value}" if isinstance(term, BlankNode) else str(getattr(term, "value", term))


def _type(term: NamedNode) -> str:
    return _key(term.value) if not term.value.startswith(str(CETU)) else "cetu:" + _key(term.value)


def _value(term: NamedNode | BlankNode | Literal | Triple) -> Any:
    if not isinstance(term, Literal):
        return {"@id": _id(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == _STRING:
        return term.value
    return int(term.value) if datatype == _INTEGER else {"@value": term.value, "@type": datatype}
