"""Makes the documentation page and the diagram of the ontology anew: `python ontology/docs/build.py`.

Needs Graphviz's `dot` and uv, which fetches pyLODE 3.2.1 (3.4.1 does not import).
"""

import re
import subprocess
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.vocab import CETU

HERE = Path(__file__).parent
ONTOLOGY = HERE.parent / "cetu.ttl"
STYLE = 'fontname="Noto Sans CJK SC, Noto Sans SC, sans-serif"'
EXTRA = {  # what domains and ranges do not say
    ("Observation", "PolicySubject"): "观测对象",
    ("Article", "PolicySubject"): "提及",
    ("Industry", "ClassificationItem"): "对照",
    ("ClassificationItem", "Classification"): "属于",
}
COLOURS = {
    "documents": ("#eef2f7", "SourceDocument Article Evidence Measure"),
    "actors": ("#e6f0e8", "Person Institution Membership Region"),
    "policy": ("#fbeee0", "Policy PolicyDocument PolicyProgramme Event Meeting Speech"),
    "subjects": (
        "#f3e8f4",
        "PolicySubject Industry IndustrialCluster Technology Concept Classification ClassificationItem",
    ),
    "figures": ("#e6f3f5", "Framework Dimension Stage Indicator Observation"),
}


def label(graph: Graph, term: Node) -> str:
    """Return the two labels of a term, a line each."""
    names = {name.language: str(name) for name in graph.objects(term, RDFS.label) if hasattr(name, "language")}
    return f"{names['zh']}\\n{names['en']}"


def members(graph: Graph, node: Node | None) -> list[URIRef]:
    """Return the classes of a domain or range: one, or those of a union."""
    if isinstance(node, URIRef):
        return [node] if node in CETU else []
    union = node and graph.value(node, OWL.unionOf)
    return [member for member in Collection(graph, union) if isinstance(member, URIRef)] if union else []


def dot(graph: Graph) -> str:
    """Return the classes and the relations between them in Graphviz's language."""
    lines = [f'digraph cetu {{ graph [{STYLE} rankdir=LR nodesep=0.25 ranksep=1.1 bgcolor="white"];']
    lines += [f'node [{STYLE} shape=box style="rounded,filled" fontsize=12 color="#8a94a3"];']
    lines += [f'edge [{STYLE} fontsize=9 color="#6b7686" fontcolor="#3d4654" arrowsize=0.7];']
    for colour, names in COLOURS.values():
        lines += [f'{name} [label="{label(graph, CETU[name])}" fillcolor="{colour}"];' for name in names.split()]
    lines += [*_subclasses(graph), *_relations(graph), "}"]
    return "\n".join(lines)


def _subclasses(graph: Graph) -> list[str]:
    pairs = sorted((str(a), str(b)) for a, b in graph.subject_objects(RDFS.subClassOf) if a in CETU and b in CETU)
    return [f"{_id(a)} -> {_id(b)} [arrowhead=empty style=dashed];" for a, b in pairs]


def _relations(graph: Graph) -> list[str]:
    arrows = {ends: [name] for ends, name in EXTRA.items()}
    for term in sorted(graph.subjects(RDF.type, OWL.ObjectProperty)):
        if term in CETU:
            ends = (members(graph, graph.value(term, role)) for role in (RDFS.domain, RDFS.range))
            for begin, end in product(*ends):
                arrows.setdefault((_id(str(begin)), _id(str(end))), []).append(label(graph, term).partition("\\n")[0])
    return [f'{a} -> {b} [label="{"、".join(names)}"];' for (a, b), names in sorted(arrows.items())]


def _id(iri: str) -> str:
    return iri.removeprefix(str(CETU))


def for_page(turtle: str) -> str:
    """Return the ontology as pyLODE, which goes by the order of the file, shows it best.

    Our terms come first, each with one label of both languages, since it runs two into one word; terms of other
    vocabularies come last and without labels, of which it would make anchors that clash.
    """
    head, mark, rest = turtle.partition("# -- terms of other")
    others, classes, ours = rest.partition("# -- classes")
    bare = re.sub(r"^(\S+ a owl:\w+) ; rdfs:label .*$", r"\1 .", others, flags=re.MULTILINE)
    joined = re.sub(r'((?:rdfs:label|dcterms:title) "[^"]*)"@zh , "([^"]*"@en)', r"\1 \2", head + classes + ours)
    return f"{joined}\n{mark}{bare}"


def main() -> None:
    """Write index.html and diagram.svg beside this file."""
    graph = Graph().parse(ONTOLOGY)
    svg = subprocess.run(["dot", "-Tsvg"], input=dot(graph), capture_output=True, text=True, check=True)
    (HERE / "diagram.svg").write_text(svg.stdout, "utf-8")
    with TemporaryDirectory() as folder:
        shown = Path(folder) / "cetu.ttl"
        shown.write_text(for_page(ONTOLOGY.read_text("utf-8")), "utf-8")
        command = ["uv", "tool", "run", "--from", "pylode==3.2.1", "pylode", shown, "-o", HERE / "index.html"]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
