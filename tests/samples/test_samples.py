"""Checks the sample pages and their gold files: complete, well formed, true to their page, and written by ourselves."""

import csv
import json
import re
import runpy
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
SETS = {"development": HERE, "more": HERE / "more", "held out": HERE / "heldout"}
SIZES = {"development": 8, "more": 12, "held out": 8}
PAGES = [
    page for half in SETS.values() for page in sorted((half / "pages").iterdir()) if page.suffix in {".txt", ".md"}
]
RUN = 30

POLICY = {"PolicyDocument", "PolicyProgramme"}
SUBJECT = {"Industry", "Technology", "Concept"}
SIGNATURES: dict[str, tuple[set[str], set[str]]] = {
    "issuedBy": (POLICY, {"Institution"}),
    "adoptedAt": (POLICY, {"Meeting"}),
    "launchedBy": ({"PolicyProgramme"}, {"Institution"}),
    "promotes": (POLICY | {"Meeting", "Speech"}, SUBJECT | {"IndustrialCluster"}),
    "broader": (SUBJECT, SUBJECT),
    "appliedIn": ({"Technology"}, {"Industry"}),
    "locatedIn": ({"Industry", "IndustrialCluster", "Institution"}, {"Region"}),
    "subOrganizationOf": ({"Institution"}, {"Institution"}),
    "proposedBy": ({"Framework"}, {"Institution", "Person"}),
    "hasDimension": ({"Framework"}, {"Dimension"}),
    "hasStage": ({"Framework"}, {"Stage"}),
    "targetYear": ({"Concept"}, {"year"}),
    "editor": ({"page"}, {"Person"}),
}
TYPES = {kind for ends in SIGNATURES.values() for side in ends for kind in side} - {"Speech", "year", "page"}
KINDS = {"level", "growth", "share", "count", "change"}
RECORDS = ["entities", "relations", "speeches", "memberships", "observations", "measures"]

Gold = dict[str, Any]


def normal(text: str) -> str:
    """The form in which gold and page are compared: no white space, no quotation marks, full-width made plain."""
    return re.sub(r"[\s“”\"‘’'「」『』《》〈〉]", "", unicodedata.normalize("NFKC", text))


def gold_of(page: Path) -> Path:
    return page.parents[1] / "gold" / f"{page.stem}.json"


def read(page: Path) -> tuple[Gold, str]:
    return json.loads(gold_of(page).read_text("utf-8")), normal(page.read_text("utf-8"))


def unfaithful(gold: Gold, flat: str) -> Iterator[str]:
    """Quotes, names, headlines and article edges that the page does not print."""
    for row in (row for key in RECORDS for row in gold[key]):
        quote = normal(row["evidence"])
        if not quote or quote not in flat or len(quote) > 60:
            yield f"evidence: {row}"
    printed = [(name, "name") for e in gold["entities"] for name in [e["label"], *e["aliases"]]]
    printed += [(m["headline"], "headline") for m in gold["measures"]]
    printed += [(a[key], key) for a in gold["articles"] for key in ("begins", "ends")]
    printed += [(a["title"], "title") for a in gold["articles"] if a["title"]]
    printed += [(name, "author") for a in gold["articles"] for name in [*a["authors"], *a["authorInstitutions"]]]
    yield from (f"{what} is not on the page: {text}" for text, what in printed if normal(text) not in flat)


def doubled(gold: Gold) -> Iterator[str]:
    """Ids, entities and relations that are given twice."""
    keys: list[Any] = [x["id"] for key in ("articles", "entities", "speeches") for x in gold[key]]
    keys += [(e["type"], normal(e["label"])) for e in gold["entities"]]
    keys += [(r["s"], r["p"], r["o"]) for r in gold["relations"]]
    yield from (f"twice: {key}" for key in dict.fromkeys(keys) if keys.count(key) > 1)


