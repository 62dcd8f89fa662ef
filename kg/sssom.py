"""What was found to be the same, as a SSSOM mapping set: by people, with who, when and why, and by our rules."""

from collections.abc import Iterator
from pathlib import Path

from kg import __version__
from kg.graph import open_store
from kg.graph.candidates import label_of
from kg.keep.documents import read_manifest
from kg.model import EntityType, Name
from kg.resolve import Decision, Kind, normal, read_decisions
from kg.resolve.naming import thing_of
from kg.reviewing import decisions_of
from kg.tables import merges
from kg.vocab import mint

COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "author_label",
    "mapping_date",
    "comment",
)
_HEAD = """#curie_map:
#  cetuid: {base}
#  semapv: https://w3id.org/semapv/vocab/
#  skos: http://www.w3.org/2004/02/skos/core#
#mapping_set_id: {base}mappings
#mapping_set_title: names and things found to be the same
#mapping_tool: cetu
#mapping_tool_version: {version}
#license: https://creativecommons.org/publicdomain/zero/1.0/
"""
Row = tuple[str, ...]


def sssom(out: Path) -> str:
    """Return the mapping set of a graph as SSSOM/TSV, its rows sorted.

    Raises:
        KgError: there is no graph, or its decisions cannot be read.
    """
    base = read_manifest(out).settings.base
    rows = sorted({*_decided(out, base), *_merged(out)})
    lines = ["\t".join(" ".join(cell.split()) for cell in row) for row in (COLUMNS, *rows)]
    return _HEAD.format(base=base, version=__version__) + "\n".join(lines) + "\n"


def _decided(out: Path, base: str) -> Iterator[Row]:
    path, store = decisions_of(out), open_store(out)
    for decision in read_decisions(path) if path.is_file() else ():
        if decision.kind is Kind.SAME:
            ends = [(id_, label_of(store, base + id_) or name) for id_, name in map(_end, _ends(decision))]
            yield _row(ends[0], ends[1], "ManualMappingCuration", "1", decision.who, decision.when, decision.why)


def _ends(decision: Decision) -> tuple[str, str]:
    return decision.subject, decision.object


def _end(reference: str) -> tuple[str, str]:
    """Return the id and the name of what a decision speaks of."""
    type_, _, name = reference.partition("/")
    if type_ in list(EntityType):
        return thing_of(Name(EntityType(type_), name)).id, name
    return reference, reference


def _merged(out: Path) -> Iterator[Row]:
    for id_, type_, label, name, score, reason in merges(out):
        subject = (mint(type_, normal(name)), name)
        object_ = (id_ or thing_of(Name(EntityType(type_), label)).id, label)
        if subject[0] != object_[0]:
            yield _row(subject, object_, "LexicalMatching", score, "", "", reason)


def _row(
    subject: tuple[str, str], object_: tuple[str, str], how: str, confidence: str, who: str, when: str, why: str
) -> Row:
    ends = (f"cetuid:{subject[0]}", subject[1], "skos:exactMatch", f"cetuid:{object_[0]}", object_[1])
    return (*ends, f"semapv:{how}", confidence, who, when, why)
