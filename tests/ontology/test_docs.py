"""The committed page and diagram tell of the ontology as it is."""

from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, URIRef

from kg.graph import ontology_text
from kg.vocab import CETU

DOCS = Path(__file__).parents[2] / "ontology" / "docs"


def labels(*kinds: URIRef) -> set[str]:
    ontology = Graph().parse(data=ontology_text(), format="turtle")
    terms = {term for kind in kinds for term in ontology.subjects(RDF.type, kind) if term in CETU}
    return {str(label) for term in terms for label in ontology.objects(term, RDFS.label)}


def test_docs_page_names_every_term() -> None:
    page = (DOCS / "index.html").read_text("utf-8")
    missing = [
        x for x in labels(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty) if x not in page
    ]
    assert missing == []


def test_docs_diagram_shows_every_class() -> None:
    diagram = (DOCS / "diagram.svg").read_text("utf-8")
    assert [label for label in labels(OWL.Class) if label not in diagram] == []
