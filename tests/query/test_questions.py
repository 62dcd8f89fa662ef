"""Every named question, its rows on the sample graph, in Oxigraph, in rdflib, and in rdflib on Oxigraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QuerySolutions, Store, Variable
from rdflib import Graph

from kg.errors import KgError
from kg.query import bind, question, questions, run
from kg.vocab import PREFIXES

PAGE, CURVE, ROUND = "把先进制造业做成临江的底色", "产业跃升由三段组成", "传感器小镇怎么建"
PLAN = "临江省先进制造业发展行动方案（2023—2025年）"
SPEECH1, SPEECH2 = "何明川2024年3月20日在全省制造业高质量发展推进会上的讲话", "何明川2023年9月在青岚市的讲话"
CLUSTER, ACTION = "青岚智能传感器产业集群", "“智造临江”专项行动"

# name, arguments, rows as people see them
CASES = [
    (
        "agenda",
        {},
        [
            ("人工智能", "Technology", "2"),
            ("先进制造业", "Industry", "2"),
            ("集成电路产业", "Industry", "2"),
            ("装备制造业", "Industry", "1"),
            (CLUSTER, "IndustrialCluster", "1"),
        ],
    ),
    (
        "article-authors",
        {},
        [
            (CURVE, "中国产业观察中心", "", ""),
            (ROUND, "顾南", "江城大学", "教授"),
            (PAGE, "林知远", "临江发展战略研究会", "副会长"),
            (PAGE, "林知远", "江城大学产业经济研究院", "教授"),
        ],
    ),
    ("article-authors", {"作者": "顾南"}, [(ROUND, "顾南", "江城大学", "教授")]),
    ("clusters-in", {}, [("青岚市", CLUSTER, "IndustrialCluster")]),
    ("clusters-in", {"地区": "临江省"}, [("青岚市", CLUSTER, "IndustrialCluster")]),
    ("clusters-in", {"地区": "北京市"}, []),
    ("corroborated", {}, [(PLAN, "promotes", "先进制造业", "2")]),
    (
        "emphasis",
        {"日期": "2024-05", "类型": "Technology"},
        [
            ("工业互联网", "Technology", "1", "0", "gone"),
            ("𠮷林<b>数据</b>😀平台", "Technology", "0", "1", "new"),
            ("人工智能", "Technology", "1", "1", "as before"),
        ],
    ),
    ("emphasis", {"日期": "2024-05", "变化": "new", "类型": "Person"}, [("顾南", "Person", "0", "1", "new")]),
    ("emphasis", {"日期": "2024-04", "变化": "gone"}, []),
    (
        "emphasis-by-year",
        {"年份": "2024", "类型": "Technology"},
        [
            ("2024", "人工智能", "Technology", "2", "new"),
            ("2024", "工业互联网", "Technology", "1", "new"),
            ("2024", "𠮷林<b>数据</b>😀平台", "Technology", "1", "new"),
        ],
    ),
    (
        "evidence-for",
        {"名称": "碳达峰"},
        [("碳达峰", "targetYear", "2030", "到2030年实现碳达峰", PAGE, "临江日报.txt", "400", "411", "0.9")],
    ),
    (
        "figures-of-year",
        {"年份": "2020"},
        [("制造业增加值占比 2020：27.5%", "27.5", "%", "share", "2020年制造业增加值占比为27.5%")],
    ),
    (
        "frameworks",
        {},
        [
            ("产业跃升曲线", "中国产业观察中心", "Dimension", "1", "创新能力"),
            ("产业跃升曲线", "中国产业观察中心", "Dimension", "2", "融合程度"),
            ("产业跃升曲线", "中国产业观察中心", "Stage", "1", "起步期"),
            ("产业跃升曲线", "中国产业观察中心", "Stage", "2", "成长期"),
            ("产业跃升曲线", "中国产业观察中心", "Stage", "3", "成熟期"),
        ],
    ),
    ("indicator-compared", {}, [("产值增长", "2023", "集成电路产业", "10.2", "装备制造业", "7.9")]),
    (
        "indicator-over-time",
        {"指标": "占比"},
        [("制造业增加值占比", "制造业", "2020", "27.5", "%"), ("制造业增加值占比", "制造业", "2023", "29.1", "%")],
    ),
    ("indicator-over-time", {"对象": "装备制造业"}, [("产值增长", "装备制造业", "2023", "7.9", "%")]),
    ("industries-using", {}, [("人工智能", "装备制造业", "人工智能赋能装备制造业")]),
    (
        "industry-parts",
        {},
        [("集成电路产业", "先进制造业"), ("先进制造业", "制造业"), ("装备制造业", "制造业")],
    ),
    (
        "industry-tree",
        {},
        [("先进制造业", "集成电路产业"), ("制造业", "先进制造业"), ("制造业", "装备制造业")],
    ),
    ("institution-units", {}, [("江城大学", "江城大学产业经济研究院")]),
    (
        "institutions-writing-on",
        {"对象": "集成电路产业"},
        [("临江发展战略研究会", "1"), ("江城大学", "1"), ("江城大学产业经济研究院", "1")],
    ),
    (
        "measures-of",
        {"文章": "底色"},
        [
            (PAGE, "", "1", "强化创新引领，壮大先进制造业"),
            (PAGE, "", "2", "推动人工智能落地"),
            (PAGE, "推动人工智能落地", "1", "建设工业互联网平台"),
        ],
    ),
    ("measures-on", {}, [("强化创新引领，壮大先进制造业", PAGE, "林知远")]),
    ("policies-adopted", {}, [("省委经济工作会议", PLAN, "")]),
    ("policies-by", {"机构": "临江省人民政府"}, [("临江省人民政府", PLAN, "临政发〔2023〕8号")]),
    ("policies-cited", {}, [(PLAN, "2"), (ACTION, "1")]),
    (
        "policies-promoting",
        {},
        [(PLAN, "PolicyDocument", "临江省人民政府", ""), (SPEECH1, "Speech", "何明川", "2024-03-20")],
    ),
    (
        "policies-promoting",
        {"产业": ["装备制造业", CLUSTER]},
        [(ACTION, "PolicyProgramme", "省工业和信息化厅", ""), (PLAN, "PolicyDocument", "临江省人民政府", "")],
    ),
    (
        "sources",
        {},
        [("临江日报.txt", "临江日报", "2024-04-02", "苏晴", "2"), ("圆桌.txt", "产业评论", "2024-05", "", "1")],
    ),
    (
        "speeches-by",
        {"人物": "何明川"},
        [("何明川", "2023-09", "", "青岚市"), ("何明川", "2024-03-20", "全省制造业高质量发展推进会", "")],
    ),
    ("speeches-by", {"自": "2023-01", "至": "2023"}, [("何明川", "2023-09", "", "青岚市")]),
    ("speeches-promote", {}, [("人工智能", "1"), ("先进制造业", "1"), ("集成电路产业", "1")]),
    ("stages-after", {"阶段": "起步期"}, [("起步期", "成长期", "2"), ("起步期", "成熟期", "3")]),
    ("targets", {}, [("碳达峰", "2030")]),
    ("technologies-for", {}, [("人工智能", "装备制造业"), ("工业互联网", "先进制造业")]),
    ("technologies-for", {"产业": "先进制造业"}, [("工业互联网", "先进制造业")]),
    (
        "together",
        {"对象": "碳达峰"},
        [
            (CLUSTER, "IndustrialCluster", "1"),
            ("先进制造业", "Industry", "1"),
            ("制造业", "Industry", "1"),
            ("装备制造业", "Industry", "1"),
            ("集成电路产业", "Industry", "1"),
            ("人工智能", "Technology", "1"),
            ("工业互联网", "Technology", "1"),
        ],
    ),
    (
        "uncertain",
        {},
        [
            (PLAN, "promotes", "先进制造业", "0.6", "sample", f"《{PLAN}》要求做强先进制造业，集成电路产业是重点"),
            (PLAN, "promotes", "集成电路产业", "0.6", "sample", f"《{PLAN}》要求做强先进制造业，集成电路产业是重点"),
        ],
    ),
]
IDS = [f"{name}{'+' if given else ''}" for name, given, _ in CASES]


@pytest.mark.parametrize(("name", "given", "rows"), CASES, ids=IDS)
def test_questions_answer_in_oxigraph(sample_store: Store, name: str, given: dict, rows: list) -> None:
    assert run(sample_store, question(name).bind(given)).texts() == rows


@pytest.mark.parametrize(("name", "given", "rows"), CASES, ids=IDS)
def test_questions_answer_in_rdflib(sample_graph_rdflib: Graph, name: str, given: dict, rows: list) -> None:
    assert in_rdflib(sample_graph_rdflib, question(name).bind(given)) == rows


@pytest.mark.parametrize(("name", "given", "rows"), CASES, ids=IDS)
def test_questions_answer_in_rdflib_on_oxigraph(
    sample_graph_oxrdflib: Graph, name: str, given: dict, rows: list
) -> None:
    assert in_rdflib(sample_graph_oxrdflib, question(name).bind(given)) == rows


def in_rdflib(graph: Graph, sparql: str) -> list[tuple[str, ...]]:
    return [tuple("" if term is None else str(term) for term in row) for row in graph.query(sparql, initNs=PREFIXES)]


def test_questions_count_things_of_each_class(sample_store: Store) -> None:
    counts = dict(run(sample_store, question("things").sparql).texts())
    assert (counts["Institution"], counts["Stage"], counts["SourceDocument"]) == ("6", "3", "2")


def test_questions_are_all_tested_and_at_least_22() -> None:
    assert {name for name, _, _ in CASES} | {"things"} == {item.name for item in questions()}
    assert len(questions()) >= 22


@pytest.mark.parametrize("item", questions(), ids=lambda item: item.name)
def test_questions_have_titles_in_both_languages(item) -> None:
    assert item.zh.endswith("？")
    assert item.en.endswith("?")


def test_question_is_found_by_its_chinese_title() -> None:
    assert question("提出了哪些目标，到哪一年实现？").name == "targets"


def test_question_suggests_the_nearest_name() -> None:
    with pytest.raises(KgError, match="did you mean frameworks"):
        question("framework")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_bind_gives_back_any_text_and_nothing_else(text: str) -> None:
    query = bind('SELECT ?名 ?其他 { VALUES ?名 { "x" } VALUES ?其他 { "y" } }', {"名": text})
    solutions = Store().query(query)
    assert isinstance(solutions, QuerySolutions)
    assert [(row[Variable("名")].value, row["其他"].value) for row in solutions] == [(text, "y")]


def test_bind_leaves_a_blank_open_for_an_empty_text() -> None:
    assert bind('SELECT * { VALUES ?名 { "x" } }', {"名": ""}) == "SELECT * { VALUES ?名 { UNDEF } }"