def misfits(gold: Gold) -> Iterator[str]:
    """Relations and records whose ends have types that they may not have."""
    kinds = {e["id"]: e["type"] for e in gold["entities"]} | {"page": "page"}
    kinds |= {s["id"]: "Speech" for s in gold["speeches"]} | {a["id"]: "Article" for a in gold["articles"]}
    yield from (f"unknown type: {e}" for e in gold["entities"] if e["type"] not in TYPES)
    for r in gold["relations"]:
        domain, reach = SIGNATURES[r["p"]]
        object_ = "year" if re.fullmatch(r"\d{4}", r["o"]) else kinds[r["o"]]
        if kinds[r["s"]] not in domain or object_ not in reach or (r["p"] == "broader" and kinds[r["s"]] != object_):
            yield f"ends: {r}"
    for key, field, want in [
        ("memberships", "person", "Person"),
        ("memberships", "institution", "Institution"),
        ("speeches", "speaker", "Person"),
        ("speeches", "occasion", "Meeting"),
        ("speeches", "place", "Region"),
        ("measures", "article", "Article"),
    ]:
        yield from (f"{field}: {row}" for row in gold[key] if row[field] and kinds[row[field]] != want)
    known = {o["id"] for o in gold["entities"]} | {None}
    yield from (f"subject: {o}" for o in gold["observations"] if o["subject"] not in known)


def malformed(gold: Gold) -> Iterator[str]:
    """Values, dates and orders that are no values, dates and orders."""
    iso = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")
    for o in gold["observations"]:
        if not re.fullmatch(r"\d+(\.\d+)?", o["value"]) or o["kind"] not in KINDS:
            yield f"observation: {o}"
        if o["period"] and not iso.fullmatch(o["period"]):
            yield f"period: {o}"
    for s in gold["speeches"]:
        if not (s["date"] or s["occasion"] or s["place"]) or (s["date"] and not iso.fullmatch(s["date"])):
            yield f"speech: {s}"
    for a in gold["articles"]:
        orders = [m["order"] for m in gold["measures"] if m["article"] == a["id"]]
        if orders != list(range(1, len(orders) + 1)):
            yield f"order of measures in {a['id']}: {orders}"


@pytest.mark.parametrize("name", SETS)
def test_every_page_has_gold_and_every_gold_its_page(name: str) -> None:
    half = SETS[name]
    pages = {p.stem for p in PAGES if p.parents[1] == half}
    assert len(pages) == SIZES[name]
    assert {p.stem for p in (half / "gold").glob("*.json")} == pages


@pytest.mark.parametrize("half", SETS.values(), ids=SETS)
def test_metadata_names_every_page_that_has_no_front_matter(half: Path) -> None:
    with (half / "pages" / "metadata.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert list(rows[0]) == ["file", "title", "publication", "date", "page", "url"]
    plain = {p.name for p in PAGES if p.parents[1] == half and not p.read_text("utf-8").startswith("---\n")}
    assert {row["file"] for row in rows} == plain


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_gold_is_true_to_its_page(page: Path) -> None:
    gold, flat = read(page)
    assert gold["source"] == page.name
    assert [*unfaithful(gold, flat), *doubled(gold), *misfits(gold), *malformed(gold)] == []


def test_the_checks_find_faults() -> None:
    gold, flat = read(PAGES[0])
    entity, relation, observation = gold["entities"][0], gold["relations"][0], gold["observations"][0]
    gold["entities"].append(entity | {"id": "e999", "evidence": "页上没有的话", "aliases": ["页上没有的名字"]})
    gold["relations"].append(relation | {"p": "issuedBy"})
    gold["observations"].append(observation | {"value": "约三成", "period": "去年"})
    assert len(list(unfaithful(gold, flat))) == 2
    assert len(list(doubled(gold))) == 1
    assert len(list(misfits(gold))) == 1
    assert len(list(malformed(gold))) == 2


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_gold_passes_the_common_checker(page: Path) -> None:
    checker = SHARED / "eval" / "check_gold.py"
    if not checker.exists():
        pytest.skip("the common checker is not beside the repository")
    faults = runpy.run_path(str(checker))["faults"]
    gold = json.loads(gold_of(page).read_text("utf-8"))
    assert list(faults(gold, page.read_text("utf-8"))) == []


def test_no_page_repeats_the_real_pages() -> None:
    corpus = SHARED / "corpus"
    if not corpus.exists():
        pytest.skip("the real pages are not beside the repository")
    real = [normal(path.read_text("utf-8")) for path in corpus.iterdir()]
    runs = {text[i : i + RUN] for text in real for i in range(len(text) - RUN + 1)}
    for page in PAGES:
        flat = normal(page.read_text("utf-8"))
        assert not {flat[i : i + RUN] for i in range(len(flat) - RUN + 1)} & runs, page.name
