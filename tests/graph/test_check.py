"""Planted faults, one a shape, all in one graph: each must be reported once, and nothing else."""

from pathlib import Path
from typing import NamedTuple

import pyshacl
import pytest
import sample_statements as sample
from rdflib import RDF, RDFS, SH, Graph, URIRef
from sample_statements import ADVANCED, FAIR, LIN, PAGE, PROVINCE, RULES, TEXT_1, said

from kg.errors import KgError
from kg.graph import ontology_text
from kg.graph.check import check, unfaithful
from kg.graph.evidence import evidence_id
from kg.graph.report import Finding
from kg.graph.shapes import shape_findings
from kg.model import EntityType
from kg.vocab import BASE, CETU, PREFIXES

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
PROOF = evidence_id(said("林知远")[0])


def node(id: str) -> str:
    return f"<{BASE}{id}>"


def thing(id: str, kind: str, rest: str = "") -> str:
    """Return an individual without fault, named by its id."""
    name = id.rpartition("/")[2]
    return (
        f'{node(id)} a owl:NamedIndividual , cetu:{kind} ; rdfs:label "{name}"@zh ; skos:prefLabel "{name}" {rest} .\n'
    )


def axiom(begin: str, predicate: str, end: str, *evidence: str) -> str:
    """Return an annotation; `end` is Turtle."""
    links = "".join(f" ; cetu:evidence {node(x)}" for x in evidence)
    return (
        f"[] a owl:Axiom ; owl:annotatedSource {node(begin)} ; owl:annotatedProperty {predicate} ; "
        f"owl:annotatedTarget {end}{links} .\n"
    )


def stated(begin: str, predicate: str, end: str) -> str:
    """Return a triple with evidence; `end` is Turtle."""
    return f"{node(begin)} {predicate} {end} .\n" + axiom(begin, predicate, end, PROOF)


def proof(id: str, **changed: str) -> str:
    """Return an evidence without fault but for what is changed."""
    values = {
        "inSource": node(PAGE.id), "inArticle": node(TEXT_1.id), "beginOffset": "0", "endOffset": "9",
        "quote": '"原文"', "confidence": "0.9", "rule": '"test"',
    } | changed  # fmt: skip
    return thing(id, "Evidence", "".join(f"; cetu:{key} {value} " for key, value in values.items()))


SHA = '"' + "0" * 64 + '"'
OTHER_PAGE = thing("source/乙页", "SourceDocument", f'; cetu:fileName "乙页" ; cetu:sha256 {SHA}')
OTHER_ARTICLE = thing(
    "article/乙文", "Article", f"; cetu:inSource {node('source/乙页')} ; cetu:beginOffset 0 ; cetu:endOffset 5"
)
SCHEME = thing("classification/标准", "Classification")


class Fault(NamedTuple):
    """A fault, and how it is reported."""

    turtle: str
    message: str
    label: str


