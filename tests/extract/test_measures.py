import re
from array import array
from dataclasses import replace

import pytest

from kg.data import records
from kg.extract.measures import advises, find_measures
from kg.model import Article, ArticleKind, Point, PointKind, Range, SourceText


def article(text: str, *points: Point) -> Article:
    return Article(
        source=SourceText("a.txt", "0" * 64, text, "utf-8"),
        number=1,
        kind=ArticleKind.ARTICLE,
        text=text,
        offsets=array("I", range(len(text))),
        title=None,
        contributors=(),
        body=Range(0, len(text)),
        extent=Range(0, len(text)),
        outline=points,
    )


def point(text: str, marker: str, headline: str, order: int = 1, parent: int | None = None, **kind: PointKind) -> Point:
    begin = re.search(re.escape(marker + headline), text).start()
    head = Range(begin + len(marker), begin + len(marker) + len(headline))
    return Point(
        kind=kind.get("kind", PointKind.NUMBERED),
        level=1 if parent is None else 2,
        order=order,
        marker=Range(begin, begin + len(marker)) if marker else None,
        headline=head,
        extent=Range(begin, len(text)),
        parent=parent,
    )


@pytest.mark.parametrize("row", list(records("patterns/measures.jsonl")), ids=lambda row: row["example"])
def test_each_pattern_reads_its_example(row):
    assert advises(row["example"]) is row["expect"]


ADVICE = """聚焦主责主业；要推动老旧设备更新；坚持因地制宜；处理好速度与质量的关系；大力发展现代物流；直面转型难题；
健全创新机制，向高端转型；适度超前布局算力设施；以标准提升带动质量提升；协同发力推动园区低碳转型；创新体制机制；发展银发经济新业态；
政府应完善激励机制；企业要加大研发投入；把人才作为第一资源；加强组织领导；在制度供给上下功夫；从供需两端发力；服务实体经济；
管理数据资产；开放应用场景；改革评价制度；念好“山海经”；让数据多跑路；对重点项目开辟绿色通道；需加快补齐短板；高标准建设试验区；
打造具有全国影响力的集群；推动企业成为创新主体；深挖文化内涵"""

DESCRIPTION = """绿色转型是可持续的发展；综合实力持续增强；一些行业是资源密集型行业；
市场步入调整；有利于协调发展；可有效降低成本；
科技水平高；跨界融合趋势日益凸显；数字化转型全面提速；低碳发展成为共识；发展物流业是强市的关键；指导思想；基本原则；主要目标；总体要求；
保障措施；服务业比重稳步上升；创新是第一动力；产业结构不合理；发展质量不高；研发投入强度不足；开放水平有待提高；改革红利持续释放；
协同创新机制尚不健全；管理体制不顺；资金来源单一；要素成本上升；建设成效显著；支撑能力明显提升；为什么要改革；意义是什么？"""


@pytest.mark.parametrize("headline", re.split("[；\n]+", ADVICE))
def test_advice(headline):
    assert advises(headline) is True


@pytest.mark.parametrize("headline", re.split("[；\n]+", DESCRIPTION))
def test_description(headline):
    assert not advises(headline)


def test_an_item_that_tells_nothing_goes_with_its_list():
    text = "一是加快立法。二是开放共享。三是耐心投入。第一，市场广阔。"
    items = [
        point(text, marker, head, i) for i, (marker, head) in enumerate([("一是", "加快立法"), ("二是", "开放共享")], 1)
    ]
    patient = point(text, "三是", "耐心投入", 3)
    alone = point(text, "第一，", "市场广阔")
    assert len(find_measures(article(text, *items, patient))) == 3
    assert find_measures(article(text, alone)) == []


def test_order_runs_through_the_article_and_parents_are_kept():
    text = "以人才为根本，增强后劲。一是要培养工匠。二是引进专家。成效明显。第一，规模持续扩大。"
    outline = (
        point(text, "", "以人才为根本，增强后劲", kind=PointKind.RUN_IN),
        point(text, "一是", "要培养工匠", 1, parent=0),
        point(text, "二是", "引进专家", 2, parent=0),
        point(text, "第一，", "规模持续扩大"),
    )
    found = find_measures(article(text, *outline))
    assert [(m.order, m.parent, m.level, m.headline.of(text)) for m in found] == [
        (1, None, 1, "以人才为根本，增强后劲"),
        (2, 0, 2, "要培养工匠"),
        (3, 0, 2, "引进专家"),
    ]


def test_the_measure_above_a_point_skips_what_is_no_measure():
    text = "成效显著。一是推进改革。一方面，要放权。"
    outline = (
        point(text, "", "成效显著", kind=PointKind.RUN_IN),
        point(text, "一是", "推进改革", parent=0),
        point(text, "一方面，", "要放权", parent=1),
    )
    assert [(m.index, m.parent) for m in find_measures(article(text, *outline))] == [(1, None), (2, 1)]


def test_a_plain_heading_is_no_measure_and_a_numbered_one_is():
    text = "完善政策体系\n（一）加快设备更新。\n甲"
    outline = (
        point(text, "", "完善政策体系", kind=PointKind.SECTION),
        point(text, "（一）", "加快设备更新", parent=0),
    )
    assert [m.headline.of(text) for m in find_measures(article(text, *outline))] == ["加快设备更新"]


def test_the_headings_of_a_policy_document_are_measures():
    text = "某市文旅发展规划（2023—2030年）\n丰富产品供给\n甲\n发展基础\n乙"
    points = (
        point(text, "", "丰富产品供给", 1, kind=PointKind.SECTION),
        point(text, "", "发展基础", 2, kind=PointKind.SECTION),
    )
    plan = replace(article(text, *points), title=Range(0, text.index("\n")))
    assert [m.headline.of(text) for m in find_measures(plan)] == ["丰富产品供给"]


def test_a_list_of_features_advises_nothing():
    text = "这一模式的特点主要包括：一是坚持开放办学，二是注重实践。"
    outline = (point(text, "一是", "坚持开放办学", 1), point(text, "二是", "注重实践", 2))
    assert find_measures(article(text, *outline)) == []


def test_what_stands_behind_to_do_marks_is_advice_however_short():
    text = "一要强主体。二要畅通道。"
    found = find_measures(article(text, point(text, "一要", "强主体"), point(text, "二要", "畅通道", 2)))
    assert [m.headline.of(text) for m in found] == ["强主体", "畅通道"]


def test_a_short_heading_advises_where_its_text_does():
    text = "资金关。应拓宽渠道。人才关。可引进专家。"
    points = [point(text, "", head, n, kind=PointKind.RUN_IN) for n, head in enumerate(("资金关", "人才关"), 1)]
    assert [m.headline.of(text) for m in find_measures(article(text, *points))] == ["资金关", "人才关"]
    told = "资金关。银行已放款。人才关。专家已到位。"
    points = [point(told, "", head, n, kind=PointKind.RUN_IN) for n, head in enumerate(("资金关", "人才关"), 1)]
    assert find_measures(article(told, *points)) == []


def test_what_one_list_describes_says_nothing_of_the_next():
    text = "原因有三：一是待遇不高；二是技能不配。破解之道，首先，企业要改善待遇。其次，学校须强化实训。"
    points = [
        point(text, "一是", "待遇不高", 1),
        point(text, "二是", "技能不配", 2),
        point(text, "首先，", "企业要改善待遇", 1),
        point(text, "其次，", "学校须强化实训", 2),
    ]
    assert [m.headline.of(text) for m in find_measures(article(text, *points))] == ["企业要改善待遇", "学校须强化实训"]
