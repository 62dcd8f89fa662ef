"""What the items of a list are."""

import pytest
from extract_reading import named, told

CASES = {
    ("渔业要大力发展声学浮标、养殖工船。", "Technology"): ["声学浮标", "养殖工船"],  # a trade's products are no trades
    ("突破高光谱测色仪、余热回收装置等关键技术。", "Technology"): ["高光谱测色仪", "余热回收装置"],
    ("推动生物制造、深海养殖等产业发展。", "Industry"): ["生物制造", "深海养殖"],
    ("新材料、工业母机、低空经济等战略性新兴产业。", "Industry"): [
        "新材料", "工业母机", "低空经济", "战略性新兴产业",
    ],
    ("在医疗、教育、交通等领域推广人工智能。", "Industry"): ["医疗", "教育", "交通"],
    ("统筹资金、土地、人才等要素资源。", "Industry"): [],  # a list of what is no trade
    ("湖南、湖北、江西等省份。", "Region"): ["湖南", "湖北", "江西"],
    ("以轴承、密封件为代表的新兴产业。", "Industry"): ["轴承", "密封件", "新兴产业"],
    ("推动脑机接口、深海采矿、太空旅游等成为新的增长点。", "Industry"): ["脑机接口", "深海采矿", "太空旅游"],
    ("突破岩芯提取、微波烧结。", "Technology"): ["岩芯提取", "微波烧结"],  # the last fills its clause
    ("推动钢铁、石化、建材改造升级。", "Industry"): ["钢铁", "石化", "建材"],  # 改造 is no part of a name
    ("突破余热利用、资源回收与循环利用、污染防治与安全处置等技术。", "Technology"): [
        "余热利用", "资源回收与循环利用", "污染防治与安全处置",
    ],
    ("推动专利质量、研发强度、团队稳定性等提升。", "Technology"): [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "expected"), [(*case, e) for case, e in CASES.items()])
def test_settled_items(text: str, type_: str, expected: list[str]) -> None:
    assert named(text, type_) == expected


def test_a_head_behind_the_list_is_broader_than_its_items() -> None:
    text = "新材料、低空经济等战略性新兴产业加快发展。"
    assert told(text, "broader") == {("新材料产业", "战略性新兴产业"), ("低空经济", "战略性新兴产业")}