FAULTS = [
    Fault(f'{node("region/1")} a owl:NamedIndividual , cetu:Region ; rdfs:label "Jia"@en ; skos:prefLabel "Jia" .', "exactly one label", "Jia"),
    Fault(f'{node("region/2")} a owl:NamedIndividual , cetu:Region ; rdfs:label "乙地"@zh .', "exactly one untagged", "乙地"),
    Fault(thing("region/丙地", "Region") + f'{node("zz/1")} a owl:NamedIndividual , cetu:Person ; rdfs:label "丙地"@zh ; skos:prefLabel "丙" .', "label shared", "丙地"),
    Fault(thing("industry/双料", "Industry") + f"{node('industry/双料')} a cetu:Concept .", "two classes", "双料"),
    Fault(axiom(TEXT_1.id, "cetu:inSource", node(PAGE.id)), "neither evidence nor", "以产业集群带动县域经济 —出自文件→ 青禾日报/第3版.txt"),
    Fault(axiom(LIN.id, "cetu:affiliatedWith", node(sample.OFFICE.id), PROOF), "not asserted", "林知远 —任职于→ 青禾省工业和信息化厅"),
    Fault(axiom(RULES.id, "cetu:issuedBy", node(sample.OFFICE.id), PROOF), "two annotation nodes", "青禾省先进制造业促进条例"),
    Fault(f"{node(FAIR.id)} cetu:promotes {node(ADVANCED.id)} .", "statement without evidence", "青禾省制造业大会"),
    Fault(proof("evidence/过信", confidence="1.5"), "between 0 and 1", "过信"),
    Fault(proof("evidence/过长", endOffset="1"), "quote is longer", "过长"),
    Fault(OTHER_PAGE + OTHER_ARTICLE + proof("evidence/错位", inArticle=node("article/乙文")), "different documents", "错位"),
    Fault(axiom(TEXT_1.id, "cetu:beginOffset", "0", "evidence/过信", "evidence/过长", "evidence/错位") + proof("evidence/无主"), "evidence of nothing", "无主"),
    Fault(thing("source/丙页", "SourceDocument", '; cetu:fileName "丙页" ; cetu:sha256 "xyz"'), "64 hexadecimal", "丙页"),
    Fault(thing("article/倒文", "Article", f"; cetu:inSource {node(PAGE.id)} ; cetu:beginOffset 9 ; cetu:endOffset 5"), "begin before it ends", "倒文"),
    Fault(stated("article/乙文", "cetu:author", node(PROVINCE.id)), "neither person nor institution", "乙文"),
    Fault(SCHEME + thing("item/条目", "ClassificationItem", f'; skos:inScheme {node("classification/标准")} ; skos:notation "X"') + stated("article/乙文", "cetu:mentions", node("item/条目")), "never an item of a code list", "乙文"),
    Fault(thing("person/甲", "Person") + stated("person/甲", "cetu:affiliatedWith", node(PROVINCE.id)), "affiliated with something", "甲"),
    Fault(thing("institution/甲局", "Institution") + thing("institution/乙局", "Institution") + stated("institution/甲局", "cetu:subOrganizationOf", node("institution/乙局")) + stated("institution/乙局", "cetu:subOrganizationOf", node("institution/甲局")), "units of each other", "乙局"),
    Fault(thing("membership/空任", "Membership", f"; cetu:member {node(LIN.id)}"), "exactly one institution", "空任"),
    Fault(thing("policydocument/甲法", "PolicyDocument") + stated("policydocument/甲法", "cetu:issuedBy", node(LIN.id)), "issued by something", "甲法"),
    Fault(thing("policyprogramme/甲行动", "PolicyProgramme") + stated("policyprogramme/甲行动", "cetu:adoptedAt", node(sample.OFFICE.id)), "adopted at something", "甲行动"),
    Fault(thing("meeting/甲会", "Meeting") + stated("meeting/甲会", "cetu:promotes", node(PROVINCE.id)), "promotes something", "甲会"),
    Fault(thing("meeting/乙会", "Meeting", '; cetu:unit "%"'), "no business on things of this class", "乙会"),
    Fault(thing("speech/无人", "Speech", '; cetu:date "2024"'), "without a person who speaks", "无人"),
    Fault(thing("speech/无据", "Speech", f"; cetu:speaker {node(LIN.id)}"), "neither date, occasion nor place", "无据"),
    Fault(thing("speech/九月讲话", "Speech", f'; cetu:speaker {node(LIN.id)} ; cetu:date "九月"'), "not an ISO date", "九月讲话"),
    Fault(thing("industry/甲业", "Industry") + stated("industry/甲业", "cetu:broader", node(sample.NETWORK.id)), "under something that is no industry", "甲业"),
    Fault(thing("concept/甲论", "Concept") + thing("concept/乙论", "Concept") + stated("concept/甲论", "cetu:broader", node("concept/乙论")) + stated("concept/乙论", "cetu:broader", node("concept/甲论")), "broader runs in a circle", "乙论"),
    Fault(thing("technology/甲术", "Technology") + stated("technology/甲术", "cetu:appliedIn", node(sample.FORCES.id)), "applied in something that is no industry", "甲术"),
    Fault(thing("industrialcluster/甲群", "IndustrialCluster") + stated("industrialcluster/甲群", "cetu:locatedIn", node(LIN.id)), "located in something", "甲群"),
    Fault(thing("region/丁地", "Region", '; cetu:administrativeCode "12"'), "six digits", "丁地"),
    Fault(thing("region/戊地", "Region", f"; cetu:partOf {node('region/己地')}") + thing("region/己地", "Region", f"; cetu:partOf {node('region/戊地')}"), "partOf runs in a circle", "己地"),
    Fault(thing("framework/甲模型", "Framework") + stated("framework/甲模型", "cetu:proposedBy", node(ADVANCED.id)), "proposed by neither", "甲模型"),
    Fault(thing("dimension/孤维", "Dimension"), "dimension of no framework", "孤维"),
    Fault(thing("stage/丙期", "Stage", f"; cetu:order 3 ; cetu:nextStage {node(sample.GROWTH.id)}") + stated(sample.MODEL.id, "cetu:hasStage", node("stage/丙期")), "must have the next number", "丙期"),
    Fault(thing("indicator/孤标", "Indicator"), "indicator of no observation", "孤标"),
    Fault(thing("observation/无值", "Observation", f'; cetu:indicator {node(sample.SHARE.id)} ; cetu:unit "%"'), "exactly one number", "无值"),
    Fault(thing("observation/怪值", "Observation", f'; cetu:indicator {node(sample.SHARE.id)} ; cetu:value 1.5 ; cetu:comparator "more"'), "level, growth, share, count or change", "怪值"),
    Fault(thing("measure/孤策", "Measure"), "no article proposes", "孤策"),
    Fault(thing("measure/零策", "Measure", "; cetu:order 0") + f"{node(TEXT_1.id)} cetu:proposes {node('measure/零策')} .", "one whole number from 1", "零策"),
    Fault(thing("item/无码", "ClassificationItem", f"; skos:inScheme {node('classification/标准')}"), "exactly one code", "无码"),
    Fault(thing("classification/怪标", "Classification", '; skos:notation "1"'), "no business on things of this class", "怪标"),
]  # fmt: skip


