"""Scoring: figures worked out by hand on a small case, and the annotators' own scorer on the same graphs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import sample_graph
from rdflib import Graph

from kg.errors import KgError
from kg.evaluate import Tally, page_of
from kg.evaluate.gold import alike, normal, read_gold
from kg.evaluate.pages import evaluate_pages, score

SCORER = Path(__file__).parents[2].parent / "shared" / "eval" / "score.py"

# the sample's first page: some facts as the graph has them, some that it lacks, some left out that it has
GOLD = {
    "source": "临江日报.txt",
    "articles": [
        {
            "id": "a1",
            "title": "把先进制造业做成临江的底色",
            "authors": ["林知远", "无此人"],
            "authorInstitutions": [],
            "begins": "2024年3月20日，何",
            "ends": "实现碳达峰。",
        },
        {
            "id": "a2",
            "title": None,
            "authors": [],
            "authorInstitutions": ["中国产业观察中心"],
            "begins": "中国产业观察中心提出",
            "ends": "三个阶段。",
        },
        {"id": "a3", "title": "无此文", "authors": ["某人"], "authorInstitutions": [], "begins": "无", "ends": "有吗"},
    ],
    "entities": [
        {"id": "e1", "type": "Person", "label": "何明川"},
        {"id": "e2", "type": "Person", "label": "林知远"},
        {"id": "e3", "type": "Person", "label": "某人"},
        {"id": "e4", "type": "Industry", "label": "先进制造业"},
        {"id": "e5", "type": "Industry", "label": "制造业"},
        {"id": "e6", "type": "Industry", "label": "集成电路", "aliases": ["芯片"]},
        {"id": "e7", "type": "Industry", "label": "装备制造业", "optional": True},
        {"id": "e8", "type": "Meeting", "label": "全省制造业高质量发展推进会"},
        {"id": "e9", "type": "PolicyDocument", "label": "《临江省先进制造业发展行动方案（2023—2025年）》"},
        {"id": "e10", "type": "Institution", "label": "临江省人民政府"},
        {"id": "e11", "type": "Institution", "label": "江城大学产业经济研究院"},
        {"id": "e12", "type": "Concept", "label": "碳达峰"},
        {"id": "e13", "type": "Region", "label": "青岚市"},
        {"id": "e14", "type": "Person", "label": "苏晴"},
        {"id": "e15", "type": "Technology", "label": "人工智能"},
    ],
    "relations": [
        {"s": "e9", "p": "issuedBy", "o": "e10"},
        {"s": "e9", "p": "promotes", "o": "e15"},
        {"s": "e9", "p": "promotes", "o": "e5"},
        {"s": "s1", "p": "promotes", "o": "e4"},
        {"s": "e4", "p": "broader", "o": "e5"},
        {"s": "e7", "p": "broader", "o": "e5"},
        {"s": "e12", "p": "targetYear", "o": "2030"},
        {"s": "page", "p": "editor", "o": "e14"},
        {"s": "e6", "p": "broader", "o": "e4", "optional": True},
    ],
    "speeches": [
        {"id": "s1", "speaker": "e1", "date": "2024-03-20", "occasion": "e8", "place": "e13", "evidence": "讲话"},
        {"id": "s2", "speaker": "e2", "date": "2020", "occasion": None, "place": None, "evidence": "没有"},
    ],
    "memberships": [
        {"person": "e2", "institution": "e11", "role": "教授"},
        {"person": "e2", "institution": "e10", "role": "主任"},
    ],
    "observations": [
        {"indicator": "制造业增加值占比", "value": "27.5", "unit": "%", "period": "2020"},
        {"indicator": "制造业增加值占比", "value": "29.1", "unit": "%", "period": "2019"},
        {"indicator": "出口", "value": "3", "unit": "家", "period": None},
    ],
    "measures": [
        {"article": "a1", "order": 1, "headline": "强化创新引领"},
        {"article": "a1", "order": 2, "headline": "推动人工智能落地应用"},
        {"article": "a1", "order": 3, "headline": "没有这一条"},
    ],
}
COUNTS = {  # hits, missed, wrong
    "entity Person": (3, 1, 1),  # 顾南 of the other source is wrong here
    "entity Industry": (3, 0, 0),
    "entity Meeting": (1, 0, 1),
    "concepts": (1, 0, 0),
    "relation issuedBy": (1, 0, 0),
    "relation promotes": (2, 1, 5),  # 装备制造业 is optional, and what promotes it is not held against anyone
    "relation broader": (1, 0, 0),
    "relation targetYear": (1, 0, 0),
    "relation editor": (1, 0, 0),
    "articles": (2, 1, 1),
    "authors": (2, 2, 0),
    "memberships": (1, 1, 2),
    "membership roles": (1, 0, 0),
    "speeches": (1, 1, 1),
    "speech slots": (2, 1, 0),
    "observations": (1, 2, 3),
    "measures": (2, 1, 1),
}


@pytest.fixture(scope="module")
def outcome(sample_graph_rdflib: Graph):
    return score(GOLD, sample_graph_rdflib, sample_graph.PAGE)


@pytest.mark.parametrize(("family", "counts"), COUNTS.items())
def test_score_counts_by_hand(outcome, family: str, counts: tuple[int, int, int]) -> None:
    tally = outcome.families[family]
    assert (tally.hits, len(tally.missed), len(tally.wrong)) == counts, (tally.missed, tally.wrong)


def test_score_sums_groups(outcome) -> None:
    whole = outcome.totals()["RECORDS"]
    assert whole.hits == sum(outcome.families[name].hits for name in outcome.groups["RECORDS"])


def test_statements_of_another_text_are_not_faithful(outcome) -> None:
    faithful = outcome.families["faithful statements"]
    assert faithful.hits > 0
    assert all("no faithful evidence" in line for line in faithful.wrong)
    assert any("顾南" in line for line in faithful.wrong)


@pytest.mark.skipif(not SCORER.is_file(), reason=f"the annotators' scorer is not here: {SCORER}")
@pytest.mark.parametrize("source", sample_graph.SOURCES, ids=lambda source: source.name)
def test_score_gives_the_figures_of_the_annotators_scorer(tmp_path: Path, sample_turtle: bytes, source) -> None:
    files = {"gold": tmp_path / "gold.json", "graph": tmp_path / "graph.ttl", "source": tmp_path / source.name}
    files["gold"].write_text(json.dumps(GOLD | {"source": source.name}), "utf-8")
    files["graph"].write_bytes(sample_turtle)
    files["source"].write_text(source.text, "utf-8")
    call = [sys.executable, SCORER, *files.values()]
    theirs = json.loads(subprocess.run([*call, "--json"], capture_output=True, check=True, text=True).stdout)
    outcomes, _ = evaluate_pages([page_of(files["gold"], tmp_path)], [files["graph"]], [source.text])
    assert outcomes[0].figures() == theirs
    printed = subprocess.run([*call, "--errors"], capture_output=True, check=True, text=True).stdout.splitlines()
    ours = [*outcomes[0].table().splitlines(), *outcomes[0].errors().splitlines()]
    assert sorted(ours) == sorted(printed)


def test_pages_are_pooled_by_counts(tmp_path: Path, sample_turtle: bytes) -> None:
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), "utf-8")
    (tmp_path / "graph.ttl").write_bytes(sample_turtle)
    (tmp_path / "临江日报.txt").write_text(sample_graph.PAGE, "utf-8")
    page = page_of(tmp_path / "gold.json", tmp_path)
    outcomes, pool = evaluate_pages([page, page], [tmp_path / "graph.ttl"] * 2, [sample_graph.PAGE] * 2)
    assert pool.families["articles"].hits == 2 * outcomes[0].families["articles"].hits
    assert pool.totals()["ENTITIES"].f1 == outcomes[0].totals()["ENTITIES"].f1


def test_gold_without_its_lists_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text('{"source": "a.txt", "entities": []}', "utf-8")
    with pytest.raises(KgError, match="it has no articles, relations"):
        read_gold(tmp_path / "gold.json")


def test_page_without_its_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), "utf-8")
    with pytest.raises(KgError, match=r"its source 临江日报.txt is not in"):
        page_of(tmp_path / "gold.json", tmp_path)


@pytest.mark.parametrize(
    ("tally", "figures"),
    [(Tally(), (1, 1, 1)), (Tally(0, ["x"]), (0, 0, 0)), (Tally(1, ["x"], ["y", "z"]), (1 / 3, 1 / 2, 0.4))],
)
def test_tally_figures(tally: Tally, figures: tuple[float, float, float]) -> None:
    assert (tally.precision, tally.recall, pytest.approx(tally.f1)) == figures


@pytest.mark.parametrize(
    ("text", "form"), [("“智造 临江”行动", "智造临江行动"), ("《Ｇ２０ 峰会》", "G20峰会"), ("一\n二", "一二")]
)
def test_normal_is_how_names_are_compared(text: str, form: str) -> None:
    assert normal(text) == form
    assert alike(text, form) == 1
