"""Whether a built graph keeps the contract: shapes, evidence, OWL 2 DL; and what is still without a code."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import RDF, SKOS, Graph

from kg.errors import KgError
from kg.graph.owl import missing, owl_check
from kg.graph.report import Finding, Report
from kg.graph.shapes import name, place, shape_findings
from kg.model import without_space
from kg.vocab import CETU

if TYPE_CHECKING:
    from rdflib.term import Node

_UNFAITHFUL = "引文与来源文件不符 / the source does not say so there"
_LINKS = {
    "Industry": (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch),
    "Region": (CETU.administrativeCode, CETU.countryCode),
}


def check(out: Path, sources: Mapping[str, str] | None = None, *, reason: bool = True) -> Report:
    """Return what is wrong with the graph of a build.

    Args:
        out: the folder of the build.
        sources: decoded texts by the SHA-256 of their files, to compare the quotes with.
        reason: let HermiT look for contradictions where Java is there.

    Raises:
        KgError: there is no graph in the folder.
    """
    turtle = out / "graph.ttl"
    if not turtle.is_file():
        raise KgError(f"{turtle}: no such file; `kg build INPUT -o {out}` makes it")
    graph = Graph().parse(turtle, format="turtle")
    report = Report(turtle, shape_findings(graph), owl_missing=missing(), unlinked=unlinked(graph))
    if sources is not None:
        report.findings += sorted(unfaithful(graph, sources))
        report.quotes = len(set(graph.subjects(RDF.type, CETU.Evidence)))
    if not report.owl_missing:
        [report.owl] = owl_check(turtle, reason=reason)
    return report


def unfaithful(graph: Graph, sources: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the evidence whose place in the source does not hold its quote, white space aside."""
    texts: dict[Node | None, str | None] = {n: sources.get(str(x)) for n, x in graph.subject_objects(CETU.sha256)}
    for evidence in graph.subjects(RDF.type, CETU.Evidence):
        text = texts.get(graph.value(evidence, CETU.inSource))
        begin, end = (int(str(graph.value(evidence, p) or 0)) for p in (CETU.beginOffset, CETU.endOffset))
        file, quote = place(graph, evidence)
        found = "" if text is None else text[begin:end]
        if text is None or without_space(found) != without_space(quote):
            yield Finding(
                _UNFAITHFUL, name(graph, evidence), "source not given" if text is None else found, file, quote
            )


def unlinked(graph: Graph) -> dict[str, list[str]]:
    """Return the names that no code list knows, by class: industries and regions."""
    found: dict[str, list[str]] = {}
    for kind, links in _LINKS.items():
        for node in graph.subjects(RDF.type, CETU[kind]):
            if not any((node, link, None) in graph for link in links):
                found.setdefault(kind, []).append(name(graph, node))
    return {kind: sorted(names) for kind, names in found.items()}