@pytest.fixture(scope="module")
def faulty(built: Path) -> Graph:
    turtle = (built / "graph.ttl").read_text("utf-8") + HEAD + "".join(fault.turtle + "\n" for fault in FAULTS)
    return Graph().parse(data=turtle, format="turtle")


@pytest.fixture(scope="module")
def findings(faulty: Graph) -> list[Finding]:
    return shape_findings(faulty)


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.message for fault in FAULTS])
def test_check_reports_a_planted_fault_once(findings: list[Finding], fault: Fault) -> None:
    found = [x for x in findings if fault.message in x.message and x.label.partition("（")[0] == fault.label]
    assert len(found) == 1, [str(x) for x in findings if x.label == fault.label]


def test_check_reports_nothing_else(findings: list[Finding]) -> None:
    assert len(findings) == len(FAULTS), "\n".join(map(str, findings))


def test_check_finds_what_a_shacl_processor_finds(faulty: Graph) -> None:
    shapes = Graph().parse(data=ontology_text("shapes.ttl"), format="turtle")
    _, results, _ = pyshacl.validate(faulty, shacl_graph=shapes, meta_shacl=True)
    assert isinstance(results, Graph)
    assert len(set(results.objects(None, SH.result))) == len(FAULTS)


def test_check_tells_statement_file_and_quote(findings: list[Finding]) -> None:
    [found] = [x for x in findings if x.label == "甲群"]
    assert (found.value, found.file, found.quote) == ("位于 林知远", sample.SOURCE.name, "林知远")
    assert str(found).endswith("甲群: 位于 林知远 [青禾日报/第3版.txt: “林知远”]")


def test_check_has_a_shape_for_each_class() -> None:
    shapes = Graph().parse(data=ontology_text("shapes.ttl"), format="turtle")
    assert {CETU[kind] for kind in [*EntityType, "Evidence"]} <= set(shapes.objects(None, SH.targetClass))


def test_check_shapes_name_only_declared_terms() -> None:
    shapes, ontology = (Graph().parse(data=ontology_text(name), format="turtle") for name in ("shapes.ttl", "cetu.ttl"))
    used = {term for triple in shapes for term in triple if isinstance(term, URIRef) and term in CETU}
    assert used <= set(ontology.subjects(RDF.type))
    assert used <= set(ontology.subjects(RDFS.label))


def test_check_of_a_sound_graph_finds_nothing(built: Path) -> None:
    report = check(built, {sample.SOURCE.sha256: sample.TEXT}, reason=False)
    assert report.findings == []
    assert report.conforms
    assert report.quotes == 22
    assert "江北市" in report.unlinked["Region"]
    assert "青禾省" not in report.unlinked["Region"]
    assert "conforms" in str(report)


def test_check_compares_quotes_with_the_source(built: Path) -> None:
    graph = Graph().parse(built / "graph.ttl")
    assert not list(unfaithful(graph, {sample.SOURCE.sha256: sample.TEXT}))
    changed = list(unfaithful(graph, {sample.SOURCE.sha256: sample.TEXT.replace("28.50%", "18.50%")}))
    assert [(x.file, x.quote) for x in changed] == [(sample.SOURCE.name, sample.FIGURE_SENTENCE)]
    assert [x.value for x in unfaithful(graph, {})] == ["source not given"] * 22


def test_check_says_where_the_graph_is_missing(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no such file"):
        check(tmp_path)
