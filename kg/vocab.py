"""Our namespace, the prefixes, and how IRIs are minted.

The names are the contract that queries, shapes and scorers read; `ontology/cetu.ttl` defines them.
"""

import hashlib
import re
from functools import lru_cache

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

ONTOLOGY = URIRef("https://w3id.org/cetu/ontology")
BASE = "https://w3id.org/cetu/id/"

_DAY = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
DATE = re.compile(f"{_DAY}(/{_DAY})?")  # the pattern of cetu:DateText: 2024, 2023-09, 2024-03-20, 2020/2024


class CETU(DefinedNamespace):
    """Terms of the Cetu ontology; a misspelt one raises AttributeError."""

    _NS = Namespace("https://w3id.org/cetu/ontology#")
    _fail = True

    # classes
    SourceDocument: URIRef
    Article: URIRef
    Person: URIRef
    Institution: URIRef
    Membership: URIRef
    Policy: URIRef
    PolicyDocument: URIRef
    PolicyProgramme: URIRef
    Event: URIRef
    Meeting: URIRef
    Speech: URIRef
    PolicySubject: URIRef
    Industry: URIRef
    IndustrialCluster: URIRef
    Technology: URIRef
    Concept: URIRef
    Region: URIRef
    Framework: URIRef
    Dimension: URIRef
    Stage: URIRef
    Indicator: URIRef
    Observation: URIRef
    Measure: URIRef
    Evidence: URIRef
    Classification: URIRef
    ClassificationItem: URIRef

    # object properties
    inSource: URIRef
    inArticle: URIRef
    author: URIRef
    editor: URIRef
    mentions: URIRef
    proposes: URIRef
    affiliatedWith: URIRef
    subOrganizationOf: URIRef
    member: URIRef
    organization: URIRef
    issuedBy: URIRef
    adoptedAt: URIRef
    launchedBy: URIRef
    promotes: URIRef
    speaker: URIRef
    occasion: URIRef
    place: URIRef
    broader: URIRef
    appliedIn: URIRef
    locatedIn: URIRef
    partOf: URIRef
    proposedBy: URIRef
    hasDimension: URIRef
    hasStage: URIRef
    nextStage: URIRef
    indicator: URIRef
    observedSubject: URIRef
    partOfMeasure: URIRef
    concerns: URIRef

    # data properties
    fileName: URIRef
    sha256: URIRef
    encoding: URIRef
    title: URIRef
    publication: URIRef
    page: URIRef
    url: URIRef
    beginOffset: URIRef
    endOffset: URIRef
    quote: URIRef
    confidence: URIRef
    rule: URIRef
    role: URIRef
    documentNumber: URIRef
    date: URIRef
    targetYear: URIRef
    administrativeCode: URIRef
    countryCode: URIRef
    order: URIRef
    value: URIRef
    unit: URIRef
    normalizedValue: URIRef
    normalizedUnit: URIRef
    qualifier: URIRef
    period: URIRef
    comparator: URIRef

    # annotation properties
    evidence: URIRef
    evidenceText: URIRef
    matchReason: URIRef
    matchScore: URIRef

    # datatype
    DateText: URIRef


PREFIXES = {
    "cetu": str(CETU),
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "sosa": "http://www.w3.org/ns/sosa/",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
}


def pointed(number: str) -> str:
    """Return an xsd:decimal in the canonical form of XML Schema 1.0, part 2, 3.2.3.2, which has a point.

    Without it Protégé saves the number as a bare 11 of Turtle, which is an xsd:integer, and so loses the axiom.

    >>> pointed("11"), pointed("0.9")
    ('11.0', '0.9')
    """
    return number if "." in number else f"{number}.0"


@lru_cache(maxsize=20_000)
def mint(kind: str, *parts: str) -> str:
    """Return the stable id of a thing, `kind/hash`, from its class and what names it, and from nothing else.

    >>> mint("Industry", "先进制造业")
    'industry/2af158f52cacfe20'
    """
    digest = hashlib.sha256("\x1f".join((kind, *parts)).encode()).hexdigest()
    return f"{kind.lower()}/{digest[:16]}"


def source_id(sha256: str) -> str:
    """Return the id of the source document with these bytes."""
    return mint("SourceDocument", sha256)


def article_id(article: str) -> str:
    """Return the id in the graph of the article with this `Article.id`."""
    return mint("Article", article)
