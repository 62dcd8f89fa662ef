"""What people decide: read strictly, replayed in any order with the same result, refused where two rows contradict."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from keep.conftest import TEXTS, contents
from rdflib import RDF, RDFS, SKOS, Graph

from kg import pipeline
from kg.errors import DataFileError, KgError
from kg.extraction import extract
from kg.model import SourceText
from kg.resolve import ConflictingDecisions, Resolution, read_decisions, resolve
from kg.vocab import CETU

HEAD = "decision\tsubject\tpredicate\tobject\twho\twhen\twhy"


def write(path: Path, *rows: str) -> Path:
    """Rows with their cells between bars."""
    path.write_text(
        "\n".join([HEAD, *("\t".join(cell.strip() for cell in row.split("|")) for row in rows)]) + "\n", "utf-8"
    )
    return path


def decided(tmp_path: Path, texts: dict[str, str], *rows: str) -> Resolution:
    """The graph of some texts under some decisions."""
    decisions = read_decisions(write(tmp_path / "decisions.tsv", *rows))
    sources = [SourceText(name, f"{n:064x}", text, "utf-8") for n, (name, text) in enumerate(sorted(texts.items()))]
    return resolve([extract(source) for source in sources], decisions)


def labels(resolution: Resolution, type_: str) -> set[str]:
    return {entity.label for entity in resolution.entities if entity.type == type_}


def said(resolution: Resolution) -> set[tuple[str, str, str]]:
    """Statements by label, where both ends have one."""
    of = {entity.id: entity.label for entity in resolution.entities}
    return {(of[s.subject], s.predicate, of.get(str(s.object), str(s.object))) for s in resolution.statements}


def test_same_and_rename(tmp_path: Path) -> None:
    rows = ["same | Industry/集成电路产业 | | Industry/软件产业", "rename | Industry/软件产业 | | 数字产业"]
    found = decided(tmp_path, TEXTS, *rows)
    assert "数字产业" in labels(found, "Industry")
    assert not labels(found, "Industry") & {"集成电路产业", "软件产业"}
    [entity] = [e for e in found.entities if e.label == "数字产业"]
    assert {"集成电路产业", "软件产业"} <= set(entity.aliases)


def test_different_undoes_what_the_gazetteer_brings_together(tmp_path: Path) -> None:
    assert "信息产业部" not in labels(decided(tmp_path, TEXTS), "Institution")
    found = decided(
        tmp_path, TEXTS, "different | Institution/信息产业部 | | Institution/工业和信息化部 | | | 前身不是同一机构"
    )
    assert {"信息产业部", "工信部"} <= labels(found, "Institution")
    [former] = [e for e in found.entities if e.label == "信息产业部"]
    assert former.aliases == ()
    article = next(e.label for e in found.entities if e.type == "Article" and e.label == "稳住工业")
    assert (article, "mentions", "信息产业部") in said(found)


def test_retype_moves_a_thing_to_another_class(tmp_path: Path) -> None:
    found = decided(tmp_path, TEXTS, "retype | Industry/机器人产业 | | Concept")
    assert "机器人产业" in labels(found, "Concept")
    assert "机器人产业" not in labels(found, "Industry")


def test_reject_takes_a_statement_out_and_what_nothing_else_speaks_of(tmp_path: Path) -> None:
    plain = decided(tmp_path, TEXTS)
    title = "关于壮大航空产业的意见"
    assert (title, "issuedBy", "国务院") in said(plain)
    found = decided(tmp_path, TEXTS, f"reject | PolicyDocument/{title} | issuedBy | Institution/国务院")
    assert (title, "issuedBy", "国务院") not in said(found)
    assert said(plain) - said(found) == {(title, "issuedBy", "国务院")}


def test_accept_promotes_a_candidate(tmp_path: Path) -> None:
    plain = decided(tmp_path, TEXTS)
    [candidate] = [c for c in plain.candidates if c.object_name.endswith("/大同市")]
    assert "大同" not in {label[:2] for label in labels(plain, "Region")}
    found = decided(tmp_path, TEXTS, f"accept | {candidate.subject} | mentions | Region/大同")
    assert "大同" in {label[:2] for label in labels(found, "Region")}
    assert candidate.id not in {c.id for c in found.candidates}


ROWS = [
    "same | Industry/集成电路产业 | | Industry/软件产业",
    "same | Industry/软件产业 | | Industry/机器人产业",
    "rename | Industry/机器人产业 | | 数字产业",
    "retype | Concept/新质生产力 | | Industry",
    "different | Institution/信息产业部 | | Institution/工信部",
    "reject | PolicyDocument/关于壮大航空产业的意见 | issuedBy | Institution/国务院",
    "rename | Person/周若谷 | | 周若榖",
]


def test_any_order_and_any_repetition_gives_the_same(tmp_path: Path) -> None:
    first = decided(tmp_path, TEXTS, *ROWS)
    rng = random.Random(7)
    for _ in range(8):
        rows = rng.sample(ROWS, len(ROWS)) + rng.sample(ROWS, 3)
        again = decided(tmp_path, TEXTS, *rows)
        assert again.entities == first.entities
        assert again.statements == first.statements
        assert again.candidates == first.candidates


CONFLICTS = [
    (["same | Industry/甲产业 | | Industry/乙产业", "different | Industry/乙产业 | | Industry/甲产业"], "one, or two"),
    (["rename | Industry/甲产业 | | 甲", "rename | Industry/甲产业 | | 乙"], "differently"),
    (["retype | Industry/甲产业 | | Concept", "retype | Industry/甲产业 | | Technology"], "differently"),
    (
        [
            "reject | Person/甲 | affiliatedWith | Institution/乙",
            "accept | Person/甲 | affiliatedWith | Institution/乙",
        ],
        "differently",
    ),
    (
        [
            "same | Industry/甲产业 | | Industry/乙产业",
            "rename | Industry/乙产业 | | 乙",
            "rename | Industry/甲产业 | | 甲",
        ],
        "differently",
    ),
    (
        [
            "same | Industry/甲产业 | | Industry/乙产业",
            "same | Industry/乙产业 | | Industry/丙产业",
            "different | Industry/甲产业 | | Industry/丙产业",
        ],
        "one, or two",
    ),
]


@pytest.mark.parametrize(("rows", "reason"), CONFLICTS)
def test_conflicts_are_refused_with_both_rows_named(tmp_path: Path, rows: list[str], reason: str) -> None:
    with pytest.raises(ConflictingDecisions, match=reason) as refused:
        read_decisions(write(tmp_path / "d.tsv", *rows))
    assert len({place for place in ("d.tsv:2", "d.tsv:3", "d.tsv:4") if place in str(refused.value)}) == 2


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        # two names of one thing: only the documents tell that the rows speak of the same
        (["rename | Institution/工信部 | | 甲", "rename | Institution/工业和信息化部 | | 乙"], ConflictingDecisions),
        (["same | Industry/软件产业 | | Concept/新质生产力"], KgError),
    ],
)
def test_conflicts_that_only_names_show(tmp_path: Path, rows: list[str], error: type[Exception]) -> None:
    with pytest.raises(error, match=r"decisions.tsv:2"):
        decided(tmp_path, TEXTS, *rows)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("merge | Industry/a | | Industry/b", "unknown decision 'merge'"),
        ("same | Industry/a | | ", "there is no object"),
        ("same | 产业/a | | Industry/b", "'产业/a' names no thing"),
        ("retype | Industry/a | | Industrie", "unknown type 'Industrie'"),
        ("rename | Industry/a | | b | 张 | 昨天 | ", "when is '昨天'"),
    ],
)
def test_a_row_that_says_what_it_may_not_is_named(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(DataFileError, match=r"d\.tsv:2: ") as refused:
        read_decisions(write(tmp_path / "d.tsv", row))
    assert message in str(refused.value)


def test_without_its_columns_it_is_no_decisions_file(tmp_path: Path) -> None:
    (tmp_path / "d.tsv").write_text("what\tthing\n", "utf-8")
    with pytest.raises(DataFileError, match="no column decision, subject, predicate, object"):
        read_decisions(tmp_path / "d.tsv")


def test_decisions_are_replayed_on_each_build(
    folder: Path, built: Path, scratch: Callable[..., dict[str, bytes]], tmp_path: Path
) -> None:
    before = contents(built)
    write(built / "decisions.tsv", *ROWS, "same | Industry/无人知晓产业 | | Industry/软件产业")
    report = pipeline.build([folder], built)
    assert len(report.orphans) == 1
    assert "无人知晓产业" in report.orphans[0]
    after = contents(built)
    assert after != before
    assert after == scratch(folder, decisions=built / "decisions.tsv")
    pipeline.build([folder], built)
    assert contents(built) == after
    pipeline.remove(built, [folder / "b.txt"])
    pipeline.add(built, [folder / "b.txt"])
    assert contents(built) == after
    (built / "decisions.tsv").unlink()
    pipeline.build([folder], built)
    assert contents(built) == before


@pytest.mark.parametrize("row", ROWS)
def test_each_decision_can_be_taken_back(
    folder: Path, built: Path, scratch: Callable[..., dict[str, bytes]], row: str
) -> None:
    before = contents(built)
    write(built / "decisions.tsv", row)
    pipeline.build([folder], built)
    assert contents(built) == scratch(folder, decisions=built / "decisions.tsv")
    assert contents(built) != before
    write(built / "decisions.tsv")
    pipeline.build([folder], built)
    assert contents(built) == before


def test_a_rejected_statement_that_nobody_makes_is_an_orphan(folder: Path, built: Path) -> None:
    write(built / "decisions.tsv", "reject | Industry/软件产业 | broader | Industry/集成电路产业")
    report = pipeline.build([folder], built)
    assert len(report.orphans) == 1


def test_a_name_of_two_people_is_not_enough(tmp_path: Path) -> None:
    plain = decided(tmp_path, TEXTS)
    one, other = sorted(entity.id for entity in plain.entities if entity.label == "林知远")
    assert (one, other) in {(s.one, s.other) for s in plain.naming.suggestions}
    with pytest.raises(KgError, match=f"Person/林知远 names several things; write the id of one: {one}, {other}"):
        decided(tmp_path, TEXTS, "rename | Person/林知远 | | 林知遠")
    found = decided(tmp_path, TEXTS, f"same | {one} | | {other}", f"rename | {other} | | 林知遠")
    assert [entity.id for entity in found.entities if entity.label in {"林知远", "林知遠"}] == [one]
    ids = {entity.id for entity in found.entities}
    assert not [s for s in found.naming.suggestions if {s.one, s.other} <= ids]


def test_a_conflict_leaves_the_graph_as_it_was(folder: Path, built: Path) -> None:
    before = contents(built)
    write(built / "decisions.tsv", "rename | Person/周若谷 | | 甲", "rename | Person/周若谷 | | 乙")
    with pytest.raises(ConflictingDecisions):
        pipeline.build([folder], built)
    assert contents(built) == before


def test_a_decided_graph_keeps_one_label_a_thing(folder: Path, built: Path) -> None:
    write(built / "decisions.tsv", "rename | Industry/软件产业 | | 集成电路产业")
    pipeline.build([folder], built)
    graph = Graph().parse(built / "graph.ttl", format="turtle")
    shown = {str(graph.value(s, SKOS.prefLabel)) for s in graph.subjects(RDF.type, CETU.Industry)}
    names = [str(o) for s in graph.subjects(RDF.type, CETU.Industry) for o in graph.objects(s, RDFS.label)]
    assert "集成电路产业" in shown
    assert len(names) == len(set(names))
