from pyoxigraph import RdfFormat, parse

from kg.view.facts import read_facts

GRAPH = """
@prefix c: <https://w3id.org/cetu/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
c:Industry a owl:Class ; rdfs:label "产业"@zh .
<urn:a> a c:Industry, owl:NamedIndividual ; rdfs:label "人工智能（产业）"@zh ; skos:prefLabel "人工智能" ; skos:altLabel "AI产业"@zh .
<urn:b> a c:Concept ; rdfs:label "智能化"@zh ; c:targetYear "2030" .
<urn:p> a c:Policy, c:PolicyDocument ; rdfs:label "意见"@zh ; c:promotes <urn:a>, <urn:b> .
<urn:s> a c:SourceDocument ; rdfs:label "页"@zh .
<urn:e1> a c:Evidence ; c:inSource <urn:s> ; c:beginOffset 3 ; c:endOffset 9 ; c:quote "发展人工智能" ; c:rule "r" ; c:confidence 0.8 .
<urn:e2> a c:Evidence ; c:inSource <urn:s> ; c:beginOffset 30 ; c:endOffset 35 ; c:quote "到2030年" ; c:rule "t" ; c:confidence 0.7 .
[] a owl:Axiom ; owl:annotatedSource <urn:p> ; owl:annotatedProperty c:promotes ; owl:annotatedTarget <urn:a> ; c:evidence <urn:e1>, <urn:e2> .
[] a owl:Axiom ; owl:annotatedSource <urn:b> ; owl:annotatedProperty c:targetYear ; owl:annotatedTarget "2030" ; c:evidence <urn:e2> .
"""


def test_things_links_values_and_their_evidence() -> None:
    facts = read_facts(parse(GRAPH, format=RdfFormat.TURTLE), ("Policy", "PolicyDocument"))
    by_iri = {thing.iri: thing for thing in facts.things}
    assert set(by_iri) == {"urn:a", "urn:b", "urn:p", "urn:s"}
    assert (by_iri["urn:a"].label, by_iri["urn:a"].name, by_iri["urn:a"].aliases) == (
        "人工智能（产业）",
        "人工智能",
        ["AI产业"],
    )
    assert by_iri["urn:b"].values == [("targetYear", "2030", [1])]
    said = {
        (facts.things[link.subject].iri, link.predicate, facts.things[link.object].iri): link.evidence
        for link in facts.links
    }
    assert said == {("urn:p", "promotes", "urn:a"): [0, 1], ("urn:p", "promotes", "urn:b"): []}
    first = facts.quotes[0]
    assert (first.text, first.begin, first.end, first.rule, first.confidence) == ("发展人工智能", 3, 9, "r", 0.8)
    assert facts.things[first.source].iri == "urn:s"


def test_of_two_classes_the_narrower_counts() -> None:
    facts = read_facts(parse(GRAPH, format=RdfFormat.TURTLE), ("Policy", "PolicyDocument"))
    assert {thing.iri: thing.kind for thing in facts.things}["urn:p"] == "PolicyDocument"
