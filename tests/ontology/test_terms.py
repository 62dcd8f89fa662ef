"""The ontology against the vocabulary in code, and against what a small ontology should be."""

import re
from collections import Counter

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, BNode, Graph, Literal, URIRef, namespace

from kg.graph import ontology_text
from kg.model import EntityType
from kg.vocab import CETU, DATE, ONTOLOGY

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDFS.Datatype)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=ontology_text(), format="turtle")


def declared(ontology: Graph, *kinds: URIRef) -> set[str]:
    terms = {term for kind in kinds for term in ontology.subjects(RDF.type, kind) if isinstance(term, URIRef)}
    return {str(term).removeprefix(str(CETU)) for term in terms if str(term).startswith(str(CETU))}


def test_ontology_declares_the_terms_of_the_vocabulary_and_no_others(ontology: Graph) -> None:
    assert declared(ontology, *KINDS) == set(CETU.__annotations__) - {"_NS", "_fail"}


def test_ontology_has_a_class_for_each_entity_type(ontology: Graph) -> None:
    assert {str(kind) for kind in EntityType} <= declared(ontology, OWL.Class)


def test_ontology_stays_small(ontology: Graph) -> None:
    assert len(declared(ontology, OWL.Class)) <= 30
    assert len(declared(ontology, *KINDS[1:4])) <= 60


def test_ontology_names_and_defines_each_term_in_both_languages(ontology: Graph) -> None:
    for name in declared(ontology, *KINDS):
        for kind in (RDFS.label, SKOS.definition):
            languages = sorted(o.language for o in ontology.objects(CETU[name], kind) if isinstance(o, Literal))
            assert languages == ["en", "zh"], (name, kind)


def test_ontology_labels_are_unique(ontology: Graph) -> None:
    counts = Counter(str(label) for label in ontology.objects(None, RDFS.label))
    assert [label for label, count in counts.items() if count > 1] == []


def test_ontology_header_says_what_it_is(ontology: Graph) -> None:
    for wanted in (DCTERMS.title, DCTERMS.description, DCTERMS.license, OWL.versionIRI, VANN.preferredNamespacePrefix):
        assert ontology.value(ONTOLOGY, wanted) is not None
    assert ontology.value(ONTOLOGY, OWL.versionIRI) != ONTOLOGY
    assert not list(ontology.objects(None, OWL.imports))


def test_ontology_uses_only_what_it_declares(ontology: Graph) -> None:
    known = {s for kind in KINDS for s in ontology.subjects(RDF.type, kind)}
    built_in = (str(OWL), str(RDF), str(RDFS), "http://www.w3.org/2001/XMLSchema#")
    for predicate in set(ontology.predicates()):
        assert predicate in known or str(predicate).startswith(built_in), predicate
    for role in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range):
        for end in ontology.objects(None, role):
            assert isinstance(end, BNode) or end in known or str(end).startswith(built_in), end


def test_ontology_aligns_by_annotation_only(ontology: Graph) -> None:
    assert (SKOS.closeMatch, RDF.type, OWL.AnnotationProperty) in ontology
    foreign = ("https://schema.org/", "http://purl.org/ontology/bibo/", "http://data.europa.eu/eli/")
    for s, p, o in ontology:
        if str(o).startswith(foreign):
            assert p == SKOS.closeMatch, (s, p, o)


CLOSED = {
    "http://www.w3.org/ns/prov#": namespace.PROV,
    "http://www.w3.org/ns/org#": namespace.ORG,
    "http://www.w3.org/2004/02/skos/core#": namespace.SKOS,
    "http://www.w3.org/ns/sosa/": namespace.SOSA,
    "http://purl.org/dc/terms/": namespace.DCTERMS,
    "http://purl.org/linked-data/cube#": namespace.QB,
    "http://xmlns.com/foaf/0.1/": namespace.FOAF,
    "http://purl.org/vocab/vann/": namespace.VANN,
}


def test_ontology_invents_no_term_in_another_namespace(ontology: Graph) -> None:
    checked = 0
    for term in {term for triple in ontology for term in triple if isinstance(term, URIRef)}:
        for space, terms in CLOSED.items():
            if str(term).startswith(space) and str(term) != space:
                assert str(term).removeprefix(space) in terms, term
                checked += 1
    assert checked > 25


def test_ontology_spells_terms_as_the_style_says(ontology: Graph) -> None:
    for name in declared(ontology, OWL.Class, RDFS.Datatype):
        assert re.fullmatch(r"[A-Z][A-Za-z]+", name)
    for name in declared(ontology, *KINDS[1:4]):
        assert re.fullmatch(r"[a-z][A-Za-z0-9]+", name)


def test_ontology_date_pattern_is_that_of_the_vocabulary(ontology: Graph) -> None:
    pattern = next(ontology.objects(None, URIRef("http://www.w3.org/2001/XMLSchema#pattern")))
    assert str(pattern) == DATE.pattern


@pytest.mark.parametrize(
    ("text", "is_date"),
    [("2024", True), ("2023-09", True), ("2024-03-20", True), ("2020/2024", True), ("2024-13", False), ("九月", False)],
)
def test_date_text(text: str, is_date: bool) -> None:
    assert bool(DATE.fullmatch(text)) is is_date
