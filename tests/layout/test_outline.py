import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.layout.outline import Heading, outline
from kg.model import Point, Range


def points(text: str, *headings: str) -> list[Point]:
    places = [Range(text.index(h), text.index(h) + len(h)) for h in headings]
    return list(outline(text, Range(0, len(text)), [Heading(place, 0) for place in places]))


def tree(text: str, *headings: str) -> list[tuple[str, int, int, str]]:
    return [(p.kind.value, p.level, p.order, p.headline.of(text)) for p in points(text, *headings)]


HEADLINES = [
    (
        "一是强化协同，链接全球资源，构建创新网络。\n二是激发活力，建立长效机制，加快人才培养。",
        ["强化协同", "激发活力"],
    ),
    (
        "一是弘扬科学家精神，大力推进创新。创新是核心。\n二是弘扬企业家精神，推进产业创新。企业是主体。",
        ["弘扬科学家精神，大力推进创新", "弘扬企业家精神，推进产业创新"],
    ),
    (
        "一是聚焦于弥补短板、锻造长板，通过发展巩固基础；二是持续培育产业，重视研发。",
        ["聚焦于弥补短板、锻造长板", "持续培育产业"],
    ),
    ("一是以硬科技为引领，提升占比。目前占比不高。\n二是加大投入。", ["以硬科技为引领，提升占比", "加大投入"]),
    ("一是以市场为牵引，深化合作，扩大开放，积极参与国际分工。", ["以市场为牵引，深化合作"]),
    ("一方面要发挥优势，集中力量；另一方面要加大投入，调动积极性。", ["要发挥优势", "要加大投入"]),
    (
        "第一，一些企业是劳动密集型企业，如纺织；第二，房地产业步入调整。房地产是支柱。",
        ["一些企业是劳动密集型企业", "房地产业步入调整"],
    ),
]


@pytest.mark.parametrize(("text", "headlines"), HEADLINES)
def test_headlines(text: str, headlines: list[str]) -> None:
    assert [p.headline.of(text) for p in points(text)] == headlines


NESTED = """\
第一，健全体制机制。科技是主战场。一是统筹攻关。必须坚持问题导向。二是加强布局。以目标为导向。
第二，健全融合制度。这是关键举措。一是加大投入。二是提升水平。一方面，要通过服务。另一方面，要加强资源投入。
"""


def test_a_list_inside_a_point_is_its_child() -> None:
    found = points(NESTED)
    assert [(p.level, p.order) for p in found] == [(1, 1), (2, 1), (2, 2), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2)]
    assert [p.parent for p in found] == [None, 0, 0, None, 3, 3, 5, 5]


RUN_IN = """\
注重要素协同，打造创新生态。实现科技与金融协同发展。
以数字化为牵引，助力转型升级。数字化是大势所趋。一是打通数据，统一接口。二是共建平台，降低门槛。
强化安全协同，推动开放发展。支持企业参与标准制定。
当前，形势依然严峻。要保持定力。
"""


def test_run_in_headings_are_sentences_of_one_make() -> None:
    found = [p for p in tree(RUN_IN) if p[0] == "run-in"]
    assert [p[3] for p in found] == [
        "注重要素协同，打造创新生态",
        "以数字化为牵引，助力转型升级",
        "强化安全协同，推动开放发展",
    ]
    assert [p[2] for p in found] == [1, 2, 3]
    assert [p.parent for p in points(RUN_IN)] == [None, None, 1, 1, None]


def test_a_run_in_heading_alone_is_an_ordinary_sentence() -> None:
    assert tree("加强研发投入，提升创新能力。研发是基础。\n近年来，我国发展很快。成绩显著。") == []


def test_short_sentences_of_one_make_part_a_paragraph() -> None:
    text = "设备要更新。企业可贷款。人才要留住。高校可扩招。机制要理顺。政府可让利。"
    assert [p[3] for p in tree(text)] == ["设备要更新", "人才要留住", "机制要理顺"]
    assert [p[3] for p in tree("资金关。银行可放款。\n别的话说了很久很久。\n人才关。可引进专家。")] == [
        "资金关",
        "人才关",
    ]


POLICY = """\
一、总体要求
坚持创新驱动。
二、重点任务
（一）提升能力。支持企业攻关。
1.突破技术。支持联合攻关。
2.建设平台。依托高校建设。
（二）拓展场景。推动应用。
三、保障措施
（三）加强领导。统筹推进。
"""


def test_a_document_nests_its_numbers() -> None:
    assert tree(POLICY, "一、总体要求", "二、重点任务", "三、保障措施") == [
        ("section", 1, 1, "总体要求"),
        ("section", 1, 2, "重点任务"),
        ("numbered", 2, 1, "提升能力"),
        ("numbered", 3, 1, "突破技术"),
        ("numbered", 3, 2, "建设平台"),
        ("numbered", 2, 2, "拓展场景"),
        ("section", 1, 3, "保障措施"),
        ("numbered", 2, 3, "加强领导"),
    ]


def test_extents_hold_what_belongs_to_a_point() -> None:
    found = points(POLICY, "一、总体要求", "二、重点任务", "三、保障措施")
    assert found[1].extent.of(POLICY).endswith("推动应用。")
    assert found[2].extent.of(POLICY).endswith("依托高校建设。")
    assert found[3].extent.of(POLICY) == "1.突破技术。支持联合攻关。"


def test_two_lists_of_one_kind_follow_each_other() -> None:
    text = "要做好：一是推进科技，二是推动产业。因此要努力。\n一是弘扬精神。科技是核心。\n二是深化改革。改革是动力。"
    assert [(p[1], p[2]) for p in tree(text)] == [(1, 1), (1, 2), (1, 1), (1, 2)]


def test_marks_out_of_turn_and_lone_firsts_are_no_points() -> None:
    assert tree("首先要看到成绩。成绩来之不易。") == []
    assert tree("一方面成绩很大。") == []
    assert tree("他说，五是一个吉利的数字，三是不是也是？") == []


PIECES = st.sampled_from(
    [
        "一是",
        "二是",
        "三是",
        "第一，",
        "（一）",
        "一、",
        "1.",
        "一方面，",
        "另一方面，",
        "首先，",
        "加强研发。",
        "，",
        "。",
        "；",
        "\n",
        "甲乙",
        "以创新为引擎，激发动能。",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_points_lie_inside_the_text_and_their_parents(text: str) -> None:
    found = outline(text, Range(0, len(text)), [])
    for point in found:
        assert 0 <= point.extent.begin < point.extent.end <= len(text)
        assert point.extent.begin <= point.headline.begin < point.headline.end <= point.extent.end
        assert point.marker is None or point.marker.begin == point.extent.begin
        if point.parent is None:
            assert point.level == 1
        else:
            above = found[point.parent]
            assert above.level == point.level - 1
            assert above.extent.begin <= point.extent.begin
            assert point.extent.end <= above.extent.end
    assert [p.extent.begin for p in found] == sorted(p.extent.begin for p in found)
    assert not re.search(r"^\s", "".join(p.headline.of(text)[:1] for p in found))
